"""The catalogue of a set of guides: what the choice of topics shows, and where words are found in them.

It is an SQLite file that is made once, when a set is installed, and is only read from then on:

topic      a row a guide and language: its entry in the bundle, id, version, title, the sentence below it
words      an FTS5 index of title, titles of sections, and text; accents do not count ("articulacion" finds
           "articulación"), and the beginning of a word finds it
spelling   each word that occurs in a language; ``spellings`` is an FTS5 index of its three-letter pieces:
           which known words are like one that was mistyped

What a patient searches is never in it: it is opened for reading alone, holds no log and caches no statement.
"""

import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

FORMAT: Final = 1
"""Raised whenever a catalogue of before would be read wrongly; it is then made anew."""

MOST_WORDS: Final = 6
MOST_LETTERS: Final = 40
"""Of what is searched, more words and more letters of a word are left out."""

_LEAST_LETTERS_TO_MEND: Final = 4
_LEAST_LIKENESS: Final = 0.5
"""Shared pieces of two words, of all the pieces of both (Dice's coefficient), to be taken for each other."""

_CANDIDATES: Final = 60
_MENDED: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")
_TIERS: Final = ("{title}", "{title sections}", "{title sections body}")
"""A title counts more than a section's title, and that more than the text: asked one by one."""


class Topic(NamedTuple):
    """A guide as the choice of topics shows it.

    Attributes:
        entry: its entry in the bundle.
        guide: its id.
        version: its own version, as its author wrote it.
        title: its title.
        summary: the sentence below the title.
    """

    entry: str
    guide: str
    version: str
    title: str
    summary: str


class Page(NamedTuple):
    """Some of the topics that were asked for.

    Attributes:
        topics: these topics, in their order.
        total: how many there are in all.
    """

    topics: tuple[Topic, ...]
    total: int


_TOPIC: Final = "topic.entry, topic.guide, topic.version, topic.title, topic.summary"


class Catalogue:
    """An open catalogue; one thread at a time may read from it. Close it when done.

    Args:
        file: its file.

    Raises:
        sqlite3.Error: It is missing or damaged; its methods raise the same.
    """

    def __init__(self, file: Path) -> None:
        # No statement is kept, or the words that were last searched would stay with it
        self._data = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=ro&immutable=1",
            uri=True,
            cached_statements=0,
            check_same_thread=False,
        )
        try:
            self._require_format()
        except BaseException:
            self._data.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._data.close()

    def _require_format(self) -> None:
        (number,) = self._data.execute("PRAGMA user_version").fetchone()
        if number != FORMAT:
            raise sqlite3.DatabaseError(f"format {number}")

    def count_work(self, told: Callable[[], None], steps: int) -> None:
        """Have ``told`` called once in so many steps of SQLite's machine; for measurements."""
        self._data.set_progress_handler(told, steps)

    def page(self, language: str, start: int, count: int) -> Page:
        """Return topics in a language by their titles' letters, ``count`` of them from ``start`` on."""
        (total,) = self._data.execute("SELECT count(*) FROM topic WHERE language = ?", (language,)).fetchone()
        rows = self._data.execute(
            f"SELECT {_TOPIC} FROM topic WHERE language = ? ORDER BY place LIMIT ? OFFSET ?",  # noqa: S608 - no word from outside
            (language, count, start),
        )
        return Page(tuple(map(Topic._make, rows)), total)

    def titles(self) -> dict[str, tuple[str, str, dict[str, str]]]:
        """Return of every guide, by its id, its entry in the bundle, version, and title in each language."""
        found: dict[str, tuple[str, str, dict[str, str]]] = {}
        for guide, entry, version, language, title in self._data.execute(
            "SELECT guide, entry, version, language, title FROM topic ORDER BY place"
        ):
            found.setdefault(guide, (entry, version, {}))[2][language] = title
        return found

    def search(self, typed: str, language: str, most: int) -> tuple[Topic, ...]:
        """Return at most ``most`` topics that hold all words or their beginnings, the best first.

        A word that occurs nowhere is taken for those that are most like it. Whatever is typed is searched as
        words: nothing in it is a command.
        """
        words = words_of(typed)
        if not words:
            return ()
        groups = [self._known(word, language) for word in words]
        if not all(groups):
            return ()
        asked = " AND ".join("(" + " OR ".join(f'"{word}"*' for word in group) + ")" for group in groups)
        found: dict[str, Topic] = {}
        for columns in _TIERS:
            rows = self._data.execute(
                f"SELECT {_TOPIC} FROM words JOIN topic ON topic.number = words.rowid"  # noqa: S608 - the same
                " WHERE words MATCH ? AND topic.language = ? ORDER BY bm25(words), topic.place LIMIT ?",
                (f"{columns}: ({asked})", language, most),
            )
            for topic in map(Topic._make, rows):
                found.setdefault(topic.entry, topic)
            if len(found) >= most:
                break
        return tuple(found.values())[:most]

    def _known(self, word: str, language: str) -> tuple[str, ...]:
        """Return the word itself if any known word begins so, or else the known words that are like it."""
        begins = self._data.execute(
            "SELECT 1 FROM spelling WHERE language = ? AND word >= ? AND word < ? LIMIT 1",
            (language, word, word + "\U0010ffff"),
        ).fetchone()
        if begins or len(word) < _LEAST_LETTERS_TO_MEND:
            return (word,) if begins else ()
        return self._like(word, language)

    def _like(self, word: str, language: str) -> tuple[str, ...]:
        pieces = _pieces(word)
        asked = " OR ".join(f'"{piece}"' for piece in pieces)
        rows = self._data.execute(
            "SELECT spelling.word, spelling.topics"
            " FROM spellings JOIN spelling ON spelling.number = spellings.rowid"
            " WHERE spellings MATCH ? AND spelling.language = ? ORDER BY rank LIMIT ?",
            (asked, language, _CANDIDATES),
        )
        likeness = {known: (_likeness(pieces, _pieces(known)), topics) for known, topics in rows}
        best = sorted(likeness, key=lambda known: (likeness[known], known), reverse=True)
        return tuple(known for known in best if likeness[known][0] >= _LEAST_LIKENESS)[:_MENDED]


