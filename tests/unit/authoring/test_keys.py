"""A publisher's keys: made, locked, written on paper, lost, recovered and replaced."""

import datetime as dt
import itertools
import os
import shutil
import stat
from pathlib import Path
from typing import get_args

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships none
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined] # its __all__ is computed

from kiosk import paths
from kiosk.authoring.errors import (
    KeyFileError,
    KeyPlanError,
    KeysExistError,
    NoKeysError,
    PassphraseError,
    RecoveryWordsError,
    SheetError,
    TooFewKeysError,
    UnknownKeyError,
)
from kiosk.authoring.keyfile import LOCKED_BYTES, LockedKey
from kiosk.authoring.keys import ROOT, SAFE, KeyFolder, make_keys, write_keys
from kiosk.authoring.sheet import Paper, make_sheet, write_sheet
from kiosk.authoring.signing import FOREVER, LISTS
from kiosk.authoring.words import PASSPHRASE_WORDS, as_typed, from_words, new_passphrase, to_words
from kiosk.bundle.fingerprint import fingerprint_words
from kiosk.bundle.trust import read_root
from tests.unit.authoring.publishing import NOW, Office, Offices, files, reread

PASSPHRASE = "one two three four five six"  # noqa: S105 - a test's


@pytest.fixture(scope="module")
def key() -> LockedKey:
    return LockedKey.lock("root-1", Ed25519PrivateKey.generate(), PASSPHRASE)


# --- Words -----------------------------------------------------------------------------------


def test_passphrases_are_six_words_of_a_list_of_2048_and_never_twice_the_same() -> None:
    passphrases = {new_passphrase() for _ in range(100)}
    assert len(passphrases) == 100
    assert {len(each.split()) for each in passphrases} == {PASSPHRASE_WORDS}


def test_how_a_passphrase_is_typed_does_not_matter(key: LockedKey) -> None:
    assert key.unlock("  One two\tTHREE four\nfive  six ").public_key.keyid == key.key_id
    assert as_typed(" A  b ") == "a b"


@settings(max_examples=20)
@given(st.binary(min_size=LOCKED_BYTES, max_size=LOCKED_BYTES))
def test_what_is_written_as_words_is_read_again_from_their_first_letters(secret: bytes) -> None:
    words = to_words(secret)
    assert len(words) == 48
    assert from_words(" ".join(words), LOCKED_BYTES) == secret
    assert from_words("\n".join(word[:4].upper() for word in words), LOCKED_BYTES) == secret


@pytest.mark.parametrize(
    ("slip", "reason"),
    [
        (lambda words: words[:-1], "there are 47 words"),
        (lambda words: ["kiosk", *words[1:]], "word 1 is not on the list"),
        (lambda words: [*words[:24], *reversed(words[24:])], "one of words 25 to 48 is not what was printed"),
    ],
    ids=["one is missing", "one is none", "some are in another order"],
)
def test_a_slip_with_the_words_is_told(slip: object, reason: str) -> None:
    words = list(to_words(bytes(range(LOCKED_BYTES))))
    assert callable(slip)
    with pytest.raises(RecoveryWordsError, match=reason):
        from_words(" ".join(slip(words)), LOCKED_BYTES)


# --- A key file ------------------------------------------------------------------------------


def test_a_key_comes_back_from_its_file_and_signs(key: LockedKey, tmp_path: Path) -> None:
    path = key.write(tmp_path)
    signer = LockedKey.read(path).unlock(PASSPHRASE)
    signature = signer.sign(b"content")
    signer.public_key.verify_signature(signature, b"content")
    assert signer.public_key.scheme == "ed25519"


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_key_file_is_for_its_owner_alone(key: LockedKey, tmp_path: Path) -> None:
    assert stat.S_IMODE(key.write(tmp_path).stat().st_mode) == 0o600


def test_another_passphrase_opens_nothing(key: LockedKey) -> None:
    with pytest.raises(PassphraseError, match="not the passphrase of root-1"):
        key.unlock("one two three four five seven")


def test_the_same_key_is_never_locked_twice_into_the_same_bytes() -> None:
    private = Ed25519PrivateKey.generate()
    first, second = (LockedKey.lock("root-1", private, PASSPHRASE) for _ in range(2))
    assert first.locked[:16] != second.locked[:16]
    assert first.locked[16:] != second.locked[16:]
    assert first.public == second.public


