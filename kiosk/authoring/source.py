"""Reads a guide's folder, every file once, into one guide and what was found on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.authoring.files import SourceFolder, TomlFile
from kiosk.authoring.findings import Findings, Place, nearest
from kiosk.authoring.markdown import FigureFence, MarkdownParser
from kiosk.authoring.media import MEDIA_FILE, MediaReader
from kiosk.authoring.reading import Node, Reader
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
        without_terms = MarkdownParser(languages, (), self._findings)
        terms = self._read_list("glossary", Reader(languages, without_terms, self._findings))
        prose = MarkdownParser(languages, terms, self._findings)
        reader = Reader(languages, prose, self._findings)
        fields = reader.read_fields(Guide, Node(guide_file.table, guide_file, (), ()), _OTHER_FILES)
        fields["glossary"] = terms
        fields |= {name: self._read_list(name, reader) for name in _LISTS if name != "glossary"}
        fields |= {name: self._read_whole(name, reader) for name in _WHOLE_FILES}
        fields["media"] = self._media(reader)
        sections = SectionReader(self._folder, languages, reader, prose, self._findings).read()
        self._tell_unknown_files(fields["media"])
        guide = Guide(sections=sections, **fields)
        return Source(_with_evidence(guide), tuple(prose.fences), self._findings)

    def _read_toml(self, name: str, trail: Trail) -> TomlFile:
        """Return a file; an empty one, and a broken part of the guide, where it cannot be read."""
        self._findings.places.put(trail, Place(name, 1))
        file = self._folder.read_toml(name)
        if file is None:
            self._findings.places.put_broken(trail)
            return TomlFile.empty(name)
        return file
