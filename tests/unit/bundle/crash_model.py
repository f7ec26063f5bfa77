"""What a disk may hold after a power cut, worked out from what was asked of it (POSIX, not any one system).

Bytes that were not forced to the disk may be there, in part, as zeros, or not at all; names that were not
forced may be as before or as after, each for itself. A ``Recorder`` notes every operation; ``crashes`` gives
every state that the disk may be in after a cut at any moment.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tests.unit.bundle.machine import QuickFilesystem

Kind = Literal["folder", "open", "cut", "append", "sync_file", "rename", "remove", "sync_folder", "done"]


@dataclass(frozen=True)
class Operation:
    """One thing that was asked of the disk.

    Attributes:
        kind: what.
        path: the file or folder, or its old name.
        new: its new name.
        inode: which file it is, whatever its name.
        content: what was written.
        length: to what length it was cut; which step is done.
    """

    kind: Kind
    path: str = ""
    new: str = ""
    inode: int = 0
    content: bytes = b""
    length: int = 0


State = dict[str, bytes | None]
"""A tree: path to content, None for a folder."""


class Recorder(QuickFilesystem):
    """Does what it is asked, and notes it.

    Args:
        root: the folder that the paths are told from.
    """

    def __init__(self, root: Path) -> None:
        self.log: list[Operation] = []
        self._root = root
        self._inodes: dict[str, int] = {}
        self._open: dict[int, int] = {}
        self._count = itertools.count(1)
        self.before: State = {}
        for path in sorted(root.rglob("*")):
            name = self._name(path)
            self.before[name] = path.read_bytes() if path.is_file() else None
            self._inodes[name] = next(self._count)

    @property
    def inodes_before(self) -> dict[str, int]:
        """The files of ``before`` (to be asked for before anything is done)."""
        return dict(self._inodes)

    def done(self, step: int) -> None:
        """Note that somebody was told that a step is done."""
        self.log.append(Operation("done", length=step))

    def make_one_folder(self, folder: Path) -> None:
        super().make_one_folder(folder)
        self.log.append(Operation("folder", self._name(folder), inode=next(self._count)))

    def open_file(self, path: Path) -> int:
        name = self._name(path)
        if not path.exists():
            self._inodes[name] = next(self._count)
        handle = super().open_file(path)
        self._open[handle] = self._inodes[name]
        self.log.append(Operation("open", name, inode=self._inodes[name]))
        return handle

    def cut(self, handle: int, length: int) -> None:
        super().cut(handle, length)
        self.log.append(Operation("cut", inode=self._open[handle], length=length))

    def append(self, handle: int, content: bytes) -> None:
        super().append(handle, content)
        self.log.append(Operation("append", inode=self._open[handle], content=bytes(content)))

    def sync_file(self, handle: int) -> None:
        self.log.append(Operation("sync_file", inode=self._open[handle]))

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self._inodes[self._name(new)] = self._inodes.pop(self._name(old))
        self.log.append(Operation("rename", self._name(old), self._name(new), self._inodes[self._name(new)]))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._inodes.pop(self._name(path), None)
        self.log.append(Operation("remove", self._name(path)))

    def sync_folder(self, folder: Path) -> None:
        self.log.append(Operation("sync_folder", self._name(folder)))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


@dataclass
class Disk:
    """What is certain to be on a disk, and what is not yet.

    Attributes:
        names: path to file, certain.
        pending: changes of names that are not certain, in order.
        contents: file to bytes, certain; None for a folder.
        current: file to bytes, as the running system sees it.
    """

    names: dict[str, int]
    contents: dict[int, bytes | None]
    pending: list[Operation] = field(default_factory=list)
    current: dict[int, bytes | None] = field(default_factory=dict)

    def do(self, operation: Operation) -> None:
        inode = operation.inode
        match operation.kind:
            case "folder" | "open" if inode not in self.current:
                self.contents[inode] = self.current[inode] = None if operation.kind == "folder" else b""
                self.pending.append(operation)
            case "cut":
                self.current[inode] = (self.current[inode] or b"")[: operation.length]
            case "append":
                self.current[inode] = (self.current[inode] or b"") + operation.content
            case "sync_file":
                self.contents[inode] = self.current[inode]
            case "rename" | "remove":
                self.pending.append(operation)
            case "sync_folder":
                self._sync_names(operation.path)

    def _sync_names(self, folder: str) -> None:
        mine = [each for each in self.pending if _folder_of(each.path) == folder]
        self.pending = [each for each in self.pending if each not in mine]
        for each in mine:
            _rename(self.names, each)

    def states(self) -> Iterator[State]:
        """Give every tree that may be found after a cut now."""
        for kept in _subsets(self.pending):
            names = dict(self.names)
            for operation in kept:
                _rename(names, operation)
            # What lies in a folder whose own name is lost is lost
            found = {path: inode for path, inode in names.items() if _is_reachable(path, names)}
            uncertain = [each for each in found.values() if self.current[each] != self.contents[each]]
            for choice in itertools.product(*(self._versions(inode) for inode in uncertain)):
                content = {**self.contents, **dict(zip(uncertain, choice, strict=True))}
                yield {path: content[inode] for path, inode in found.items()}

    def _versions(self, inode: int) -> list[bytes]:
        new, old = self.current[inode] or b"", self.contents[inode] or b""
        return list(dict.fromkeys([old, b"", new[: len(new) // 2], bytes(len(new)), new]))


def crashes(
    recorder: Recorder, inodes: dict[str, int], without: int | None = None
) -> Iterator[tuple[State, int]]:
    """Give every state after a cut, and the last step that somebody had been told before it to be done.

    Args:
        recorder: what was done.
        inodes: its ``inodes_before``.
        without: the place in the log of an operation that is left out, as if the program did not ask for it.
    """
    contents: dict[int, bytes | None] = {inodes[path]: content for path, content in recorder.before.items()}
    disk = Disk(dict(inodes), contents, current=dict(contents))
    step = 0
    yield from ((state, step) for state in disk.states())
    for place, operation in enumerate(recorder.log):
        if place != without:
            disk.do(operation)
            step = operation.length if operation.kind == "done" else step
            yield from ((state, step) for state in disk.states())


class Tree:
    """A folder that is made to hold one state after another, quickly.

    Args:
        folder: an empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: State = {}

    def hold(self, state: State) -> None:
        for path in sorted(self._held.keys() - state.keys(), reverse=True):
            each = self.folder / path
            each.rmdir() if self._held[path] is None else each.unlink()
        for path in sorted(state):
            content = state[path]
            if path not in self._held and content is None:
                (self.folder / path).mkdir()
            elif content is not None and self._held.get(path) != content:
                (self.folder / path).write_bytes(content)
        self._held = state


def _subsets(operations: list[Operation]) -> Iterator[tuple[Operation, ...]]:
    for count in range(len(operations) + 1):
        yield from itertools.combinations(operations, count)


def _rename(names: dict[str, int], operation: Operation) -> None:
    if operation.kind in {"folder", "open"}:
        names[operation.path] = operation.inode
    elif operation.kind == "rename":
        names.pop(operation.path, None)
        names[operation.new] = operation.inode
    else:
        names.pop(operation.path, None)


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0] or "."


def _is_reachable(path: str, names: dict[str, int]) -> bool:
    folder = _folder_of(path)
    return folder == "." or (folder in names and _is_reachable(folder, names))