def test_the_private_half_is_nowhere_in_the_file_nor_in_what_python_shows(tmp_path: Path) -> None:
    private = Ed25519PrivateKey.generate()
    key = LockedKey.lock("root-1", private, PASSPHRASE)
    content = key.write(tmp_path).read_text()
    assert private.private_bytes_raw().hex() not in content
    assert key.locked.hex() not in repr(key)
    (fresh, *_) = make_keys()
    assert fresh.passphrase not in repr(fresh)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("m=65536", "m=8"),
        ('"format": 1', '"format": 2'),
        ('"name": "root-1"', '"name": "../root-1"'),
        ('"locked": "', '"locked": "00'),
        ("{", ""),
    ],
    ids=["a weaker lock", "another format", "a name that leads elsewhere", "longer", "no JSON"],
)
def test_a_file_that_is_not_as_it_must_be_is_refused(
    key: LockedKey, tmp_path: Path, old: str, new: str
) -> None:
    path = key.write(tmp_path)
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new, 1))
    with pytest.raises(KeyFileError, match=r"root-1\.key cannot be used"):
        LockedKey.read(path)


def test_a_file_with_the_public_half_of_another_key_is_refused(key: LockedKey) -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with pytest.raises(KeyFileError, match="do not belong together"):
        LockedKey(key.name, other, key.locked).unlock(PASSPHRASE)


# --- A folder of keys ------------------------------------------------------------------------


def test_a_clinic_has_one_root_key_in_the_safe_and_one_publish_key(office: Office) -> None:
    folder = office.keys.folder
    assert [path.name for path in sorted(folder.glob("*.key"))] == ["publish-1.key"]
    assert [path.name for path in sorted((folder / SAFE).glob("*.key"))] == ["root-1.key"]
    root = office.keys.root
    assert root.expires == FOREVER
    assert {role: (each.threshold, len(each.keyids)) for role, each in root.roles.items()} == dict.fromkeys(
        ("root", *LISTS), (1, 1)
    )
    assert {key.scheme for key in root.keys.values()} == {"ed25519"}


def test_the_root_list_is_one_that_kiosks_are_paired_with(office: Office) -> None:
    summary = read_root((office.keys.folder / ROOT).read_bytes())
    assert (summary.version, summary.keys, summary.threshold) == (1, 1, 1)


def test_a_fleet_has_several_keys_of_each_and_one_for_the_machine(offices: Offices, tmp_path: Path) -> None:
    office = offices.open(tmp_path / "keys", 2, 3, online=True)
    roles = {role: (each.threshold, len(each.keyids)) for role, each in office.keys.root.roles.items()}
    assert roles == {"root": (2, 3), "targets": (2, 3), "snapshot": (1, 1), "timestamp": (1, 1)}
    assert office.keys.names == (
        *("online-1", "publish-1", "publish-2", "publish-3", "root-1", "root-2", "root-3"),
    )


@pytest.mark.parametrize(("threshold", "keys"), [(0, 1), (2, 1), (1, 10), (-1, -1)])
def test_numbers_of_keys_that_make_no_sense_are_refused(threshold: int, keys: int) -> None:
    with pytest.raises(KeyPlanError, match="cannot sign together"):
        make_keys(threshold, keys)


def test_keys_that_are_there_are_not_written_over(office: Office) -> None:
    before = files(office.keys.folder)
    with pytest.raises(KeysExistError):
        write_keys(office.keys.folder, make_keys(), 1)
    assert files(office.keys.folder) == before


def test_no_more_passphrases_are_asked_than_are_needed(offices: Offices, tmp_path: Path) -> None:
    office = offices.open(tmp_path / "keys", 2, 3)
    assert len(office.keys.unlock(LISTS, office.ask)) == 2
    assert office.asked == ["publish-1", "publish-2"]


def test_nothing_is_asked_where_too_few_keys_are_at_hand(offices: Offices, tmp_path: Path) -> None:
    office = offices.open(tmp_path / "keys", 2, 2)
    (office.keys.folder / "publish-2.key").unlink()
    with pytest.raises(TooFewKeysError, match="needs 2 of the keys publish-1, publish-2; 1 are at hand"):
        reread(office).unlock(LISTS, office.ask)
    assert office.asked == []


def test_keys_may_lie_on_sticks(offices: Offices, tmp_path: Path) -> None:
    office = offices.open(tmp_path / "keys", 2, 2)
    stick = tmp_path / "stick"
    stick.mkdir()
    (office.keys.folder / "publish-2.key").rename(stick / "publish-2.key")
    assert len(reread(office, stick).unlock(LISTS, office.ask)) == 2


def test_a_folder_without_a_root_list_has_no_keys(tmp_path: Path) -> None:
    with pytest.raises(NoKeysError, match=r"1\.root\.json is missing"):
        KeyFolder.read(tmp_path)


def test_a_root_list_that_others_signed_is_no_next_one(
    offices: Offices, office: Office, tmp_path: Path
) -> None:
    other = offices.open(tmp_path / "other", 2, 2)
    other.rotate("publish-1")
    shutil.copy(other.keys.folder / "roots" / "2.root.json", office.keys.folder / "roots")
    with pytest.raises(NoKeysError, match="not signed as it must be"):
        reread(office)


