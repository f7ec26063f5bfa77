"""A publisher, its first versions, and kiosks to bring them to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.bundle.machine import Kiosk, Machine, Publish
from tests.unit.bundle.publisher import Publisher, bundle_bytes


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ...]:
    """The bundles of six versions, "v0" to "v5"."""
    folder = tmp_path_factory.mktemp("versions")
    return tuple(bundle_bytes(f"v{number}", folder) for number in range(6))


@pytest.fixture
def publisher() -> Publisher:
    return Publisher()


@pytest.fixture
def kiosk(tmp_path: Path, publisher: Publisher) -> Kiosk:
    return Kiosk(tmp_path / "store", publisher.first_root)


@pytest.fixture
def publish(publisher: Publisher, versions: tuple[bytes, ...]) -> Publish:
    """Offers version "v<number>" as the next one, and returns its SHA-256."""

    def offer(number: int, version: int | None = None, **custom: object) -> str:
        return publisher.publish(versions[number], version, label=f"v{number}", **custom)

    return offer


@pytest.fixture
def kiosk_with_v2(kiosk: Kiosk, publisher: Publisher, publish: Publish) -> Kiosk:
    """A kiosk that was brought v1 and then v2."""
    publish(1)
    kiosk.install(publisher.tree)
    publish(2)
    kiosk.install(publisher.tree)
    return kiosk


@pytest.fixture
def machine(tmp_path: Path, publisher: Publisher, versions: tuple[bytes, ...]) -> Iterator[Machine]:
    (tmp_path / "app").mkdir()
    each = Machine(tmp_path / "data", tmp_path / "app", publisher, Publisher(), versions)
    each.build_in(1)
    yield each
    for showing in each.opened:
        showing.bundle.close()
