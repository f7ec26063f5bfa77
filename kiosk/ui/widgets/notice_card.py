"""Something to take note of: an icon, what it is, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label, breakable

_ICONS = {
    "caution": ("ph.warning", "caution"),
    "stop": ("ph.warning-octagon", "stop"),
    "b": ("ph.check-circle-fill", "treatment-b"),
    "action": ("ph.info", "action"),
    "plain": ("ph.info", "action"),
}


class NoticeCard(Framed):
    """A card in one of the tones, with room for buttons below its words.

    Args:
        view: colours, sizes and icons.
        title: what it is.
        text: what to do about it; "" for nothing.
        kind: "caution", "stop", "b" (all is well), "action" or "plain".
        icon: another icon than the tone's own.

    Attributes:
        column: the words; buttons may be added below.
    """

    def __init__(self, view: View, title: str, text: str = "", kind: str = "caution", icon: str = "") -> None:
        super().__init__()
        theme = view.theme
        usual, role = _ICONS[kind]
        wear(self, card=kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.u(36), theme.u(28), theme.u(36), theme.u(30))
        row.setSpacing(theme.u(28))
        row.addWidget(IconLabel(view, icon or usual, theme.t(52), role), 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.u(8))
        self.column.addWidget(Label(breakable(title), "strong"))
        if text:
            self.column.addWidget(Label(breakable(text), "soft"))
        row.addLayout(self.column, 1)

    def add(self, widget: QWidget) -> None:
        """Add a button below the words."""
        self.column.addSpacing(self.column.spacing())
        self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
