"""Pictures of the page that is to be printed, drawn off the UI thread and kept until it is dropped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.paper.preview import Raster, rasterise
from kiosk.ui.jobs import Jobs

_MOST_PREVIEWS = 6


class PagePreviews(QObject):
    """Draws sides of one page, each as wide as it is asked for.

    Args:
        jobs: runs the drawing.
        failed: is told of a side that could not be drawn.
        parent: Qt's owner.

    Signals:
        ready: a picture that was asked for can be had.
    """

    ready = Signal()

    def __init__(
        self, jobs: Jobs, failed: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._failed = jobs, failed
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._drawing: set[tuple[int, int]] = set()

    def __len__(self) -> int:
        """Tell how many pictures are kept."""
        return len(self._pictures)

    def picture(self, pdf: bytes | None, page: int, width_px: int) -> QImage | None:
        """Give a picture of a side, the first being 0; None until `ready` tells that it is there."""
        key = (page, width_px)
        if key in self._pictures:
            return self._pictures[key]
        if pdf is not None and key not in self._drawing:
            self._drawing.add(key)
            self._jobs.run(
                lambda: rasterise(pdf, width_px, page),
                lambda raster: self._on_drawn(key, raster),
                self._failed,
            )
        return None

    def forget(self) -> None:
        """Drop the page's pictures; those that are being drawn are the jobs' to forget."""
        self._pictures.clear()
        self._drawing.clear()

    def _on_drawn(self, key: tuple[int, int], raster: Raster) -> None:
        self._drawing.discard(key)
        picture = QImage(
            raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB888
        )
        while len(self._pictures) >= _MOST_PREVIEWS:
            self._pictures.pop(next(iter(self._pictures)))
        # The screen's own format: a copy that outlives the raster, and is painted fastest.
        self._pictures[key] = picture.convertToFormat(QImage.Format.Format_RGB32)
        self.ready.emit()
