"""An author begins a guide, makes keys, publishes, replaces a key and publishes again; kiosks follow."""

import datetime as dt
import re
from pathlib import Path

import pytest

from kiosk.authoring.cli import main
from kiosk.authoring.words import to_words
from kiosk.bundle.archive import Bundle
from kiosk.bundle.carriers import open_carrier
from kiosk.bundle.importer import Importer, pair
from kiosk.bundle.store import Store


class Author:
    """Types commands, and keeps the passphrases that were shown in a file."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.guide = folder / "knee"
        self.keys = folder / "keys"
        self.passphrases = folder / "passphrases.txt"
        self._capsys = capsys

    def run(self, *arguments: str | Path, status: int = 0) -> str:
        """Run a command, and return what it printed."""
        assert main([str(each) for each in arguments]) == status
        told = self._capsys.readouterr()
        with self.passphrases.open("a", encoding="utf-8") as file:
            file.writelines(
                f"{line}\n" for line in told.out.splitlines() if re.match(r"[a-z]+-\d+: (\w+ ?){6}$", line)
            )
        return told.out + told.err

    def publish(self, to: Path, *more: str, status: int = 0) -> str:
        keys = ("--keys", self.keys, "--passphrases", self.passphrases)
        return self.run("publish", self.guide, to, *keys, "--yes", *more, status=status)

    def write(self, file: str, old: str, new: str) -> None:
        path = self.guide / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def author(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Author:
    return Author(tmp_path, capsys)


class Kiosk:
    """A kiosk's own store, paired with the author's root list."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._store = Store(folder, "clinic")
        self.fingerprint = pair(self._store, root.read_bytes()).fingerprint

    def install(self, place: Path) -> str:
        """Bring an update, and return the title that patients then see."""
        today = dt.datetime.now(dt.UTC)
        with open_carrier(place) as carrier:
            Importer(self._store, None, lambda: today, today.date()).install(carrier, by_staff=True)
        record = self._store.record()
        item = record.item(record.active)
        assert item is not None
        with Bundle(self._store.bundle_path(item)) as bundle:
            return bundle.guide().title["en"]


def test_from_an_empty_folder_to_kiosks_that_follow_new_keys(author: Author, tmp_path: Path) -> None:
    stick, server = tmp_path / "stick.kioskupdate", tmp_path / "server"

    # A guide to start from, and keys
    assert "holds a guide to start from" in author.run("new", author.guide)
    told = author.run("keys", "init", author.keys, "--yes")
    assert "root-1: " in told
    assert "publish-1: " in told
    assert (author.keys / "safe" / "recovery-sheet.pdf").read_bytes().startswith(b"%PDF-")
    kiosk = Kiosk(tmp_path / "store", author.keys / "root.json")

    # The first publication, on a stick
    told = author.publish(stick, "--note", "en=The first one")
    assert "There is no earlier publication here to compare with." in told
    assert re.search(r"stick\.kioskupdate: knee 1\.0 as version \d{8}01, \d+ KiB", told)
    assert kiosk.install(stick) == "When your knee is sore"
    told = author.run("verify", stick, "--root", author.keys / "root.json")
    assert re.fullmatch(r"A kiosk would accept it: knee 1\.0, version \d{10}\n", told)
    told = author.run("inspect", stick)
    assert 'notes: {"en":"The first one"}' in told
    assert "root 1, targets: 1 of publish-1" in told

    # The publish key was lost
    told = author.run(
        "keys", "rotate", author.keys, "publish-1", "--yes", "--passphrases", author.passphrases
    )
    assert "publish-2 has taken the place of publish-1" in told

    # A new text, for a web server; what changed is shown first
    author.write("guide.toml", "When your knee is sore", "When your knee hurts")
    author.write("guide.toml", 'version = "1.0"', 'version = "1.1"')
    told = author.publish(server, "--recall", "1.0")
    assert "guide: changed" in told
    assert "  en - title: When your knee is sore\n  en + title: When your knee hurts\n" in told
    assert kiosk.install(server) == "When your knee hurts"
    assert "root 2, targets: 1 of publish-2" in author.run("inspect", server)

    # What is not from these keys is refused, in the kiosk's words
    author.run("keys", "init", tmp_path / "others", "--yes")
    told = author.run("verify", server, "--root", tmp_path / "others" / "root.json", status=1)
    assert "A kiosk would refuse it, and say: The update from server is not signed by the publisher" in told


