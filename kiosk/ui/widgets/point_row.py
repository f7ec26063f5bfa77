"""A point that doctors look at, beside what the patient said."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.view import View
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.identity import identify
from kiosk.ui.widgets.labels import Label
from kiosk.visit.criteria import Standing
from kiosk.visit.outcome import Point, Said

_ICONS: dict[Standing, tuple[str, str]] = {
    "met": ("ph.check-circle-fill", "action"),
    "not-met": ("ph.minus-circle", "soft-ink"),
    "unknown": ("ph.question-fill", "caution"),
}
"""How it stands → an icon and its colour; the words say the same."""


class Pill(QLabel):
    """How a point stands, in two or three words on one line.

    Args:
        text: the words.
        standing: how it stands; the look comes from the style sheet.
    """

    def __init__(self, text: str, standing: Standing) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", "small-strong")
        self.setProperty("pill", standing)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class PointRow(QWidget):
    """What the point is, how it stands, what to do about it, and where sources disagree.

    How it stands wears none of the treatments' colours: it speaks for neither of them.

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
        theme = view.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.u(28), theme.u(18), theme.u(24), theme.u(18))
        row.setSpacing(theme.u(22))
        icon, role = _ICONS[point.standing]
        row.addWidget(IconLabel(view, icon, theme.t(46), role), 0, Qt.AlignmentFlag.AlignTop)
        lines = self._words()
        row.addLayout(lines, 1)
        if theme.roomy:
            row.addLayout(self._aside(screen_name))
        elif point.criterion.evidence:
            lines.addWidget(self._sure(screen_name), 0, Qt.AlignmentFlag.AlignLeft)

    def _words(self) -> QVBoxLayout:
        point, view = self._point, self._view
        lines = QVBoxLayout()
        lines.setSpacing(view.theme.u(6))
        title = Label(view.text(point.criterion.title), "strong")
        if view.theme.roomy:
            lines.addWidget(title)
        else:
            line = BarLayout(view.theme.u(16), QMargins())
            line.add_left(title)
            line.add_right(self._pill())
            lines.addLayout(line)
        lines.addWidget(Label(view.text(point.sentence)))
        beside = self.tr("Doctors look for: {looked_for}. You said: {said}.").format(
            looked_for=view.text(point.criterion.looked_for), said="; ".join(map(self._said, point.said))
        )
        lines.addWidget(Label(beside, "small"))
        disputed = view.text(point.criterion.disputed)
        if disputed:
            lines.addLayout(self._disputed(disputed))
        return lines

    def _disputed(self, words: str) -> QHBoxLayout:
        theme = self._view.theme
        line = QHBoxLayout()
        line.setSpacing(theme.u(12))
        line.addWidget(IconLabel(self._view, "ph.scales", theme.t(28), "soft-ink"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(words, "small"), 1)
        return line

    def _said(self, said: Said) -> str:
        answers = {
            "yes": self.tr("yes"),
            "no": self.tr("no"),
            "not-sure": self.tr("I am not sure"),
            "unanswered": self.tr("left open"),
        }
        language = self._view.language
        return f"{said.question(language)}: {answers.get(said.state) or said.words(language)}"

    def _aside(self, screen_name: str) -> QVBoxLayout:
        aside = QVBoxLayout()
        aside.setSpacing(self._view.theme.u(10))
        aside.addWidget(self._pill(), 0, Qt.AlignmentFlag.AlignRight)
        if self._point.criterion.evidence:
            aside.addWidget(self._sure(screen_name), 0, Qt.AlignmentFlag.AlignRight)
        aside.addStretch(1)
        return aside

    def _pill(self) -> Pill:
        words: dict[Standing, str] = {
            "met": self.tr("Lines up"),
            "not-met": self.tr("Does not line up"),
            "unknown": self.tr("Ask about this"),
        }
        standing = self._point.standing
        return Pill(words[standing], standing)

    def _sure(self, screen_name: str) -> TouchButton:
        criterion = self._point.criterion
        face = Face("bar", icon="ph.magnifying-glass", height=72)
        sure = TouchButton(self.tr("How sure are we?"), self._view, face)
        reference = "evidence:" + ",".join(criterion.evidence)
        sure.clicked.connect(lambda: self.evidence_requested.emit(reference))
        return identify(sure, f"{screen_name}.sure.{criterion.id}")
