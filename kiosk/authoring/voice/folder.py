"""Where a guide's recordings lie: ``voice/<language>/<key>.ogg``, and an index that a person can read.

The index lists every sentence of the language with its file, whoever is to record it. A file that is not
the one that a program made is a person's recording, and no program touches it.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

import msgspec
import tomli_w

from kiosk.authoring.errors import AuthoringError
from kiosk.authoring.plain.texts import practice_texts, texts_of
from kiosk.content.model import Guide
from kiosk.content.recording import SUFFIX, key_of
from kiosk.speech.sentences import split

VOICE: Final = "voice"
INDEX: Final = "index.toml"
PERSON: Final = "a person"
NOBODY: Final = ""

_HEAD: Final = """\
# Every sentence that patients can hear in this language, and the file that its recording lies in. Written by
# "kiosk-content speak", again each time. Your own recording of a sentence: put it in the file's place, as Ogg
# Vorbis with one channel; it is kept from then on.
"""
_Times = Annotated[str, msgspec.Meta(pattern=r"^(\d{1,6}:\d{1,6}:\d{1,6}( (?=\d)|$))*$")]


class VoiceIndexError(AuthoringError):
    """The index of the recordings cannot be read.

    Args:
        file: The index.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is damaged. Nothing was changed. Take its copy; or remove it: every recording that is "
            "there then counts as a person's, and is kept."
        )


class Recorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the index.

    Attributes:
        file: The recording's name.
        sentence: What is said in it.
        spoken_by: What spoke it, such as "espeak-ng es-419", or "a person"; "" where there is none yet.
        sha256: Of the file as a program made it; "" for a person's.
        words: When each word begins, in milliseconds, and its place and length in characters, such as
            "0:0:5 467:7:1".
    """

    file: str
    sentence: str
    spoken_by: str = NOBODY
    sha256: str = ""
    words: _Times = ""

    def times(self) -> tuple[tuple[int, int, int], ...]:
        """Return ``words`` as numbers."""
        each = (word.split(":") for word in self.words.split())
        return tuple((int(begin), int(start), int(length)) for begin, start, length in each)


class _Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    recording: tuple[Recorded, ...] = ()


def sentences_of(guide: Guide) -> dict[str, dict[str, str]]:
    """Return all that a guide says: language → file of the recording → sentence, in the guide's order."""
    found: dict[str, dict[str, str]] = {language: {} for language in guide.languages}
    texts = [(text.language, text.words) for text in (*texts_of(guide), *practice_texts(guide))]
    for language, words in (*texts, *_rows(guide)):
        for sentence in split(words, language) if language in found else ():
            found[language][key_of(sentence.text, language) + SUFFIX] = sentence.text
    return found


def _rows(guide: Guide) -> Iterator[tuple[str, str]]:
    """Give the comparison's rows as they are said: the row's title, then each option with its cell."""
    for attribute in guide.comparison.attributes:
        for language, title in attribute.title.items():
            yield language, _as_sentence(title)
            for option in guide.comparison.options:
                cell = attribute.cells.get(option.id, {}).get(language, "")
                yield language, _as_sentence(f"{option.name.get(language, '')}: {cell}")


def _as_sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


class VoiceFolder:
    """The recordings of one language.

    Args:
        guide_folder: The folder with ``guide.toml``.
        language: The code of the language.
    """

    def __init__(self, guide_folder: Path, language: str) -> None:
        self.folder = guide_folder / VOICE / language
        self.index = self.folder / INDEX

    def read_index(self) -> dict[str, Recorded]:
        """Return the index by file; empty where there is none.

        Raises:
            VoiceIndexError: It is damaged.
        """
        try:
            table = tomllib.loads(self.index.read_text(encoding="utf-8-sig"))
            return {each.file: each for each in msgspec.convert(table, _Index).recording}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, msgspec.MsgspecError, RecursionError) as error:
            raise VoiceIndexError(self.index) from error

    def write_index(self, lines: Iterable[Recorded]) -> None:
        """Write the index, in the order of the guide.

        Raises:
            OSError: It cannot be written.
        """
        table = {"recording": [_as_table(line) for line in lines]}
        self.write(INDEX, (_HEAD + "\n" + tomli_w.dumps(table)).encode())

    def files(self) -> tuple[str, ...]:
        """Return the names of the recordings that are there, sorted."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(path.name for path in self.folder.iterdir() if path.suffix == SUFFIX))

    def write(self, name: str, content: bytes) -> None:
        """Write a file, so that it holds what was there before, or all of the new."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f".{name}.part"
        part.write_bytes(content)
        part.replace(self.folder / name)

    def line_of(self, name: str, sentence: str, known: Mapping[str, Recorded]) -> Recorded:
        """Return what the index is to say of a sentence, by what lies in its place now."""
        path = self.folder / name
        line = known.get(name, Recorded(name, sentence))
        if not path.is_file():
            return Recorded(name, sentence)
        if not line.sha256 or hashlib.sha256(path.read_bytes()).hexdigest() != line.sha256:
            return Recorded(name, sentence, PERSON)
        return msgspec.structs.replace(line, sentence=sentence)

    def remove(self, name: str) -> None:
        """Remove a recording."""
        (self.folder / name).unlink(missing_ok=True)


def has_recordings(guide_folder: Path) -> bool:
    """Tell whether a guide has recordings at all, or had."""
    return (guide_folder / VOICE).is_dir()


def _as_table(line: Recorded) -> dict[str, object]:
    table = msgspec.to_builtins(line)
    return {name: value for name, value in table.items() if value or name == "spoken_by"}
