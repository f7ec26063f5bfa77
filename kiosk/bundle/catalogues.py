"""From a set of guides in a bundle to its catalogue, which lies beside it in the store."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.bundle.archive import Bundle
from kiosk.bundle.filesystem import Filesystem
from kiosk.bundle.stored_zip import CHUNK_BYTES
from kiosk.content.catalogue import Entry, Topic, write_catalogue
from kiosk.content.model import Block, FigureRef, Guide
from kiosk.content.plain_text import block_lines


def make_catalogue(bundle: Bundle, file: Path, scratch: Path, filesystem: Filesystem) -> None:
    """Make the catalogue of a bundle, durably: ``file`` holds all of it or is not there.

    Args:
        bundle: The bundle, checked.
        file: Where the catalogue is to lie.
        scratch: An empty folder for it while it grows.
        filesystem: The disk.

    Raises:
        BundleError: A guide is damaged.
        OSError: It cannot be written.
    """
    import sqlite3  # noqa: PLC0415 - most kiosks have one guide

    growing = scratch / "catalogue"
    try:
        write_catalogue(entries_of(bundle), growing)
    except sqlite3.Error as error:
        raise OSError(f"the catalogue: {error}") from error
    with growing.open("rb") as made:
        chunks = iter(lambda: made.read(CHUNK_BYTES), b"")
        filesystem.put(file, file.with_name(f"{file.name}.part"), chunks)


def entries_of(bundle: Bundle) -> Iterator[Entry]:
    """Give what the catalogue takes from each guide of a bundle, in each of its languages."""
    for path in bundle.guides:
        guide = bundle.guide(path)
        for language in guide.languages:
            topic = Topic(path, guide.id, guide.version, guide.title[language], guide.tagline[language])
            sections = "\n".join(section.title[language] for section in guide.sections)
            yield Entry(topic, language, sections, "\n".join(_body(guide, language)))


def _body(guide: Guide, language: str) -> Iterator[str]:
    """Give the words of a guide that a patient reads, but for its title and those of its sections."""
    yield guide.tagline[language]
    yield guide.decision.get(language, "")
    for section in guide.sections:
        yield from _lines(section.body.get(language, ()))
    for point in guide.main_points:
        yield f"{point.title.get(language, '')} {point.text.get(language, '')}"
    for question in guide.common_questions:
        yield question.question.get(language, "")
        yield from _lines(question.answer.get(language, ()))
    for term in guide.glossary:
        yield f"{term.term.get(language, '')} {' '.join(term.also.get(language, ()))}"


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, FigureRef):
            yield from block_lines(block)