def folded(text: str) -> str:
    """Return a text without accents and capitals, as it is compared and ordered."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Return the words that are searched for a text: letters and digits alone, the first few."""
    return [word[:MOST_LETTERS] for word in _WORD.findall(folded(text))[:MOST_WORDS]]


def _pieces(word: str) -> set[str]:
    """Return the pieces of three letters of a word, with its beginning and its end marked by blanks."""
    padded = _padded(word)
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _padded(word: str) -> str:
    """Give a word's first letters more weight: two blanks before, one behind."""
    return f"  {word} "


def _likeness(these: set[str], those: set[str]) -> float:
    """Return Dice's coefficient of two sets, 0 to 1 (L. R. Dice, Ecology 26, 1945)."""
    return 2 * len(these & those) / (len(these) + len(those))


# --- Making ----------------------------------------------------------------------------------


class Entry(NamedTuple):
    """What a catalogue takes from a guide in one language.

    Attributes:
        topic: what is shown.
        language: the language.
        sections: the titles of its sections.
        body: the rest of its words.
    """

    topic: Topic
    language: str
    sections: str
    body: str


_SCHEMA: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE topic (number INTEGER PRIMARY KEY, language TEXT, place TEXT, entry TEXT, guide TEXT,
                    version TEXT, title TEXT, summary TEXT);
CREATE VIRTUAL TABLE words USING fts5 (title, sections, body, content='', prefix='1 2 3',
                                       tokenize="unicode61 remove_diacritics 2");
CREATE TABLE spelling (number INTEGER PRIMARY KEY, language TEXT, word TEXT, topics INTEGER);
CREATE VIRTUAL TABLE spellings USING fts5 (word, content='', tokenize='trigram');
"""

_FINISH: Final = f"""
CREATE INDEX by_place ON topic (language, place);
CREATE INDEX by_word ON spelling (language, word);
INSERT INTO words (words) VALUES ('optimize');
PRAGMA user_version = {FORMAT};
"""  # noqa: S608 - a number that stands above


def write_catalogue(entries: Iterable[Entry], file: Path) -> None:
    """Make a catalogue; one entry after another is in memory, and each different word once.

    Args:
        entries: what it takes from the guides.
        file: where; it does not exist. Nothing is forced to the disk.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    data = sqlite3.connect(file)
    try:
        data.executescript(_SCHEMA)
        known: dict[str, Counter[str]] = {}
        for number, each in enumerate(entries, 1):
            place = folded(each.topic.title)
            data.execute(
                "INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, each.language, place, *each.topic),
            )
            texts = tuple(map(folded, (each.topic.title, each.sections, each.body)))
            data.execute(
                "INSERT INTO words (rowid, title, sections, body) VALUES (?, ?, ?, ?)", (number, *texts)
            )
            known.setdefault(each.language, Counter()).update(set(_WORD.findall(" ".join(texts))))
        _write_spellings(data, known)
        data.executescript(_FINISH)
        data.commit()
    finally:
        data.close()


def _write_spellings(data: sqlite3.Connection, known: dict[str, Counter[str]]) -> None:
    rows = (
        (language, word, count) for language, words in known.items() for word, count in sorted(words.items())
    )
    for number, (language, word, count) in enumerate(rows, 1):
        data.execute("INSERT INTO spelling VALUES (?, ?, ?, ?)", (number, language, word, count))
        data.execute("INSERT INTO spellings (rowid, word) VALUES (?, ?)", (number, _padded(word)))
