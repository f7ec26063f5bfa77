"""Kiosks to bring updates to: one channel of one, or a whole one with its app."""

import datetime as dt
import fcntl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundle.carriers import Carrier
from kiosk.bundle.channels import Channels, Showing
from kiosk.bundle.embedded import Embedded
from kiosk.bundle.errors import BundleError
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.importer import Importer, Proposal, pair
from kiosk.bundle.store import Channel, Store
from kiosk.bundle.writer import Watch
from tests.unit.bundle.publisher import BUILT, NOW, MemoryCarrier, Publisher, Tree, update_file

Publish = Callable[..., str]
"""Offers version "v<number>" as the next one, and returns its SHA-256."""


class QuickFilesystem(Filesystem):
    """Forces nothing to the disk: what that is good for, the tests of power cuts show."""

    def sync_file(self, handle: int) -> None:
        pass

    def sync_folder(self, folder: Path) -> None:
        pass


@dataclass
class Kiosk:
    """One channel of a kiosk: its store and its clock.

    Attributes:
        folder: where its store lies.
        root: what its trust begins with.
        now: what its clock says.
        filesystem: its disk.
    """

    folder: Path
    root: bytes
    now: dt.datetime = NOW
    filesystem: Filesystem = field(default_factory=QuickFilesystem)

    @property
    def store(self) -> Store:
        return Store(self.folder, "vendor", self.filesystem)

    @property
    def importer(self) -> Importer:
        return Importer(self.store, self.root, lambda: self.now, BUILT)

    def install(
        self, source: Tree | Carrier, *, by_staff: bool = True, watch: Watch | None = None
    ) -> Proposal:
        carrier = source if isinstance(source, Carrier) else MemoryCarrier(source)
        return self.importer.install(carrier, by_staff=by_staff, watch=watch)

    def verify(self, source: Tree | Carrier, *, by_staff: bool = True) -> Proposal:
        carrier = source if isinstance(source, Carrier) else MemoryCarrier(source)
        with self.importer.begin(carrier, by_staff=by_staff) as update:
            return update.verify()

    @property
    def shown(self) -> str:
        """The label of the version that is shown, once its file is found whole; "" if none is."""
        record = self.store.record()
        return next((item.label for item in record.candidates() if self.store.is_whole(item)), "")

    @property
    def files(self) -> set[str]:
        """What lies in the store."""
        found = {
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()
        }
        return found - {"lock"}


def assert_refused(kiosk: Kiosk, source: Tree | MemoryCarrier, error: type[BundleError]) -> BundleError:
    """An update is refused for this reason, and nothing at all has changed but for new roots."""
    before, files, shown = kiosk.store.record(), kiosk.files, kiosk.shown
    with pytest.raises(error) as refusal:
        kiosk.install(source)
    assert type(refusal.value) is error
    after = kiosk.store.record()
    assert (after.active, after.history, after.floor) == (before.active, before.history, before.floor)
    lists = {name: text for name, text in after.trust.items() if "root" not in name}
    assert lists == {name: text for name, text in before.trust.items() if "root" not in name}
    assert kiosk.shown == shown
    states = {"state-0.json", "state-1.json"}
    assert kiosk.files - states == files - states
    if {name for name in after.trust if "root" in name} == {name for name in before.trust if "root" in name}:
        assert (after, kiosk.files) == (before, files)
    return refusal.value


@dataclass
class Machine:
    """A whole kiosk: an app with a built-in guide, and a folder for its data.

    Attributes:
        folder: where its stores lie.
        app: where its own files lie.
        vendor: who signs the built-in guide.
        clinic: who signs the clinic's guides.
        versions: the bundles of "v0" to "v5".
    """

    folder: Path
    app: Path
    vendor: Publisher
    clinic: Publisher
    versions: tuple[bytes, ...]
    opened: list[Showing] = field(default_factory=list)
    filesystem: QuickFilesystem = field(default_factory=QuickFilesystem)

    @property
    def embedded(self) -> Embedded:
        return Embedded(self.app / "built-in.kioskupdate", self.vendor.first_root, BUILT)

    @property
    def channels(self) -> Channels:
        return Channels(self.folder, self.embedded, self.filesystem)

    def build_in(self, number: int, **custom: Any) -> str:  # noqa: ANN401 - JSON
        """Have the app come with this version."""
        sha256 = self.vendor.publish(self.versions[number], label=f"v{number}", **custom)
        update_file(self.vendor.tree, self.embedded.update)
        return sha256

    def bring(self, channel: Channel, number: int, *, by_staff: bool = True, **custom: Any) -> str:  # noqa: ANN401 - JSON
        """Have a stick with this version come."""
        publisher = self.vendor if channel == "vendor" else self.clinic
        sha256 = publisher.publish(self.versions[number], label=f"v{number}", **custom)
        store = self.channels.store(channel)
        if channel == "clinic":
            pair(store, publisher.first_root)
        with (self.folder / channel / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # whoever writes there still is waited for
        importer = Importer(store, publisher.first_root, lambda: NOW, BUILT)
        importer.install(MemoryCarrier(publisher.tree), by_staff=by_staff)
        return sha256

    def start(self) -> Showing:
        showing = self.channels.start()
        self.opened.append(showing)
        return showing

    def start_well(self) -> Showing:
        showing = self.start()
        self.channels.confirm(showing)
        return showing

    def bundle(self, channel: Channel, sha256: str) -> Path:
        return self.folder / channel / "bundles" / f"{sha256}.kioskbundle"
