"""Reads ``sections/NN-ID.LANGUAGE.md``: one page of the reader, a file a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from kiosk.authoring.files import SourceFolder
from kiosk.authoring.findings import Findings, Place, nearest
from kiosk.authoring.markdown import MarkdownParser
from kiosk.authoring.prose import spans
from kiosk.authoring.reading import Node, Reader
from kiosk.content.fault import Trail
from kiosk.content.model import Block, Figure, FigureRef, Part, Section

_FILE_NAME: Final = re.compile(r"sections/(\d\d)-([a-z0-9-]+)\.([A-Za-z-]+)\.md")
_FENCE: Final = "+++"


class FrontMatter(Part, frozen=True):
    """What stands between the two ``+++`` lines."""

    title: str
    story: bool = False


class SectionFile(NamedTuple):
    """The file of a section in one language."""

    number: str
    id: str
    language: str
    name: str


@dataclass(frozen=True)
class _Page:
    """A section in one language: its title, its blocks, and whether it is a story."""

    file: SectionFile
    title: str
    story: bool
    blocks: tuple[Block, ...]


def find_section_files(folder: SourceFolder) -> tuple[SectionFile, ...]:
    """Return all files in ``sections/`` that are named as sections are, in their order."""
    matches = ((_FILE_NAME.fullmatch(name), name) for name in folder.names())
    return tuple(SectionFile(match[1], match[2], match[3], name) for match, name in matches if match)


class SectionReader:
    """Reads the sections of one guide.

    Args:
        folder: The guide's folder.
        languages: The guide's languages.
        reader: Reads the front matter.
        prose: Parser for the running texts.
        findings: Where faults are told, and the line of everything read is remembered.
    """

    def __init__(
        self,
        folder: SourceFolder,
        languages: tuple[str, ...],
        reader: Reader,
        prose: MarkdownParser,
        findings: Findings,
    ) -> None:
        self._folder = folder
        self._languages = languages
        self._reader = reader
        self._prose = prose
        self._findings = findings
        self._places = findings.places

    def read(self) -> tuple[Section, ...]:
        """Return all sections in their order, without the evidence of their figures."""
        self._tell_other_files()
        by_id: dict[str, list[SectionFile]] = {}
        for file in find_section_files(self._folder):
            if file.language in self._languages:
                by_id.setdefault(file.id, []).append(file)
            else:
                hint = nearest(file.language, self._languages)
                problem = f"`{file.language}` is not a language of this guide{hint}"
                self._findings.add("unknown-language", Place(file.name, 1), problem)
        if not by_id:
            self._findings.add("missing-file", Place("sections", 1), "there is no section")
        return tuple(self._section(index, files) for index, files in enumerate(by_id.values()))

    def _tell_other_files(self) -> None:
        for name in self._folder.names():
            if name.startswith("sections/") and not _FILE_NAME.fullmatch(name):
                self._findings.add("file-name", Place(name, 1), "this is not the name of a section's file")

    def _section(self, index: int, files: list[SectionFile]) -> Section:
        trail: Trail = ("sections", index)
        first = files[0]
        self._places.put(trail, Place(first.name, 1))
        title: dict[str, str] = dict.fromkeys(self._languages, "")
        body: dict[str, tuple[Block, ...]] = dict.fromkeys(self._languages, ())
        pages: list[_Page] = []
        for file in files:
            if any(page.file.language == file.language for page in pages):
                problem = f"the section `{file.id}` stands in `{first.name}`, too"
                self._findings.add("duplicate-id", Place(file.name, 1), problem)
                continue
            page = self._page(file, trail)
            pages.append(page)
            title[file.language], body[file.language] = page.title, page.blocks
            if page.file.number != first.number:
                problem = (
                    f"the section has the number {file.number} here and {first.number} in `{first.name}`"
                )
                self._findings.add("file-name", Place(file.name, 1), problem)
            if page.story != pages[0].story:
                problem = "`story` differs between the languages"
                self._findings.add("story-differs", Place(file.name, 1), problem)
        self._tell_missing(first, pages, trail)
        return Section(id=first.id, title=title, body=body, story=any(page.story for page in pages))

    def _tell_missing(self, first: SectionFile, pages: list[_Page], trail: Trail) -> None:
        for language in self._languages:
            if all(page.file.language != language for page in pages):
                name = f"{first.number}-{first.id}.{language}.md"
                problem = f"the section `{first.id}` has no file in the language `{language}` ({name})"
                self._findings.add("missing-translation", Place(first.name, 1), problem)
                self._places.put_broken((*trail, "body", language))

    def _page(self, file: SectionFile, trail: Trail) -> _Page:
        language = file.language
        self._places.put((*trail, "title", language), Place(file.name, 1))
        self._places.put((*trail, "body", language), Place(file.name, 1))
        text = self._folder.read_text(file.name)
        split = None if text is None else _split_front_matter(text)
        if text is not None and split is None:
            self._findings.add("front-matter", Place(file.name, 1), "the file has no front matter")
        if split is None:
            self._places.put_broken((*trail, "body", language))
            return _Page(file, "", False, ())
        front, body, first_line = split
        matter = self._front_matter(file.name, front, (*trail, "title", language))
        blocks = self._prose.parse(body, Place(file.name, first_line), language, (*trail, "body", language))
        if not blocks:
            self._findings.add("empty-text", Place(file.name, first_line), "the section says nothing")
        return _Page(file, matter.title.strip(), matter.story, blocks)

    def _front_matter(self, name: str, front: str, trail: Trail) -> FrontMatter:
        file = self._folder.parse_toml(name, front, lines_before=1)
        if file is None:
            self._places.put_broken(trail)
            return FrontMatter(title="")
        fields = self._reader.read_fields(FrontMatter, Node(file.table, file, (), trail))
        return FrontMatter(**fields)


def _split_front_matter(text: str) -> tuple[str, str, int] | None:
    """Return front matter, body and the body's first line, or None where there is no front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    return None


def cited_evidence(section: Section, figures: dict[str, Figure]) -> tuple[str, ...]:
    """Return the ids of all evidence of a section, of its marks and its figures, in the order of mention.

    The first language gives the order; what only others mention comes last.
    """
    cited: dict[str, None] = {}
    for blocks in section.body.values():
        cited.update(dict.fromkeys(_mentioned(blocks, figures)))
    return tuple(cited)


def _mentioned(blocks: tuple[Block, ...], figures: dict[str, Figure]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, FigureRef):
            if block.figure in figures:
                yield from figures[block.figure].evidence
        else:
            yield from (span.target for _, span in spans(block) if span.style == "evidence")
