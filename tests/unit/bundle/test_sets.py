"""Several guides in one bundle: each is known by its name, and what was installed is what is read later."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.bundle.archive import GUIDE, Bundle, check_bundle, guide_entry, write_bundle
from kiosk.bundle.channels import Channels
from kiosk.bundle.errors import DamagedError, UnfitError
from kiosk.bundle.stored_zip import Member, stored_zip_chunks
from kiosk.content.compiled import encode_guide
from kiosk.library import SetChange, names_of, set_changes
from tests.unit.bundle.machine import Kiosk
from tests.unit.bundle.publisher import TINY, Publisher
from tests.unit.bundle.test_archive import bundle_of, index_of, written

KNEE, HIP = replace(TINY, id="knee"), replace(TINY, id="hip")


def set_of(path: Path, guides: dict[str, bytes]) -> Path:
    """Write a set whose index fits, whatever is in it."""
    files = dict(sorted({GUIDE: encode_guide(TINY), **guides}.items()))
    index = index_of(files)
    index["format"] = 2
    for entry in index["entries"]:
        entry["type"] = "guide"
    return bundle_of(path, files, written(index))


def test_a_set_is_read_guide_by_guide_the_first_one_first(tmp_path: Path) -> None:
    packed = write_bundle(TINY, tmp_path / "set", others=iter([KNEE, HIP]))
    check_bundle(packed.path, "a set")
    with Bundle(packed.path) as bundle:
        assert bundle.guides == (GUIDE, guide_entry("hip"), guide_entry("knee"))
        assert [bundle.guide(path).id for path in bundle.guides] == [TINY.id, "hip", "knee"]
    assert list(tmp_path.iterdir()) == [packed.path]


def test_a_bundle_of_one_guide_is_what_it_was_so_that_older_kiosks_take_it(tmp_path: Path) -> None:
    packed = write_bundle(TINY, tmp_path / "one")
    with Bundle(packed.path) as bundle:
        assert b'"format": 1' in packed.path.read_bytes()
        assert bundle.guides == (GUIDE,)


def test_two_guides_with_one_id_are_not_packed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="knee"):
        write_bundle(TINY, tmp_path / "set", others=[KNEE, KNEE])


@pytest.mark.parametrize(
    "guides",
    [
        pytest.param({guide_entry("hip"): encode_guide(KNEE)}, id="under another name"),
        pytest.param({guide_entry(TINY.id): encode_guide(TINY)}, id="the first one again"),
        pytest.param({guide_entry("knee"): b"no guide"}, id="no guide"),
    ],
)
def test_a_set_that_names_its_guides_wrongly_is_refused(tmp_path: Path, guides: dict[str, bytes]) -> None:
    with pytest.raises(DamagedError):
        check_bundle(set_of(tmp_path / "set", guides), "a set")


def test_each_guide_of_a_set_must_be_fit_to_be_shown(tmp_path: Path) -> None:
    unfit = replace(KNEE, disclaimer={**KNEE.disclaimer, "en": "5\u202e0"})
    packed = write_bundle(TINY, tmp_path / "set", others=[unfit])
    with pytest.raises(UnfitError):
        check_bundle(packed.path, "a set")


@pytest.mark.parametrize("number", [1, 2])
def test_the_format_says_whether_it_is_a_set(tmp_path: Path, number: int) -> None:
    files = (
        {GUIDE: encode_guide(TINY)} if number == 2 else {GUIDE: encode_guide(TINY), guide_entry("hip"): b""}
    )
    index = index_of(files)
    index["format"] = number
    for entry in index["entries"]:
        entry["type"] = "guide"
    members = [Member.of_bytes("index.json", written(index))]
    members += [Member.of_bytes(name, content) for name, content in files.items()]
    path = tmp_path / "set"
    path.write_bytes(b"".join(stored_zip_chunks(members)))
    with pytest.raises(DamagedError):
        Bundle(path)


def test_an_index_that_was_changed_since_is_not_shown(
    kiosk: Kiosk, publisher: Publisher, tmp_path: Path
) -> None:
    before = write_bundle(TINY, tmp_path / "before", others=[KNEE])
    publisher.publish(before.path.read_bytes())
    kiosk.install(publisher.tree)
    item = kiosk.store.record().history[0]
    assert item.index
    assert kiosk.store.catalogue_path(item).is_file()
    other = write_bundle(TINY, tmp_path / "other", others=[replace(KNEE, version=KNEE.version[::-1] + "1")])
    content = other.path.read_bytes()[: item.length]
    kiosk.store.bundle_path(item).write_bytes(content + bytes(item.length - len(content)))
    notes: list[str] = []
    assert Channels(kiosk.store.folder.parent, None)._from_store(kiosk.store, notes) is None
    assert "cannot be shown" in notes[0]


def test_what_no_version_needs_is_removed_with_its_catalogue(
    kiosk: Kiosk, publisher: Publisher, tmp_path: Path
) -> None:
    catalogues = []
    for label in "abcd":
        packed = write_bundle(replace(TINY, version=label), tmp_path / label, others=[KNEE])
        publisher.publish(packed.path.read_bytes())
        kiosk.install(publisher.tree)
        catalogues.append(kiosk.store.catalogue_path(kiosk.store.record().history[0]))
    assert [each.exists() for each in catalogues] == [False, True, True, True]


def test_what_becomes_of_each_guide_is_told(tmp_path: Path) -> None:
    changed = replace(HIP, tagline={**HIP.tagline, "en": "In other words."})  # with the version that it had
    one = write_bundle(KNEE, tmp_path / "one")
    two = write_bundle(changed, tmp_path / "two")
    with Bundle(one.path) as before, Bundle(two.path) as after:
        old = {**names_of(KNEE, before, None), **names_of(HIP, before, None)}
        new = {**names_of(changed, after, None), **names_of(TINY, after, None)}
    assert set_changes(old, new) == (
        SetChange("added", TINY.title, "", TINY.version),
        SetChange("changed", HIP.title, HIP.version, HIP.version),
        SetChange("removed", KNEE.title, KNEE.version, ""),
    )
