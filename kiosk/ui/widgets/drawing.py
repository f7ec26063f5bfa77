"""The guide's drawings in the theme's colours."""

import re

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.content.model import Media
from kiosk.ui.theme import Theme

_ROLE = re.compile(rb"var\(--([a-z-]+)\)")


def themed_svg(media: Media, theme: Theme) -> QSvgRenderer:
    """Read an SVG with every ``var(--role)`` filled in.

    Raises:
        ThemeError: The drawing names a role that the theme does not have.
    """
    content = _ROLE.sub(lambda match: theme.hex(match.group(1).decode()).encode(), media.content)
    renderer = QSvgRenderer(QByteArray(content))
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


def natural_size(media: Media, theme: Theme) -> QSize:
    """Give the width and height that a drawing or photograph was made with."""
    if media.type == "svg":
        return themed_svg(media, theme).defaultSize()
    return read_png(media.content).size()


def paint_drawing(media: Media, theme: Theme, size: QSize, ratio: float = 1.0) -> QPixmap:
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
        themed_svg(media, theme).render(painter, QRectF(0, 0, pixels.width(), pixels.height()))
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
