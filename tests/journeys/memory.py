"""What can still be reached in memory, from the kiosk or from anywhere."""

import gc
import sys
from collections.abc import Iterable, Iterator
from types import FrameType, FunctionType, ModuleType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from kiosk.app import Kiosk

_NOT_FOLLOWED = (ModuleType, type, FrameType)
"""They lead to everything there is."""


def edges_of(kiosk: Kiosk) -> Iterator[object]:
    """Give what each object of the kiosk refers to: an object as often as it is referred to.

    Begins at the kiosk and at the variables of its modules; follows Qt's children, too.
    """
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "kiosk"]
    waiting: list[object] = [kiosk, kiosk.window, *(vars(module) for module in modules)]
    seen = {id(each) for each in waiting}
    kept = list(waiting)  # so that no id is used twice
    while waiting:
        for part in _parts(waiting.pop()):
            yield part
            if id(part) not in seen and not isinstance(part, _NOT_FOLLOWED):
                seen.add(id(part))
                kept.append(part)
                waiting.append(part)


def _parts(each: object) -> Iterable[object]:
    if isinstance(each, FunctionType):  # not its globals
        return (*(each.__closure__ or ()), *(each.__defaults__ or ()), *(each.__kwdefaults__ or {}).values())
    children = each.children() if isinstance(each, QObject) and isValid(each) else []
    return (*gc.get_referents(each), *children)


def instances(*kinds: type) -> list[object]:
    """Give all instances of some classes that Python's collector, or what it knows, refers to."""
    gc.collect()
    known = gc.get_objects()
    wanted = frozenset(kinds)
    found = {id(each): each for each in known if type(each) in wanted}
    found |= {id(each): each for each in gc.get_referents(*known) if type(each) in wanted}
    return list(found.values())


def words_of_widgets() -> list[str]:
    """Give all words of all widgets there are, seen or not, and all that would be spoken of them."""
    words = []
    for widget in QApplication.allWidgets():
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.objectName()]
        if isinstance(widget, QLabel | QAbstractButton):
            words.append(widget.text())
    return [each for each in words if each]


def marked_widgets(root: QWidget) -> list[str]:
    """Give the ids of all widgets that are checked, pressed or focused, seen or not."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        is_marked = isinstance(widget, QAbstractButton) and (widget.isChecked() or widget.isDown())
        if is_marked or widget.hasFocus():
            found.append(widget.objectName() or type(widget).__name__)
    return found
