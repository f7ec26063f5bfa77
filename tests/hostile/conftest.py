"""A kiosk, and a publisher whose key it trusts and whose guides are hostile."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from kiosk.bundle.archive import write_bundle
from kiosk.bundle.errors import BundleError, UnfitError
from kiosk.content.model import Guide, Media
from tests.unit.bundle.machine import Kiosk, assert_refused
from tests.unit.bundle.publisher import TINY, Publisher

Refused = Callable[[Guide], BundleError]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """Sign a guide with the right key, bring it to a kiosk, and return how it was refused."""
    publisher = Publisher()
    kiosk = Kiosk(tmp_path / "store", publisher.first_root)

    def publish(guide: Guide) -> None:
        packed = write_bundle(guide, tmp_path / "a.kioskbundle")
        publisher.publish(packed.path.read_bytes(), label=guide.version)

    publish(TINY)
    kiosk.install(publisher.tree)

    def refuse(guide: Guide) -> BundleError:
        publish(guide)
        return assert_refused(kiosk, publisher.tree, UnfitError)

    return refuse


def with_picture(content: bytes, kind: Literal["svg", "png"]) -> Guide:
    """Return the tiny guide with one more picture."""
    media = Media(id="hostile", type=kind, alt=TINY.media[0].alt, content=content)
    return replace(TINY, version="hostile", media=(*TINY.media, media))
