"""The built-in guide is put into the app: signed anew, or as its vendor released it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.authoring.packaging import main
from kiosk.bundle.channels import Channels
from kiosk.bundle.embedded import find_embedded
from kiosk.content.compiled import write_guide
from tests.unit.bundle.publisher import TINY, Publisher, bundle_bytes, update_file


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    path = tmp_path / "app" / f"{TINY.id}.kioskguide"
    path.parent.mkdir()
    write_guide(replace(TINY, version="v1"), path)
    return path


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """What a vendor who keeps the keys has released."""
    publisher = Publisher()
    publisher.publish(bundle_bytes("v1", tmp_path), label="v1")
    folder = tmp_path / "release"
    folder.mkdir()
    update_file(publisher.tree, folder / f"{TINY.id}.kioskupdate")
    (folder / "root.json").write_bytes(publisher.first_root)
    return folder


def shown(compiled: Path, data: Path) -> tuple[str, tuple[str, ...]]:
    embedded = find_embedded(compiled.with_suffix(".kioskupdate"))
    assert embedded is not None
    showing = Channels(data, embedded).start()
    showing.bundle.close()
    return showing.guide.version, showing.notes


def test_a_kiosk_takes_what_was_signed_for_it(compiled: Path, tmp_path: Path) -> None:
    assert main([str(compiled)]) == 0
    assert shown(compiled, tmp_path / "data") == ("v1", ())


def test_each_build_has_its_own_key(compiled: Path) -> None:
    root = compiled.with_name("root.json")
    main([str(compiled)])
    first = root.read_bytes()
    main([str(compiled)])
    assert root.read_bytes() != first


def test_a_release_is_taken_as_it_is(compiled: Path, release: Path, tmp_path: Path) -> None:
    assert main([str(compiled), str(release)]) == 0
    assert compiled.with_name("root.json").read_bytes() == (release / "root.json").read_bytes()
    assert shown(compiled, tmp_path / "data") == ("v1", ())


@pytest.mark.parametrize("fault", ["another guide", "a damaged update", "no root"])
def test_a_release_that_does_not_fit_is_not_built_in(
    compiled: Path, release: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    update = release / f"{TINY.id}.kioskupdate"
    if fault == "another guide":
        write_guide(replace(TINY, version="v2"), compiled)
    elif fault == "a damaged update":
        update.write_bytes(update.read_bytes()[:-1])
    else:
        (release / "root.json").unlink()
    assert main([str(compiled), str(release)]) == 1
    assert capsys.readouterr().err
    assert not compiled.with_name("root.json").exists()
    assert not compiled.with_name("built.txt").exists()
