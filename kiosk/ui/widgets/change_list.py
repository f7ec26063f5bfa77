"""What an update changes: a card a section, which opens to show the lines that are new and those that go."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.content.difference import ChangeKind, GuideDifference, LineChange, Lines, PartChange, PartKind
from kiosk.content.model import Text
from kiosk.ui.top_bar import language_name
from kiosk.ui.view import View
from kiosk.ui.widgets.disclosure import Disclosure
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label

_SIGNS = {"added": ("ph.plus-circle-fill", "treatment-b"), "removed": ("ph.minus-circle", "caution")}


class ChangeList(QWidget):
    """The sections that change, then everything else that does.

    Args:
        view: the language and the look.
        difference: what changes.
        owner: the cards' ids are ``owner + ".change.0"``, counted from the top.
    """

    def __init__(self, view: View, difference: GuideDifference, owner: str) -> None:
        super().__init__()
        self._view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(view.theme.u(16))
        number = 0
        for section in difference.sections:
            title = f"{change_word(section.kind)} · {self._title(section.title)}"
            column.addWidget(self._card(f"{owner}.change.{number}", title, section.lines))
            number += 1
        for part in difference.others:
            title = f"{change_word(part.kind)} · {self._part_title(part)}"
            column.addWidget(self._card(f"{owner}.change.{number}", title, part.lines))
            number += 1

    def _card(self, control_id: str, title: str, lines: Lines) -> Disclosure:
        return Disclosure(self._view, control_id, title, lambda: self._lines(lines))

    def _title(self, title: Text) -> str:
        return self._view.text(title) or next(iter(title.values()), "")

    def _part_title(self, part: PartChange) -> str:
        kind, title = part_word(part.part), self._title(part.title)
        return f"{kind}: {title}" if title else kind

    def _lines(self, lines: Lines) -> Sequence[QWidget]:
        """Show each language whose words changed; the view's own first."""
        found: list[QWidget] = []
        for language in sorted(lines, key=lambda each: each != self._view.language):
            changed = [line for line in lines[language] if line.kind != "same"]
            if changed:
                if len(lines) > 1:
                    found.append(Label(language_name(language), "small-strong"))
                found += [self._line(line) for line in changed]
        if not found:
            words = QCoreApplication.translate(
                "ChangeList", "The words stay the same; what they point to changes."
            )
            found.append(Label(words, "soft"))
        return found

    def _line(self, line: LineChange) -> QWidget:
        theme = self._view.theme
        icon, role = _SIGNS[line.kind]
        widget = QFrame()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.u(18))
        row.addWidget(IconLabel(self._view, icon, theme.t(34), role), 0, Qt.AlignmentFlag.AlignTop)
        words = Label(line.text, "" if line.kind == "added" else "soft")
        translate = QCoreApplication.translate
        said = (
            translate("ChangeList", "New: {text}")
            if line.kind == "added"
            else translate("ChangeList", "Goes: {text}")
        )
        words.setAccessibleName(said.format(text=line.text))
        row.addWidget(words, 1)
        return widget


def change_word(kind: ChangeKind) -> str:
    """Say what becomes of a part."""
    translate = QCoreApplication.translate
    return {
        "added": translate("ChangeList", "New"),
        "changed": translate("ChangeList", "Changed"),
        "removed": translate("ChangeList", "Removed"),
        "moved": translate("ChangeList", "Moved"),
    }[kind]


def part_word(part: PartKind) -> str:
    """Say what a part is."""
    translate = QCoreApplication.translate
    return {
        "guide": translate("ChangeList", "About the guide"),
        "main-point": translate("ChangeList", "Main point"),
        "comparison": translate("ChangeList", "The comparison"),
        "comparison-row": translate("ChangeList", "Row of the comparison"),
        "self-check": translate("ChangeList", "The self-check"),
        "self-check-item": translate("ChangeList", "Question of the self-check"),
        "criterion": translate("ChangeList", "Point that doctors look at"),
        "question-group": translate("ChangeList", "Questions for the doctor"),
        "common-question": translate("ChangeList", "Common question"),
        "warning-signs": translate("ChangeList", "Warning signs"),
        "term": translate("ChangeList", "Word explained"),
        "evidence": translate("ChangeList", "Source"),
        "figure": translate("ChangeList", "Figure"),
        "picture": translate("ChangeList", "Picture"),
    }[part]
