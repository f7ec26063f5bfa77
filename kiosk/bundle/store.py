"""One channel's store: what it holds, what it shows next, and the way back.

Reading needs no lock and changes nothing. Every change goes through ``writing``.
"""

import contextlib
from pathlib import Path
from typing import Final, Literal, TypeAlias

from kiosk.bundle.errors import BundleError, LostVersionError
from kiosk.bundle.filesystem import Filesystem, wipe
from kiosk.bundle.layout import Layout
from kiosk.bundle.state import Item, Record, read_newest_record
from kiosk.bundle.writer import StoreWriter, is_whole

Channel: TypeAlias = Literal["vendor", "clinic"]
"""Whose guides they are: the kiosk's maker's, or the clinic's own. Each has its own keys and store."""

CHANNELS: Final[tuple[Channel, ...]] = ("clinic", "vendor")
"""What is shown first: a clinic's own guide wins over the one that came with the kiosk."""


class Store:
    """The versions of one channel.

    Args:
        folder: The store's folder; it may not exist yet. It must lie on a disk that keeps what it was told
            to keep and knows renaming in one step, so not on FAT.
        channel: Whose guides they are.
        filesystem: The disk.
    """

    def __init__(self, folder: Path, channel: Channel, filesystem: Filesystem | None = None) -> None:
        self.channel = channel
        self._layout = Layout(folder)
        self._fs = filesystem or Filesystem()

    @property
    def folder(self) -> Path:
        """The store's folder."""
        return self._layout.folder

    def record(self) -> Record:
        """Return the newest valid record, or an empty one. Never raises."""
        return read_newest_record(self._layout.folder)[0]

    def lost_records(self) -> int:
        """Return how many of the two records are there but damaged: 2 means that the store forgot all."""
        return read_newest_record(self._layout.folder)[1]

    def bundle_path(self, item: Item) -> Path:
        """Return the file of a version."""
        return self._layout.bundle(item.sha256)

    def catalogue_path(self, item: Item) -> Path:
        """Return the file of the catalogue of a version that is a set of guides."""
        return self._layout.catalogue(item.sha256)

    def is_whole(self, item: Item) -> bool:
        """Return whether a version's file is here and is what was signed. Reads all of it; never raises."""
        return is_whole(self.bundle_path(item), item.sha256)

    def seems_whole(self, item: Item) -> bool:
        """Return whether a version's file is here in its full length. Reads none of it; never raises."""
        try:
            return self.bundle_path(item).stat().st_size == item.length
        except OSError:
            return False

    def writing(self) -> StoreWriter:
        """Return a writer, which holds the store's lock; use it in a ``with`` block.

        Raises:
            BusyError: Another writer holds the lock.
            DiskError: The store's folder cannot be made.
            NoSpaceError: The disk is full.
        """
        return StoreWriter(self._layout, self._fs)

    def tidy(self) -> None:
        """Remove what an interrupted update left in the scratch folder. Never raises."""
        with contextlib.suppress(BundleError), self.writing():
            wipe(self._layout.staging)

    # --- The way back ---

    def roll_back(self, sha256: str) -> Record:
        """Show a kept version again, and put the one until now aside.

        Raises:
            LostVersionError: It is not kept, or its file is damaged.
            RecalledError: Its publisher withdrew it.
            BundleError: As told by ``writing`` and ``StoreWriter.commit``.
        """
        with self.writing() as writer:
            record = writer.record.rolled_back(sha256)
            item = record.item(sha256)
            if item is None or not self.is_whole(item):
                raise LostVersionError(item.name if item else sha256[:12], "its file is damaged")
            return writer.commit(record) if record != writer.record else record

    def stand_aside(self) -> Record:
        """Show nothing of this channel any more, until a version is chosen or installed by staff.

        Raises:
            BundleError: As told by ``writing`` and ``StoreWriter.commit``.
        """
        with self.writing() as writer:
            record = writer.record.put_aside(writer.record.active)
            return writer.commit(record) if record != writer.record else record

    # --- Starts on trial ---

    def begin_start(self, item: Item, *, instead_of_failed: bool) -> None:
        """Note that a start with a version begins, unless it was seen to work before.

        Args:
            item: The version that is about to be shown.
            instead_of_failed: Whether the active version was started in vain too often, so that this one
                takes its place for good.

        Raises:
            BundleError: As told by ``writing`` and ``StoreWriter.commit``.
        """
        if item.proven and not instead_of_failed:
            return
        with self.writing() as writer:
            record = writer.record
            if instead_of_failed:
                record = record.rolled_back(item.sha256)
            if not item.proven:
                record = record.begun(item.sha256)
            writer.commit(record)

    def confirm_start(self, sha256: str) -> None:
        """Note that a version works: the start is over, and somebody could use the kiosk.

        Raises:
            BundleError: As told by ``writing`` and ``StoreWriter.commit``.
        """
        item = self.record().item(sha256)
        if item is not None and not item.proven:
            with self.writing() as writer:
                writer.commit(writer.record.confirmed(sha256))
