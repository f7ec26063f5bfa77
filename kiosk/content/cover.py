"""The cover: what the welcome screen says of a guide, known before the guide itself is read.

Reading a guide takes longer than all else up to the first picture. So the kiosk keeps the cover of what it
showed last in a small file of its own, and reads the guide once the welcome screen is up. If another guide
is shown meanwhile, the welcome screen is drawn again a moment later; if the file is damaged or missing, the
guide is read first.

Neither the reader nor the writer needs more than the standard library.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # its classes are slow to make, and no one needs them here
    from kiosk.content.model import Guide

FILE = "cover.json"
_MOST_BYTES = 4 * 1024 * 1024


class Cover(NamedTuple):
    """What the welcome screen shows of a guide.

    Attributes:
        languages: codes of the guide's languages, its own order.
        title: language → title.
        tagline: language → the sentence below it.
        practice: the practice's name.
        minutes: how long a whole visit takes, about.
        drawing: the cover's SVG, with the theme's roles as colours.
        alt: language → what the drawing shows.
        topics: how many guides there are to choose from; the rest tells of the first one.
    """

    languages: tuple[str, ...]
    title: dict[str, str]
    tagline: dict[str, str]
    practice: str
    minutes: int
    drawing: str
    alt: dict[str, str]
    topics: int = 1


def cover_of(guide: "Guide", topics: int = 1) -> Cover:
    """Give the cover of a guide (it was checked: its drawing is there), the first one of ``topics``."""
    drawing = next(media for media in guide.media if media.id == guide.cover)
    return Cover(
        guide.languages,
        guide.title,
        guide.tagline,
        guide.practice.name,
        guide.minutes,
        drawing.content.decode("utf-8", errors="replace"),
        drawing.alt,
        topics,
    )


def read_cover(folder: Path) -> Cover | None:
    """Return the cover that was kept in ``folder``; None if there is none that is whole. Never raises."""
    try:
        with (folder / FILE).open("rb") as file:
            cover = Cover(**json.loads(file.read(_MOST_BYTES)))
        cover = cover._replace(languages=tuple(cover.languages))
        texts = [cover.practice, cover.drawing]
        texts += [text[each] for text in (cover.title, cover.tagline, cover.alt) for each in cover.languages]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    is_whole = (
        cover.languages
        and type(cover.minutes) is type(cover.topics) is int
        and all(isinstance(text, str) for text in texts)
    )
    return cover if is_whole else None


def keep_cover(cover: Cover, folder: Path) -> None:
    """Keep a cover in ``folder`` for the next start, unless it is there already.

    A folder that cannot be written costs the next start a moment and nothing else, so that is no error.
    """
    if read_cover(folder) == cover:
        return
    part = folder / f".{FILE}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(cover._asdict(), ensure_ascii=False), encoding="utf-8")
        part.replace(folder / FILE)
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
