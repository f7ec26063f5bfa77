"""Whether a guide is fit to be shown: pictures that are safe to draw, words that hide nothing and can be set.

``integrity`` says whether the parts fit together; that is asked at every start. This is asked once, when a
guide is compiled and when an update with it arrives: it costs some ten milliseconds, and a signature says
who sent a guide, not that it does no harm.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import msgspec

from kiosk.content.fault import Fault, Trail
from kiosk.content.model import Guide, Media
from kiosk.content.png import png_fault
from kiosk.content.svg import svg_faults

MAX_MEDIA_BYTES: Final = 2 * 1024 * 1024
"""Of one picture's file (2 MiB)."""

MOST_LETTERS: Final = 20_000
"""In one text: a paragraph, a title, a cell. A text without end keeps the screen waiting for its lines."""

MOST_LETTERS_IN_A_WORD: Final = 500
"""Between two spaces; web addresses are the longest that are meant."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Control characters, and those that are not seen or that turn the reading direction around."""
_LONG_WORD = re.compile(rf"\S{{{MOST_LETTERS_IN_A_WORD + 1}}}")


def hidden_character(text: str) -> str:
    """Return how to tell the first character that a reader cannot see ("U+202E …"), or ""."""
    match = _HIDDEN.search(text)
    if match is None:
        return ""
    name = unicodedata.name(match.group(), "control character").lower()
    return f"U+{ord(match.group()):04X} ({name})"


def find_unfit(guide: Guide) -> Iterator[Fault]:
    """Give everything in a guide that could harm the kiosk or mislead its reader."""
    for index, media in enumerate(guide.media):
        for rule, problem in _picture_faults(media):
            yield Fault(rule, ("media", index, "content"), f"the picture `{media.id}`: {problem}")
    yield from find_unfit_words(guide, ())


def find_unfit_words(part: object, trail: Trail) -> Iterator[Fault]:
    """Give the texts in a part of a guide, and in everything in it, that hide something or are too long.

    Args:
        part: The guide, or anything in it.
        trail: The way to it.
    """
    if isinstance(part, str):
        for rule, problem in _text_faults(part):
            yield Fault(rule, trail, problem)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from find_unfit_words(getattr(part, name), (*trail, name))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from find_unfit_words(value, (*trail, key))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from find_unfit_words(value, (*trail, index))


def _text_faults(text: str) -> Iterator[tuple[str, str]]:
    if hidden := hidden_character(text):
        yield "hidden-character", f"the text has {hidden} in it"
    if len(text) > MOST_LETTERS:
        yield "text-too-long", f"the text has more than {MOST_LETTERS} letters"
    if _LONG_WORD.search(text):
        yield "text-too-long", f"a word has more than {MOST_LETTERS_IN_A_WORD} letters"


def _picture_faults(media: Media) -> Iterator[tuple[str, str]]:
    if len(media.content) > MAX_MEDIA_BYTES:
        yield "file-too-large", f"it is larger than {MAX_MEDIA_BYTES // 1024} KiB"
    elif media.type == "svg":
        yield from ((fault.rule, fault.problem) for fault in svg_faults(media.content))
    elif problem := png_fault(media.content):
        yield "bad-png", problem
