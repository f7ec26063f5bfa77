"""What is said of the control that has the focus: its name, what it is, how it is, and where it stands."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from kiosk.ui.speech.passages import words_of


def control_words(widget: QWidget, among: Sequence[QWidget]) -> str:
    """Say what a control is: "Compare treatments, button, 2 of 6".

    Args:
        widget: the control.
        among: the controls of its screen, in the order of the Tab key.
    """
    return ", ".join(part for part in _parts(widget, among) if part)


def _parts(widget: QWidget, among: Sequence[QWidget]) -> Iterator[str]:
    yield words_of(widget).replace("\n", ". ")
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield _kind(interface.role())
        yield from _state(widget, interface.state())
    if widget in among:
        words = QCoreApplication.translate("Speech", "{number} of {count}")
        yield words.format(number=among.index(widget) + 1, count=len(among))


def _kind(role: QAccessible.Role) -> str:
    """Say what kind of control has a role; "" for what is no control."""
    translate, roles = QCoreApplication.translate, QAccessible.Role
    return {
        roles.Button: translate("Speech", "button"),
        roles.CheckBox: translate("Speech", "box to tick"),
        roles.RadioButton: translate("Speech", "one of several answers"),
        roles.Link: translate("Speech", "link"),
        roles.EditableText: translate("Speech", "line to write in"),
        roles.StaticText: translate("Speech", "words with links"),
    }.get(role, "")


def _state(widget: QWidget, state: QAccessible.State) -> Iterator[str]:
    translate = QCoreApplication.translate
    if not widget.isEnabled():
        yield translate("Speech", "cannot be used now")
    if state.checkable:
        yield translate("Speech", "chosen") if state.checked else translate("Speech", "not chosen")
    if state.expandable:
        yield translate("Speech", "open") if state.expanded else translate("Speech", "closed")


def controls_of(root: QWidget) -> list[QWidget]:
    """Give the controls in ``root`` that can be reached, in the order of the Tab key."""
    found: list[QWidget] = []
    first = root.nextInFocusChain()
    widget: QWidget | None = first
    while widget is not None:
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reachable and widget.isVisible() and widget.isEnabled() and root.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            break
    return found
