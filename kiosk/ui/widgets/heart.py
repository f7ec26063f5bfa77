"""The heart that says "this matters to me"."""

from dataclasses import replace

from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.identity import SILENT

_FACE = Face("heart", icon="ph.heart", checked_icon="ph.heart-fill", height=72)


class HeartButton(TouchButton):
    """A heart that is empty or full.

    Whether it is full is told by its shape, by the checked state and by its spoken name, besides
    its colour.

    Args:
        row: what matters: the title of a row.
        view: where colours, sizes and icons come from.
        full: whether the heart is full at first.
        worded: whether it shows its words beside the heart, for where no column head says them.
    """

    def __init__(self, row: str, view: View, *, full: bool, worded: bool) -> None:
        super().__init__("", view, replace(_FACE, kind="heart-worded") if worded else _FACE)
        self._row = row
        if worded:
            self.setText(self.tr("Matters to me"))
        self.setProperty(SILENT, True)  # one a row would drown the rows; the keyboard's focus says it
        self.setCheckable(True)
        self.setChecked(full)
        self._tell(full)
        self.toggled.connect(self._tell)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) if self.text() else self._least_height()

    def text_fits(self) -> bool:
        """Tell whether the heart is to be seen as a whole, with its words if it has any."""
        if self.text():
            return super().text_fits()
        return self._icon_side <= min(self.width(), self.height())

    def _tell(self, full: bool) -> None:
        words = self.tr("Matters to me: {row}, on") if full else self.tr("Matters to me: {row}, off")
        self.setAccessibleName(words.format(row=self._row))