def test_a_root_list_under_another_number_is_told(office: Office) -> None:
    roots = office.keys.folder / "roots"
    shutil.copy(roots / "1.root.json", roots / "2.root.json")
    with pytest.raises(NoKeysError, match=r"2\.root\.json says that it is another version"):
        reread(office)


# --- Replacing and recovering ----------------------------------------------------------------


@pytest.mark.parametrize(("old", "new"), [("publish-1", "publish-2"), ("root-1", "root-2")])
def test_a_key_is_replaced_by_one_with_the_next_name(office: Office, old: str, new: str) -> None:
    before = office.keys
    assert office.rotate(old) == new
    assert office.asked == ["root-1"]
    assert office.keys.names == tuple(sorted(name.replace(old, new) for name in before.names))
    assert office.keys.roots[0] == before.roots[0]
    assert not list(office.keys.folder.rglob(f"{old}.key"))
    assert len(list(office.keys.folder.rglob(f"{old}.retired-key"))) == 1
    assert (office.keys.folder / ROOT).read_bytes() == office.keys.roots[1]
    # It was signed by enough keys of the list before it, and of its own
    first, second = (Metadata[Root].from_bytes(root) for root in office.keys.roots)
    for judge in (first, second):
        judge.signed.verify_delegate("root", second.signed_bytes, second.signatures)


def test_names_of_keys_are_used_once(office: Office) -> None:
    assert [office.rotate("publish-1"), office.rotate("publish-2")] == ["publish-2", "publish-3"]
    with pytest.raises(UnknownKeyError, match=r"There is no key publish-1\. .* publish-3, root-1"):
        office.keys.next_name("publish-1")


def test_a_lost_root_key_is_replaced_by_the_others(offices: Offices, tmp_path: Path) -> None:
    office = offices.open(tmp_path / "keys", 2, 3)
    (office.keys.folder / SAFE / "root-1.key").unlink()
    office.keys = reread(office)
    assert office.rotate("root-1") == "root-4"
    assert office.asked == ["root-2", "root-3"]
    assert office.keys.root.roles["root"].threshold == 2


def test_the_last_root_key_cannot_replace_itself_without_its_file(office: Office) -> None:
    (office.keys.folder / SAFE / "root-1.key").unlink()
    office.keys = reread(office)
    with pytest.raises(TooFewKeysError):
        office.rotate("root-1")


def test_a_root_key_comes_back_from_its_sheet(office: Office) -> None:
    path = office.keys.folder / SAFE / "root-1.key"
    before = path.read_bytes()
    pdf = make_sheet(office.keys, paths.resources(), NOW)
    path.unlink()
    words = printed_words(pdf)
    key = LockedKey.of_locked("root-1", from_words(words, LOCKED_BYTES), office.passphrases["root-1"])
    assert reread(office).restore(key) == path
    assert path.read_bytes() == before


def printed_words(pdf: bytes) -> str:
    """Read the numbered words off the first sheet, as a person does: down each column."""
    document = pdfium.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    table = text[text.index("locked with its passphrase") : text.index("The passphrase")].split()
    numbered = {int(number): word for number, word in itertools.pairwise(table) if number.isdecimal()}
    return " ".join(numbered[number] for number in range(1, 49))


def test_a_key_of_somebody_else_is_not_restored(office: Office, key: LockedKey) -> None:
    with pytest.raises(UnknownKeyError):
        office.keys.restore(key)


# --- The sheet -------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", get_args(Paper))
def test_each_root_key_has_a_sheet_with_the_words_to_compare(
    offices: Offices, tmp_path: Path, paper: Paper
) -> None:
    office = offices.open(tmp_path / "keys", 2, 2)
    pdf = make_sheet(office.keys, paths.resources(), NOW, paper)
    document = pdfium.PdfDocument(pdf)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert f"Recovery sheet for root-{number}" in page
        assert f"kiosk-content keys recover FOLDER root-{number}" in page
        assert "together with 1 other" in page
        assert all(word in page for word in fingerprint_words(office.keys.roots[-1]))
        assert office.passphrases[f"root-{number}"] not in page


def test_the_sheet_is_locked_away_with_the_root_keys(office: Office) -> None:
    path = write_sheet(office.keys, paths.resources(), NOW)
    assert path.parent == office.keys.folder / SAFE
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_missing_template_is_told_without_a_word_of_the_key(office: Office, tmp_path: Path) -> None:
    with pytest.raises(SheetError) as caught:
        make_sheet(office.keys, tmp_path, dt.datetime.now(dt.UTC))
    assert caught.value.__cause__ is None
