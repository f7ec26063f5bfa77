"""Stable names: the same id for scripts, tests and the accessibility tree."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def identify(widget: W, control_id: str, name: str = "") -> W:
    """Give ``widget`` its id ("home.compare") and, where it has no words, its spoken name."""
    widget.setObjectName(control_id)
    widget.setAccessibleIdentifier(control_id)
    if name:
        widget.setAccessibleName(name)
    return widget
