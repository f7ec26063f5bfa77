"""Stable names: the same id for scripts, tests and the accessibility tree."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)

LANGUAGE = "language"
"""The property of a widget whose words are in another language than the screen's."""

SILENT = "silent"
"""The property of a widget that is not read aloud with the others."""


def identify(widget: W, control_id: str, name: str = "") -> W:
    """Give ``widget`` its id ("home.compare") and, where it has no words, its spoken name."""
    widget.setObjectName(control_id)
    widget.setAccessibleIdentifier(control_id)
    if name:
        widget.setAccessibleName(name)
    return widget
