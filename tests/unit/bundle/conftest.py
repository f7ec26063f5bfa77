"""A publisher, its first two versions, and a kiosk's store to bring them into."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.bundle.carriers import Carrier
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.importer import Importer, Proposal
from kiosk.bundle.store import Store
from kiosk.bundle.writer import Watch
from tests.unit.bundle.publisher import BUILT, NOW, MemoryCarrier, Publisher, Tree, bundle_bytes


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ...]:
    """The bundles of six versions, "v0" to "v5"."""
    folder = tmp_path_factory.mktemp("versions")
    return tuple(bundle_bytes(f"v{number}", folder) for number in range(6))


@pytest.fixture
def publisher() -> Publisher:
    return Publisher()


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


@pytest.fixture
def kiosk(tmp_path: Path, publisher: Publisher) -> Kiosk:
    return Kiosk(tmp_path / "store", publisher.first_root)


Publish = Callable[..., str]


@pytest.fixture
def publish(publisher: Publisher, versions: tuple[bytes, ...]) -> Publish:
    """Offers version "v<number>" as the next one, and returns its SHA-256."""

    def offer(number: int, version: int | None = None, **custom: object) -> str:
        return publisher.publish(versions[number], version, label=f"v{number}", **custom)

    return offer
