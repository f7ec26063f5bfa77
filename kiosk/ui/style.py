"""The application's wardrobe: what every widget wears, by the properties that it is given.

It takes the place of a style sheet, for that is matched against every widget rule by rule, and keeps what it
found for each of them. Looks are in ``resources/theme/looks.toml``. A widget is dressed once, when it is told
what to `wear`; cards, bars and buttons ask again when they are painted, a label is painted by Qt alone. The
room that a border takes is set as the frame's margins.

It is no `QStyle`: making that class costs a start as much as a fifth of Qt's own, and Qt would ask it about
inner widgets, too, for the first one of which PySide makes the class of every widget there is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QMargins, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from kiosk.ui.box import Box
from kiosk.ui.looks import NONE, STATES, Dress
from kiosk.ui.theme import Theme

_RING = 6
"""Width of the border of a button that has the keyboard."""
_STRIPE = 10
"""Width of the broad left border of a card, in design units like the ring's."""

_FAINT = 128
"""How opaque the words are that stand in an empty line, of 255."""

_INKS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
_BOXES = ("card", "bar")
_HOOK = "wardrobe"
_MOST_CLOSETS = 6
"""Themes whose fonts and boxes are kept: the present one, those a touch away, and a visit's first."""


@dataclass(frozen=True)
class _Words:
    """What a label wears; None is what it would have anyway."""

    font: QFont | None
    palette: QPalette | None
    margins: QMargins | None
    is_filled: bool


@dataclass(frozen=True)
class _Closet:
    """What was made in one theme so far, by the properties that it was made for."""

    words: dict[tuple[str, str, str], _Words] = field(default_factory=dict)
    boxes: dict[tuple[str, str], Box | None] = field(default_factory=dict)
    fonts: dict[tuple[str, bool], QFont | None] = field(default_factory=dict)
    buttons: dict[tuple[str, bool, bool, bool, bool], tuple[Box | None, QColor]] = field(default_factory=dict)