def test_a_guide_with_errors_is_not_published(author: Author, tmp_path: Path) -> None:
    author.run("new", author.guide)
    author.run("keys", "init", author.keys, "--yes")
    author.write("questionnaire.toml", "not_met_when", "not_met_wen")
    told = author.publish(tmp_path / "x.kioskupdate", status=1)
    assert "Nothing was published. Mend the errors" in told
    assert not (tmp_path / "x.kioskupdate").exists()


def test_a_lost_root_key_comes_back_from_its_sheet(author: Author) -> None:
    author.run("keys", "init", author.keys, "--yes")
    key = author.keys / "safe" / "root-1.key"
    before = key.read_bytes()
    words = author.folder / "words.txt"
    words.write_text(" ".join(_words_of(before)))
    key.unlink()
    typed = ("--words", words, "--passphrases", author.passphrases)
    told = author.run("keys", "recover", author.keys, "root-1", *typed)
    assert "root-1.key is there again" in told
    assert key.read_bytes() == before


def _words_of(key_file: bytes) -> tuple[str, ...]:
    """Return what the sheet prints."""
    return to_words(bytes.fromhex(re.findall(rb'"locked": "([0-9a-f]+)"', key_file)[0].decode()))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["keys", "rotate", "none", "publish-1"], "There are no usable keys in none"),
        (["keys", "init", "none", "--threshold", "3", "--keys", "2"], "3 of 2 keys cannot sign together"),
        (["publish", "none", "x.kioskupdate", "--keys", "none"], "There is no folder none"),
        (["refresh", "none", "--keys", "none", "--days", "0"], "is not a number of days"),
        (["inspect", "none"], "none cannot be inspected"),
        (["verify", "none", "--root", "none"], "none cannot be inspected"),
        (["preview", "none"], "There is no folder none"),
        (["new", "used"], "used is not empty"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_what_cannot_be_done_is_told_with_status_2(
    author: Author, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(author.folder)
    (author.folder / "used").mkdir()
    (author.folder / "used" / "file").touch()
    assert told in author.run(*arguments, status=2)


def test_several_guides_are_published_as_one_set_and_a_change_is_told(author: Author, tmp_path: Path) -> None:
    author.run("new", author.guide)
    hip = author.folder / "hip"
    author.run("new", hip)
    author.run("keys", "init", author.keys, "--yes")
    update = tmp_path / "set.kioskupdate"
    keys = ("--keys", author.keys, "--passphrases", author.passphrases, "--yes")
    told = author.run("publish", author.guide, hip, update, *keys)
    assert "New: knee" in told
    assert "New: hip" in told
    with open_carrier(update, "a stick") as carrier:
        store = Store(tmp_path / "store", "clinic")
        pair(store, (author.keys / "root.json").read_bytes())
        built = dt.date(2026, 1, 1)
        Importer(store, None, lambda: dt.datetime.now(dt.UTC), built).install(carrier, by_staff=True)
    item = store.record().history[0]
    with Bundle(store.bundle_path(item)) as bundle:
        assert [bundle.guide(path).id for path in bundle.guides] == ["knee", "hip"]
    assert store.catalogue_path(item).is_file()
    author.write("guide.toml", 'version = "1.0"', 'version = "1.1"')
    author.run("new", author.folder / "back")
    told = author.run("publish", author.guide, author.folder / "back", update, *keys)
    assert told.count("New: ") == 1
    assert "Changed: knee 1.0 -> 1.1" in told
    assert "Removed: hip" in told
    told = author.run("publish", author.guide, author.guide, update, *keys, status=2)
    assert "Nothing was published" in told
