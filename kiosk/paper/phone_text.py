"""The summary as plain text that a phone's camera shows by itself, in as many codes as it takes.

The text is in the code, so nothing is sent to show it: no network, no app, no address of a web page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.paper.code import Code, code_of
from kiosk.paper.trim import Hidden, lines_needed, trimmed
from kiosk.paper.words import PageWords, page_words
from kiosk.visit.summary import Summary, SummaryAnswer

MOST_MODULES: Final = 89
"""The longest edge of a phone's code, in modules: version 18 of ISO/IEC 18004.

A phone 40 cm away reads a code of 25 modules that is a tenth of that across, and needs so much more as
there are more modules: 40 cm / 10 / 25 = 1.6 mm a module. With its quiet zone such a code has 97 modules
along an edge; at 7 pixels each it is 679 pixels high, the most that a screen of 1080 lines has room for
beside its bars. On a panel of 21.5 inches (0.248 mm a pixel) a module is then 1.7 mm, and a camera that
sees half a metre in 1920 pixels has more than 6 for it.
"""

_LEVEL: Final = "M"
"""15 % may be lost: a lamp's reflection, a finger's print. Most codes are given more by being smaller."""
_MOST_BYTES: Final = 560
"""What such a code holds at that level (ISO/IEC 18004:2015, table 7)."""
_MOST_PARTS: Final = 8
_SHORTER: Final = 0.8


def phone_parts(summary: Summary, translations: Path) -> tuple[str, ...]:
    """Writes the summary as plain text in its language, in parts that fit a code each.

    Entries stay whole, and a part that goes on with what an earlier one began says what it is. An answer
    that bears on several points is said once. Of a summary too long for eight parts, entries are left
    out, and counted as on the page.

    Args:
        summary: What the page says.
        translations: The folder of the page's own words, see `kiosk.paper.words.page_words`.

    Raises:
        PageError: The translation is damaged.
    """
    word = page_words(translations, summary.language)
    parts = _parted(summary, Hidden(), word)
    lines = lines_needed(summary)
    while len(parts) > _MOST_PARTS and lines > 0:
        shorter, hidden = trimmed(summary, lines)
        parts = _parted(shorter, hidden, word)
        lines = int(lines * min(_SHORTER, _MOST_PARTS / len(parts)))
    return parts


def phone_code(part: str) -> Code:
    """Sets the code of a part; some 70 ms, for a worker thread."""
    return code_of(part, _LEVEL, most_modules=MOST_MODULES)


@dataclass(frozen=True, repr=False)
class _Entry:
    """Something that stays whole, under a heading; "" for none."""

    heading: str
    text: str


def _parted(summary: Summary, hidden: Hidden, word: PageWords) -> tuple[str, ...]:
    title = word("title")
    entries = [_Entry("", ", ".join(filter(None, (word.day(summary.date), _line(summary.practice)))))]
    for key, texts in _sections(summary, hidden, word):
        heading = word(key).upper()
        room = _MOST_BYTES - _size(f"{title} (9/9)\n\n{heading}\n")
        entries += [_Entry(heading, piece) for text in texts for piece in _pieces(text, room)]
    fewest = len(_filled(title, entries, _MOST_BYTES))
    if fewest == 1:
        return (_written(title, entries),)
    # Parts of about the same length make smaller codes than full ones and a rest.
    low, high = 1, _MOST_BYTES
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_filled(title, entries, middle)) == fewest else (middle + 1, high)
    filled = _filled(title, entries, high)
    return tuple(_written(f"{title} ({at}/{fewest})", part) for at, part in enumerate(filled, 1))


def _filled(title: str, entries: Iterable[_Entry], most_bytes: int) -> list[list[_Entry]]:
    parts: list[list[_Entry]] = [[]]
    for entry in entries:
        if parts[-1] and _size(_written(f"{title} (9/9)", [*parts[-1], entry])) > most_bytes:
            parts.append([])
        parts[-1].append(entry)
    return parts


def _written(title: str, entries: Iterable[_Entry]) -> str:
    text, heading = title, ""
    for entry in entries:
        if entry.heading != heading:
            heading = entry.heading
            text += f"\n\n{heading}"
        text += f"\n{entry.text}"
    return text


def _sections(summary: Summary, hidden: Hidden, word: PageWords) -> Iterator[tuple[str, list[str]]]:
    """The parts of the page that have anything in them: the word of the heading, and the entries."""

    def more(count: int) -> list[str]:
        return [word("more-one") if count == 1 else word("more", count=count)] if count else []

    rows = [
        _item(row.title, *(f"{name}: {cell}" for name, cell in zip(summary.options, row.cells, strict=True)))
        for row in summary.rows
    ]
    points, told = [], set()
    for point in summary.points:
        said = [each for each in (_answer(answer, word) for answer in point.said) if each not in told]
        told.update(said)
        points.append(_item(f"{point.title}: {word(point.standing)}", *said))
    lead = [word("points-lead")] if points else []
    sections = {
        "ask": [*map(_item, summary.questions), *more(hidden.questions)],
        "suggested": [*map(_item, summary.suggested)],
        "matters": [*rows, *more(hidden.rows)],
        "points": [*points, *more(hidden.points), *lead],
        "answers": [*(_item(_answer(said, word)) for said in summary.answers), *more(hidden.answers)],
        "help": [_line(summary.help_now), word("not-a-diagnosis")],
    }
    return ((key, texts) for key, texts in sections.items() if texts)


def _answer(said: SummaryAnswer, word: PageWords) -> str:
    return f"{said.question}: {said.answer if said.state == 'answered' else word(said.state)}"


def _item(first: str, *below: str) -> str:
    return "\n  ".join((f"- {_line(first)}", *map(_line, below)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _pieces(text: str, most_bytes: int) -> Iterator[str]:
    """The text, cut before a word as often as it takes; within one that is longer than a piece."""
    while _size(text) > most_bytes:
        start = text.encode()[:most_bytes].decode(errors="ignore")
        cut = max(start.rfind(" "), start.rfind("\n"))
        cut = cut if cut > 0 else len(start)
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text


def _size(text: str) -> int:
    return len(text.encode())
