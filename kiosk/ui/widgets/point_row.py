"""A point that doctors look at, beside what the patient said."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.direction import at_its_side, painter_on
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import as_sentence
from kiosk.ui.widgets.painted_words import Words, font_like
from kiosk.visit.criteria import Standing
from kiosk.visit.outcome import Point, Said


@dataclass(frozen=True)
class _Look:
    """How a standing looks: the roles of the theme that it wears, and an icon of its own shape."""

    icon: str
    ink: str
    edge: str
    ground: str


_LOOKS: dict[Standing, _Look] = {
    "met": _Look("ph.check-circle-fill", "action", "action", "action-tint"),
    "not-met": _Look("ph.minus-circle", "soft-ink", "edge", "paper"),
    "unknown": _Look("ph.question-fill", "caution", "caution", "caution-tint"),
}


@dataclass
class _Places:
    """Where everything stands at one width, in pixels."""

    words: list[tuple[Words, QRect]] = field(default_factory=list)
    icons: list[tuple[str, str, QRect]] = field(default_factory=list)
    pill: QRect = field(default_factory=QRect)
    sure: QRect = field(default_factory=QRect)
    height: int = 0


class PointRow(QWidget):
    """What the point is, how it stands, what to do about it, and where sources disagree.

    How it stands is told in words, by an icon's shape and by colour; it wears none of the
    treatments' colours, since it speaks for neither of them. All is painted by hand; the spoken
    name says the same.

    Args:
        point: the point.
        view: where words, colours, sizes and icons come from.
        screen_name: what the id of its button begins with: "outcome" makes "outcome.sure.<id>".

    Signals:
        evidence_requested: the patient asks how sure this is: "evidence:nass,payer-block".
    """

    evidence_requested = Signal(str)

    def __init__(self, point: Point, view: View, screen_name: str) -> None:
        super().__init__()
        self._point, self._view = point, view
        self._title = view.text(point.criterion.title)
        self._sentence = view.text(point.sentence)
        self._looked_for = self.tr("Doctors look for: {what}.").format(
            what=view.text(point.criterion.looked_for)
        )
        self._you_said = self.tr("You said: {what}.").format(what=" · ".join(map(self._said, point.said)))
        self._disputed = view.text(point.criterion.disputed)
        self._standing = self._standing_words()
        said = (self._title, self._standing, self._sentence, self._looked_for, self._you_said, self._disputed)
        self.setAccessibleName(" ".join(as_sentence(part) for part in said if part))
        self._sure = self._sure_button(screen_name) if point.criterion.evidence else None
        self._places: dict[tuple[int, int], _Places] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # --- Words ----------------------------------------------------------------------------

    def _standing_words(self) -> str:
        words: dict[Standing, str] = {
            "met": self.tr("Lines up"),
            "not-met": self.tr("Does not line up"),
            "unknown": self.tr("Ask about this"),
        }
        return words[self._point.standing]

    def _said(self, said: Said) -> str:
        answers = {
            "yes": self.tr("yes"),
            "no": self.tr("no"),
            "not-sure": self.tr("I am not sure"),
            "unanswered": self.tr("left open"),
        }
        language = self._view.language
        return f"{said.question(language)}: {answers.get(said.state) or said.words(language)}"

    def _sure_button(self, screen_name: str) -> TouchButton:
        criterion = self._point.criterion
        face = Face("bar", icon="ph.magnifying-glass", height=72)
        sure = TouchButton(self.tr("How sure are we?"), self._view, face)
        sure.setParent(self)
        reference = "evidence:" + ",".join(criterion.evidence)
        sure.clicked.connect(lambda: self.evidence_requested.emit(reference))
        return identify(sure, f"{screen_name}.sure.{criterion.id}")

    # --- Places ---------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Take any width; the height comes from it."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Take any width; the height comes from it."""
        return QSize(0, self._view.theme.u(120))

    def heightForWidth(self, width: int) -> int:
        """Give the height that all words need at ``width``."""
        return self._placed(width).height

    def text_fits(self) -> bool:
        """Tell whether all words are to be seen in the row as it stands."""
        return self.height() >= self.heightForWidth(self.width())

    def _placed(self, width: int) -> _Places:
        self.ensurePolished()
        key = (width, self.font().pixelSize())
        if key not in self._places:
            self._places[key] = self._arrange(width)
        return self._places[key]

    def _arrange(self, width: int) -> _Places:
        """Put everything at its place; where there is no room beside the words, below them."""
        theme, places, look = self._view.theme, _Places(), _LOOKS[self._point.standing]
        side, top, gap, icon = theme.u(28), theme.u(20), theme.u(22), theme.t(44)
        pill, sure = self._pill_size(), self._sure.sizeHint() if self._sure is not None else QSize(0, 0)
        left = side + icon + gap
        column = QRect(left, top, width - side - left, 0)
        places.icons.append((look.icon, look.ink, QRect(side, top, icon, icon)))
        places.pill = QRect(width - side - pill.width(), top, pill.width(), pill.height())
        if theme.roomy:
            below = places.pill.bottom() + theme.u(8)
            places.sure = QRect(width - side - sure.width(), below, sure.width(), sure.height())
            narrow = column.width() - max(pill.width(), sure.width()) - gap
            bottom = max(self._place_lines(places, column, narrow), places.sure.bottom())
        else:
            if self._lines()[0].width() > column.width() - pill.width() - gap:
                places.pill.moveLeft(left)
                column.moveTop(places.pill.bottom() + theme.u(8))
            bottom = self._place_lines(places, column, column.width())
            if self._sure is not None:
                room = min(sure.width(), column.width())
                height = self._sure.heightForWidth(room)
                places.sure = QRect(left, bottom + theme.u(8), room, height)
                bottom = places.sure.bottom()
        places.height = bottom + top
        return places

    def _place_lines(self, places: _Places, column: QRect, narrow: int) -> int:
        """Put the words below each other from the top of ``column``, and tell where they end.

        Those that stand beside the button are only ``narrow`` wide.
        """
        theme, small, y = self._view.theme, self._view.theme.t(26), column.top()
        for words in self._lines():
            indent = small + theme.u(12) if words.text == self._disputed else 0
            beside = y + theme.u(8) < places.sure.bottom()
            width = (narrow if beside else column.width()) - indent
            height = words.height(width)
            places.words.append((words, QRect(column.left() + indent, y, width, height)))
            if indent:
                places.icons.append(("ph.scales", "soft-ink", QRect(column.left(), y, small, small)))
            y += height + theme.u(6)
            if narrow == column.width():
                y = max(y, places.pill.bottom() + theme.u(6))  # nothing goes below the pill then
        return y

    def _lines(self) -> list[Words]:
        theme, font = self._view.theme, self.font()
        ink, soft = theme.color("ink"), theme.color("soft-ink")
        small = font_like(font, pixels=theme.size("small"))
        lines = [
            Words(self._title, font_like(font, bold=True), ink),
            Words(self._sentence, font_like(font), ink),
            Words(self._looked_for, small, soft),
            Words(self._you_said, small, soft),
            Words(self._disputed, small, soft),
        ]
        return [words for words in lines if words.text]

    def _pill_words(self) -> Words:
        theme = self._view.theme
        font = font_like(self.font(), pixels=theme.size("small"), bold=True)
        return Words(self._standing, font, theme.color(_LOOKS[self._point.standing].ink))

    def _pill_size(self) -> QSize:
        theme, words = self._view.theme, self._pill_words()
        width = words.width()
        return QSize(width + 2 * theme.u(18), words.height(width) + 2 * theme.u(8))

    # --- Painting -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sure is not None:
            self._sure.setGeometry(at_its_side(self, self._placed(self.width()).sure))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        theme, places = self._view.theme, self._placed(self.width())
        painter = painter_on(self)
        for name, role, box in places.icons:
            self._view.icons.paint(painter, at_its_side(self, box), name, theme.color(role))
        for words, box in places.words:
            words.paint(painter, at_its_side(self, box))
        look, width = _LOOKS[self._point.standing], theme.u(2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(look.edge), width))
        painter.setBrush(theme.color(look.ground))
        pill = at_its_side(self, places.pill)
        painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), theme.u(14), theme.u(14))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = pill.adjusted(theme.u(18), 0, -theme.u(18) + 1, 0)
        self._pill_words().paint(painter, inside, middle=True)
