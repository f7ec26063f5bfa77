"""The guide's drawings in the theme's colours."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.theme import Theme

if TYPE_CHECKING:  # slow to make, and the first picture needs none of the guide's classes
    from kiosk.content.model import Media

_ROLE = re.compile(r"var\(--([a-z-]+)\)")


def themed_svg(drawing: str, theme: Theme) -> QSvgRenderer:
    """Read an SVG with every ``var(--role)`` filled in.

    Raises:
        ThemeError: The drawing names a role that the theme does not have.
    """
    themed = _ROLE.sub(lambda match: theme.hex(match.group(1)), drawing)
    renderer = QSvgRenderer(QByteArray(themed.encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def read_png(content: bytes) -> QImage:
    """Read a photograph as PNG and as nothing else: what it is called, Qt would not mind.

    Returns:
        The picture; a null one if it is no PNG.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer, QByteArray(b"png"))
    reader.setAutoDetectImageFormat(False)
    return reader.read()


def natural_size(media: "Media", theme: Theme) -> QSize:
    """Give the width and height that a drawing or photograph was made with."""
    if media.type == "svg":
        return themed_svg(media.content.decode(), theme).defaultSize()
    return read_png(media.content).size()


def paint_drawing(media: "Media", theme: Theme, size: QSize, ratio: float = 1.0) -> QPixmap:
    """Draw ``media`` as large as fits into ``size`` (logical pixels), on nothing."""
    if size.isEmpty():
        return QPixmap()
    pixels = size * ratio
    if media.type == "png":
        picture = QPixmap.fromImage(read_png(media.content)).scaled(
            pixels, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    else:
        picture = QPixmap(pixels)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        themed_svg(media.content.decode(), theme).render(
            painter, QRectF(0, 0, pixels.width(), pixels.height())
        )
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
