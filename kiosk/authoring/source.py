"""Reads a guide's folder, every file once, into one guide and what was found on the way."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from kiosk.authoring.files import SourceFolder, TomlFile
from kiosk.authoring.findings import Findings, Place, nearest
from kiosk.authoring.markdown import FigureFence, MarkdownParser
from kiosk.authoring.media import MEDIA_FILE, MediaReader
from kiosk.authoring.reading import LANGUAGE, Node, Reader
from kiosk.authoring.sections import SectionReader, cited_evidence, find_section_files
from kiosk.content import model
from kiosk.content.fault import Trail
from kiosk.content.model import Guide, Part

GUIDE_FILE: Final = "guide.toml"
_WHOLE_FILES: Final[dict[str, tuple[str, type[Part]]]] = {
    "comparison": ("comparison.toml", model.Comparison),
    "questionnaire": ("questionnaire.toml", model.Questionnaire),
    "warning_signs": ("warning-signs.toml", model.WarningSigns),
}
"""Field of ``Guide`` → the file that holds it, and its class."""

_LISTS: Final[dict[str, tuple[str, dict[str, type[Part]]]]] = {
    "question_groups": ("questions.toml", {"group": model.QuestionGroup}),
    "common_questions": ("faq.toml", {"question": model.CommonQuestion}),
    "main_points": ("main-points.toml", {"point": model.MainPoint}),
    "glossary": ("glossary.toml", {"term": model.Term}),
    "evidence": ("evidence.toml", {"evidence": model.Evidence}),
    "figures": (
        "figures.toml",
        {
            "icon_array": model.IconArray,
            "stat_pair": model.StatPair,
            "timeline": model.Timeline,
            "picture": model.Picture,
        },
    ),
}
"""Field of ``Guide`` → the file that lists its parts, and the class for each kind of table."""

_OTHER_FILES: Final = frozenset({*_WHOLE_FILES, *_LISTS, "media", "sections"})
_KNOWN_NAMES: Final = frozenset(
    {
        GUIDE_FILE,
        MEDIA_FILE,
        "README.md",
        *(file for file, _ in _WHOLE_FILES.values()),
        *(file for file, _ in _LISTS.values()),
    }
)


@dataclass(frozen=True)
class Source:
    """A folder that was read.

    Attributes:
        guide: The guide, stories included; parts that could not be read are blank.
        fences: Every figure's fence in the running texts.
        findings: What was wrong with the files, and the lines of everything in the guide.
    """

    guide: Guide
    fences: tuple[FigureFence, ...]
    findings: Findings


def read_source(folder: Path) -> Source:
    """Read a guide's folder. Faults are told in the source's findings; none of them is an exception."""
    return _SourceReader(folder).read()


class _SourceReader:
    """Reads one folder.

    Args:
        folder: The folder with ``guide.toml``.
    """

    def __init__(self, folder: Path) -> None:
        self._findings = Findings()
        self._folder = SourceFolder(folder, self._findings)

    def read(self) -> Source:
        guide_file = self._read_toml(GUIDE_FILE, ())
        languages = self._languages(guide_file)
        # The glossary is read first: its words are linked in every text that comes after it.
        wordless = Reader(languages, MarkdownParser(languages, (), self._findings), self._findings)
        terms = [term for term in self._list("glossary", wordless) if isinstance(term, model.Term)]
        prose = MarkdownParser(languages, terms, self._findings)
        reader = Reader(languages, prose, self._findings)
        guide_node = Node(guide_file.table, guide_file, (), ())
        fields: dict[str, Any] = reader.read_fields(Guide, guide_node, _OTHER_FILES)
        fields["languages"] = languages
        fields["glossary"] = tuple(terms)
        fields |= {name: self._list(name, reader) for name in _LISTS if name != "glossary"}
        fields |= {name: self._whole(name, reader) for name in _WHOLE_FILES}
        fields["media"] = self._media(reader)
        sections = SectionReader(self._folder, languages, reader, prose, self._findings).read()
        self._tell_unknown_files()
        return Source(_with_evidence(Guide(sections=sections, **fields)), tuple(prose.fences), self._findings)

    def _read_toml(self, name: str, trail: Trail) -> TomlFile:
        """Return a file; where it cannot be read, one without a table, and a broken part of the guide."""
        self._findings.places.put(trail, Place(name, 1))
        file = self._folder.read_toml(name)
        if file is None:
            self._findings.places.put_broken(trail)
            return TomlFile.unread(name)
        return file

    def _languages(self, guide_file: TomlFile) -> tuple[str, ...]:
        """Return the guide's languages; where it does not say them, those of its sections."""
        told = (guide_file.table or {}).get("languages")
        if isinstance(told, list):
            # A code that is none is told by the reader; no text is asked for in it.
            languages = tuple(each for each in told if isinstance(each, str) and LANGUAGE.fullmatch(each))
            if languages:
                return languages
        found = dict.fromkeys(file.language for file in find_section_files(self._folder))
        return tuple(found) or ("en",)

    def _whole(self, name: str, reader: Reader) -> Part:
        file_name, kind = _WHOLE_FILES[name]
        file = self._read_toml(file_name, (name,))
        return kind(**reader.read_fields(kind, Node(file.table, file, (), (name,))))

    def _list(self, name: str, reader: Reader) -> tuple[Part, ...]:
        file_name, kinds = _LISTS[name]
        file = self._read_toml(file_name, (name,))
        node = Node(file.table, file, (), (name,))
        written = reader.match_keys(node, frozenset(kinds))
        parts: list[Part] = []
        for key, kind in kinds.items():
            if key in written:
                array = Node(node.child(written[key]).value, file, (written[key],), (name,))
                parts += reader.read_list(kind, array, first_index=len(parts))
        return tuple(parts)

    def _media(self, reader: Reader) -> tuple[model.Media, ...]:
        file = self._read_toml(MEDIA_FILE, ("media",))
        node = Node(file.table, file, (), ("media",))
        written = reader.match_keys(node, frozenset({"media"}))
        if "media" not in written:
            return ()
        array = Node(node.child(written["media"]).value, file, (written["media"],), ("media",))
        return MediaReader(self._folder, reader, self._findings).read(array)

    def _tell_unknown_files(self) -> None:
        for name in self._folder.names():
            if name not in _KNOWN_NAMES and not name.startswith(("sections/", "media/", "voice/")):
                problem = f"`{name}` is no file of a guide{nearest(name, _KNOWN_NAMES)}"
                self._findings.add("unknown-file", Place(name, 1), problem)


def _with_evidence(guide: Guide) -> Guide:
    """Return the guide with the evidence of each section gathered from its marks and figures."""
    figures = {figure.id: figure for figure in guide.figures}
    sections = tuple(
        msgspec.structs.replace(section, evidence=cited_evidence(section, figures))
        for section in guide.sections
    )
    return msgspec.structs.replace(guide, sections=sections)