class Wardrobe:
    """Dresses labels, frames and buttons in one theme.

    It knows a `QLabel` by its properties "type", "tone" and "head", a `QFrame` by "card", "bar" or "rule",
    any other widget by "ground", a button by "kind" and "large", and a `QLineEdit`.

    Args:
        theme: what is worn until `wear`.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._closet = _Closet()
        self._closets = {theme: self._closet}

    @property
    def theme(self) -> Theme:
        """What is worn now."""
        return self._theme

    def wear(self, theme: Theme) -> None:
        """Dress in ``theme`` whatever is polished or painted from now on."""
        if theme != self._theme:
            self._theme = theme
            # The newest last, so that what is worn in turns stays.
            self._closet = self._closets.pop(theme) if theme in self._closets else _Closet()
            self._closets[theme] = self._closet
            if len(self._closets) > _MOST_CLOSETS:
                del self._closets[next(iter(self._closets))]

    # --- Once a widget ------------------------------------------------------------------------

    def dress(self, what: QWidget) -> None:
        """Give a widget its font, colours and room."""
        if isinstance(what, QLabel):
            self._dress_label(what)
        elif isinstance(what, QPushButton):
            font = self._button_font(what.property("kind") or "", large=bool(what.property("large")))
            if font is not None:
                what.setFont(font)
        elif isinstance(what, QFrame):
            self._dress_frame(what)
        elif isinstance(what, QLineEdit):
            self._dress_line(what)
        else:
            self._dress_ground(what)

    @staticmethod
    def undress(what: QWidget) -> None:
        """Take from a widget what `dress` gave it."""
        what.setFont(QFont())
        what.setPalette(QPalette())
        if isinstance(what, QFrame):
            what.setContentsMargins(0, 0, 0, 0)

    def _dress_label(self, label: QLabel) -> None:
        key = (label.property("type") or "", label.property("tone") or "", label.property("head") or "")
        words = self._closet.words.get(key)
        if words is None:
            words = self._closet.words[key] = self._make_words(self._theme.tokens.looks.label(*key))
        if words.font is not None:
            label.setFont(words.font)
        if words.palette is not None:
            label.setPalette(words.palette)
        if words.margins is not None:
            label.setContentsMargins(words.margins)
        if words.is_filled:
            label.setAutoFillBackground(True)

    def _make_words(self, dress: Dress) -> _Words:
        theme = self._theme
        across, down = (theme.u(length) if length else 0 for length in (dress.across, dress.down))
        palette = QPalette() if dress.ink or dress.ground else None
        if palette is not None and dress.ink:
            for role in _INKS:
                palette.setColor(role, theme.color(dress.ink))
        if palette is not None and dress.ground:
            palette.setColor(QPalette.ColorRole.Window, theme.color(dress.ground))
        return _Words(
            self._make_font(dress),
            palette,
            QMargins(across, down, across, down) if across or down else None,
            bool(dress.ground),
        )

    def _make_font(self, dress: Dress, size: str = "") -> QFont | None:
        """Make a font of which only what the look tells is set; the rest is that of the widget around."""
        size = size or dress.size
        if not size and not dress.weight:
            return None
        font = QFont()
        if size:
            font.setPixelSize(self._theme.size(size))
        if dress.weight:
            font.setWeight(QFont.Weight(dress.weight))
        return font

    def _button_font(self, kind: str, *, large: bool) -> QFont | None:
        if (kind, large) not in self._closet.fonts:
            dress = self._theme.tokens.looks.button(kind)
            self._closet.fonts[kind, large] = self._make_font(dress, dress.large_size if large else "")
        return self._closet.fonts[kind, large]

    def _dress_frame(self, frame: QFrame) -> None:
        box = self._frame_box(frame)
        if box is not None:
            is_mirrored = frame.layoutDirection() == Qt.LayoutDirection.RightToLeft
            frame.setContentsMargins(box.margins(mirrored=is_mirrored))
            return
        rule = self._theme.tokens.looks.box("rule", frame.property("rule") or "")
        if rule is not None:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Window, self._theme.color(rule.ground))
            frame.setPalette(palette)
            frame.setAutoFillBackground(True)
            frame.setFixedHeight(self._theme.u(rule.width))

    def _dress_line(self, line: QLineEdit) -> None:
        theme, dress = self._theme, self._theme.tokens.looks.box("field", "line")
        if dress is not None:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Text, theme.color(dress.ink))
            palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
            faint = QColor(theme.color(dress.ink))
            faint.setAlpha(_FAINT)
            palette.setColor(QPalette.ColorRole.PlaceholderText, faint)
            palette.setColor(QPalette.ColorRole.Highlight, theme.color("action"))
            palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("on-action"))
            line.setPalette(palette)
            across, down = (theme.u(length) + theme.u(dress.width) for length in (dress.across, dress.down))
            line.setFrame(False)  # whose room Qt would add
            line.setTextMargins(across, down, across, down)

    def _dress_ground(self, widget: QWidget) -> None:
        dress = self._theme.tokens.looks.box("ground", widget.property("ground") or "")
        if dress is not None:
            widget.setAutoFillBackground(True)
            palette = self._theme.palette
            palette.setColor(QPalette.ColorRole.Window, self._theme.color(dress.ground))
            # Both are its own from now on: what is about to be replaced is not to follow the next look.
            widget.setFont(self._theme.font)
            widget.setPalette(palette)

    # --- At each painting ---------------------------------------------------------------------

    def paint_frame(self, painter: QPainter, frame: QFrame) -> None:
        """Paint the ground and border of a card or a bar."""
        box = self._frame_box(frame)
        if box is not None:
            box.paint(painter, frame.rect())

    def paint_field(self, painter: QPainter, name: str, rect: QRect) -> None:
        """Paint the "field" of this name into ``rect``."""
        box = self._box("field", name)
        if box is not None:
            box.paint(painter, rect)

    def _frame_box(self, frame: QFrame) -> Box | None:
        for section in _BOXES:
            name = frame.property(section)
            if name:
                return self._box(section, name)
        return None

    def _box(self, section: str, name: str) -> Box | None:
        if (section, name) not in self._closet.boxes:
            dress = self._theme.tokens.looks.box(section, name)
            self._closet.boxes[section, name] = self._make_box(dress) if dress is not None else None
        return self._closet.boxes[section, name]

    def paint_button(self, painter: QPainter, button: QPushButton) -> QColor:
        """Paint a button's ground and border, and give the colour for what goes on it."""
        enabled, focused = button.isEnabled(), button.hasFocus()
        key = (button.property("kind") or "", button.isChecked(), button.isDown(), not enabled, focused)
        found = self._closet.buttons.get(key)
        if found is None:
            states = tuple(state for state, has in zip(STATES, key[1:4], strict=True) if has)
            dress = self._theme.tokens.looks.button(key[0], states)
            ink = self._theme.color(dress.ink)
            found = self._closet.buttons[key] = (self._make_box(dress, has_ring=focused), ink)
        box, ink = found
        if box is not None:
            box.paint(painter, button.rect())
        return ink

    def _make_box(self, dress: Dress, *, has_ring: bool = False) -> Box:
        theme = self._theme
        has_ring = has_ring and dress.ring not in ("", NONE)
        edge = dress.ring if has_ring else dress.edge
        pen = QPen(Qt.PenStyle.NoPen)
        if edge not in ("", NONE):
            dashed = dress.dashed and not has_ring
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            pen = QPen(theme.color(edge), theme.u(_RING if has_ring else dress.width), style)
        return Box(
            QBrush(theme.color(dress.ground)) if dress.ground not in ("", NONE) else QBrush(),
            pen,
            theme.u(dress.radius) if dress.radius else 0,
            "" if has_ring else dress.side,
            theme.color(dress.stripe) if dress.stripe else None,
            theme.u(_STRIPE) if dress.stripe else 0,
        )


def wardrobe() -> Wardrobe:
    """Give what the application wears.

    Raises:
        RuntimeError: The application was not dressed yet.
    """
    found = _hung_up()
    if found is None:
        raise RuntimeError("the application wears no theme yet")
    return found


def wear(widget: QWidget, **look: object) -> None:
    """Set what a widget wears, by the properties that `Wardrobe` knows: ``wear(frame, card="plain")``.

    Before the application is dressed, the properties are set and nothing else.
    """
    is_changed = any(widget.property(name) not in {None, value} for name, value in look.items())
    for name, value in look.items():
        widget.setProperty(name, value)
    found = _hung_up()
    if found is not None:
        if is_changed:
            found.undress(widget)
        found.dress(widget)


def dress_application(theme: Theme) -> None:
    """Let the application wear ``theme``: whatever is made from now on, and the font of plain words."""
    found = _hung_up()
    if found is None:
        _application().setProperty(_HOOK, Wardrobe(theme))
    else:
        found.wear(theme)
    if QApplication.font() != theme.font:
        QApplication.setFont(theme.font)


@contextmanager
def dressed_in(theme: Theme) -> Iterator[None]:
    """Let the application wear ``theme`` for a while, in which something is made that is shown later."""
    worn, kept = wardrobe(), wardrobe().theme
    worn.wear(theme)
    try:
        yield
    finally:
        worn.wear(kept)


def _hung_up() -> Wardrobe | None:
    """Give the wardrobe, which hangs on the application as its font and palette do."""
    found = _application().property(_HOOK)
    return found if isinstance(found, Wardrobe) else None


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application yet")
    return application
