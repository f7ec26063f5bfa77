"""Somebody who has nothing but the accessibility tree: presses what is in it, and tells what is there.

Runs with Debian's own Python, which has AT-SPI's client (python3-gi, gir1.2-atspi-2.0). Reads JSON objects,
one a line, and answers each with one: ``{"do": "press", "id": "home.compare"}``, ``{"do": "controls"}``,
``{"do": "headings"}``, ``{"do": "wait", "words": "…"}``, ``{"do": "walk"}``.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - its version is chosen first

Node: TypeAlias = Any
"""An ``Atspi.Accessible``; what gi makes of C has no types."""

PATIENCE_S = 20.0
CONTROLS = ("push button", "check box", "toggle button", "radio button", "link", "entry")


class Tree:
    """The kiosk's accessibility tree, as assistive technology sees it."""

    def __init__(self) -> None:
        self._kiosk = until(self._find, "no kiosk is known to the registry")

    @staticmethod
    def _find() -> Node:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_name() == "kiosk":
                return child
        return None

    def shown(self) -> list[Node]:
        """Give everything that is in sight, or could be scrolled to, in the tree's order."""
        found: list[Node] = []
        waiting: list[Node] = [self._kiosk]
        while waiting:
            node = waiting.pop()
            try:
                states = node.get_state_set()
                if node is not self._kiosk and not states.contains(Atspi.StateType.VISIBLE):
                    continue
                found.append(node)
                count = node.get_child_count()
                waiting += [node.get_child_at_index(index) for index in reversed(range(count))]
            except (GLib.Error, AttributeError):  # it went away while it was looked at
                continue
        return found

    def control(self, wanted: str) -> Node:
        """Give the control with an id, if it is there now."""
        for node in self.shown():
            try:
                if node.get_accessible_id() == wanted and is_usable(node):
                    return node
            except GLib.Error:
                continue
        return None

    def press(self, wanted: str) -> None:
        """Do what a control does first, once it is there."""
        node = until(lambda: self.control(wanted), f"there is no {wanted}")
        names = [node.get_action_name(index) for index in range(node.get_n_actions())]
        for name in ("Press", "Toggle"):
            if name in names:
                node.do_action(names.index(name))
                until(lambda: not is_down(node), f"{wanted} stays down")
                return
        raise LookupError(f"{wanted} does nothing: {names}")

    def words(self) -> list[str]:
        """Give the names of all that is shown."""
        return [node.get_name() for node in self.shown() if node.get_name()]

    def headings(self) -> list[str]:
        """Give the names of the headings that are shown."""
        return [node.get_name() for node in self.shown() if node.get_role_name() == "heading"]

    def controls(self) -> list[list[Any]]:
        """Tell of each control its id, name, role and state."""
        told = []
        for node in self.shown():
            if node.get_role_name() in CONTROLS and is_usable(node):
                states = [state.value_nick for state in node.get_state_set().get_states()]
                told.append([node.get_accessible_id(), node.get_name(), node.get_role_name(), states])
        return told


def is_usable(node: Node) -> bool:
    """Tell whether a control can be used now."""
    states = node.get_state_set()
    return bool(states.contains(Atspi.StateType.ENABLED) and states.contains(Atspi.StateType.VISIBLE))


def is_down(node: Node) -> bool:
    """Tell whether a button is down: Qt lets it be seen for a tenth of a second before it acts."""
    try:
        return bool(node.get_state_set().contains(Atspi.StateType.PRESSED))
    except GLib.Error:  # it acted, and is gone
        return False


def until(get: Callable[[], Node], complaint: str) -> Node:
    """Wait until there is something, and give it."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            found = get()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise LookupError(complaint)
        time.sleep(0.02)


def answer(tree: Tree, order: dict[str, str]) -> object:
    """Do what is asked for."""
    if order["do"] == "press":
        tree.press(order["id"])
        return True
    if order["do"] == "controls":
        return tree.controls()
    if order["do"] == "headings":
        return tree.headings()
    if order["do"] == "wait":
        words = order["words"]
        return until(lambda: any(words in name for name in tree.words()), f"nobody says: {words}")
    return len(tree.words())


def main() -> None:
    """Answer orders until there are no more."""
    Atspi.init()
    tree = Tree()
    for line in sys.stdin:
        try:
            told = {"told": answer(tree, json.loads(line))}
        except LookupError as error:
            told = {"error": f"{error}; there are {[each[0] for each in tree.controls()]}"}
        print(json.dumps(told), flush=True)


main()
