"""Titles are headings to assistive technology, which can then go from one to the next (WCAG 1.3.1, 2.4.6).

Qt calls every label plain text. An interface of our own for labels says which of them are titles; it is made
when somebody asks for it, so that without assistive technology nothing is.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from kiosk.ui.widgets.labels import Label, RunningText

_KINDS: Final = frozenset({"display", "title", "heading"})
_TOLD: Final = "tells_headings"


def tell_headings() -> None:
    """Tell assistive technology which labels are headings, from now on; only the first call does anything."""
    application = QCoreApplication.instance()
    if application is not None and not application.property(_TOLD):
        application.setProperty(_TOLD, True)
        QAccessible.installFactory(_interface)


def _interface(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """Give the interface of a label, or leave a widget to Qt, as those with links in them."""
    if isinstance(widget, Label) and not isinstance(widget, RunningText):
        return _LabelInterface(widget)
    return None


class _LabelInterface(QAccessibleWidget):
    """What assistive technology is told of a label.

    It is asked for while the label is still being made, before anybody knows what kind it is.

    Args:
        label: its words.
    """

    def __init__(self, label: Label) -> None:
        super().__init__(label, QAccessible.Role.StaticText)

    def role(self) -> QAccessible.Role:
        """Tell a heading by what it wears."""
        label = self.object()
        is_heading = label is not None and label.property("type") in _KINDS
        return QAccessible.Role.Heading if is_heading else QAccessible.Role.StaticText

    def text(self, kind: QAccessible.Text) -> str:
        """Give its words as its name."""
        label = self.object()
        if kind == QAccessible.Text.Name and isinstance(label, Label):
            return label.accessibleName() or label.text()
        return super().text(kind)
