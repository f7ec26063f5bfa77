"""The guide's figures as SVG inside a page: they follow its colours, and say what they show.

Words stand in SVG too, so that they grow and can be read aloud; a figure's ``alt`` tells the whole of it.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final, assert_never

from markupsafe import Markup, escape

from kiosk.authoring.site.words import SiteWords
from kiosk.content.model import (
    Figure,
    Guide,
    IconArray,
    IconGroup,
    Media,
    Picture,
    StatPair,
    StatValue,
    Text,
    Timeline,
    TimelineLane,
)

_WIDTH: Final = 900
_PER_ROW: Final = 25
_CELL: Final = (34, 52)
_LINE: Final = 30
_LETTERS: Final = 74
"""About how many letters of the SVG's font fit into ``_WIDTH``."""
_BAR: Final = 34
_PERSON: Final = Markup(
    '<circle cx="14" cy="9" r="6.5"/>'
    '<path d="M8 18h12a3 3 0 0 1 3 3v12h-4v14h-4v-12h-2v12h-4v-14h-4v-12a3 3 0 0 1 3-3z"/>'
)
_TONES: Final = {"a": "treatment-a", "b": "treatment-b", "neutral": "soft-ink"}
_PNG_SIZE: Final = slice(16, 24)
"""Where a PNG says how wide and high it is, in its first chunk (PNG 11.2.1, IHDR)."""


class Drawings:
    """Draws the figures of one guide in one language.

    Args:
        guide: Whose figures.
        words: The pages' own words, in the language of the drawings' words.
    """

    def __init__(self, guide: Guide, words: SiteWords) -> None:
        self._words_of_pages = words
        self._media = {each.id: each for each in guide.media}
        self._language = words.language

    def draw(self, figure: Figure) -> Markup:
        """Return a figure as an SVG element with a text alternative."""
        match figure:
            case IconArray():
                return self._drawn(figure.alt, self._crowds(figure))
            case StatPair():
                return self._drawn(figure.alt, self._bars(figure))
            case Timeline():
                return self._drawn(figure.alt, self._lanes(figure))
            case Picture():
                return self._picture(figure)
            case _:
                assert_never(figure)

    def media(self, name: str) -> Markup:
        """Return a picture file as an SVG element without a text alternative: what stands beside says it."""
        return _embedded(self._media[name], name, Markup(""), Markup('aria-hidden="true"'))

    # --- The kinds ------------------------------------------------------------------------

    def _drawn(self, alt: Text, parts: Iterator[tuple[int, Markup]]) -> Markup:
        """Stack parts, each with its height, in one SVG."""
        top, content = 0, Markup("")
        for height, part in parts:
            content += Markup('<g transform="translate(0 {})">{}</g>').format(top, part)
            top += height
        return Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" {}>{}</svg>').format(
            _WIDTH, top, _image(self._of(alt)), content
        )

    def _crowds(self, figure: IconArray) -> Iterator[tuple[int, Markup]]:
        for group in figure.groups:
            yield from self._words(self._of(group.label), strong=True)
            rows = -(-figure.denominator // _PER_ROW)
            people = Markup("").join(self._person(group, at) for at in range(figure.denominator))
            yield rows * _CELL[1] + 6, people
            of = self._words_of_pages.say("out-of", count=group.count, total=figure.denominator)
            yield from self._words(f"{of} {self._of(group.caption)}")
            yield 24, Markup("")

    @staticmethod
    def _person(group: IconGroup, at: int) -> Markup:
        row, column = divmod(at, _PER_ROW)
        is_filled = at < group.count
        fill, edge = (_TONES[group.tone], _TONES[group.tone]) if is_filled else ("card", "edge")
        return Markup(
            '<g transform="translate({} {})" fill="var(--{})" stroke="var(--{})" stroke-width="1.5">{}</g>'
        ).format(column * _CELL[0], row * _CELL[1], fill, edge, _PERSON)

    def _bars(self, figure: StatPair) -> Iterator[tuple[int, Markup]]:
        for value in figure.values:
            yield from self._words(f"{self._of(value.label)}: {value.value:g}", strong=True)
            yield _BAR + 24, self._bar(figure, value)
        yield from self._words(f"{figure.minimum:g} \N{EN DASH} {figure.maximum:g} {self._of(figure.unit)}")

    @staticmethod
    def _bar(figure: StatPair, value: StatValue) -> Markup:
        def across(number: float) -> float:
            share = (number - figure.minimum) / (figure.maximum - figure.minimum)
            return round(min(max(share, 0), 1) * (_WIDTH - 4) + 2, 1)

        bar = Markup(
            '<rect x="2" y="2" width="{}" height="{}" fill="none" stroke="var(--edge)" stroke-width="2"/>'
            '<rect x="2" y="2" width="{}" height="{}" fill="var(--{})"/>'
        ).format(_WIDTH - 4, _BAR, across(value.value) - 2, _BAR, _TONES[value.tone])
        if value.low is not None and value.high is not None:
            bar += Markup(
                '<path d="M{0} {2}H{1}M{0} {3}v14M{1} {3}v14" stroke="var(--ink)" stroke-width="4"/>'
            )
            bar = bar.format(across(value.low), across(value.high), _BAR / 2 + 2, _BAR / 2 - 5)
        return bar

    def _lanes(self, figure: Timeline) -> Iterator[tuple[int, Markup]]:
        for lane in figure.lanes:
            yield from self._words(self._of(lane.label), strong=True)
            yield from self._steps(lane)
            yield 16, Markup("")

    def _steps(self, lane: TimelineLane) -> Iterator[tuple[int, Markup]]:
        tone = _TONES[lane.tone]
        for step in lane.steps:
            dot = Markup(
                '<circle cx="14" cy="{}" r="9" fill="var(--{})"/><path d="M14 {}v{}" stroke="var(--{})"/>'
            )
            lines = [
                *self._words(self._of(step.when), strong=True, indent=40),
                *self._words(self._of(step.what), indent=40),
            ]
            height = sum(each for each, _ in lines)
            yield 0, dot.format(_LINE / 2, tone, _LINE / 2, height, tone)
            yield from lines
            yield 8, Markup("")

    def _picture(self, figure: Picture) -> Markup:
        media = self._media[figure.media]
        width, height = _size(media)
        marks = Markup("").join(
            Markup(
                '<g transform="translate({} {}) scale({})"><circle r="26" fill="var(--card)" '
                'stroke="var(--ink)" stroke-width="4"/><text y="9" text-anchor="middle" class="strong">'
                "{}</text></g>"
            ).format(round(mark.x * width), round(mark.y * height), round(width / 1200, 3), number)
            for number, mark in enumerate(figure.markers, 1)
        )
        return _embedded(media, figure.id, marks, _image(self._of(media.alt)))

    # --- Words ----------------------------------------------------------------------------

    @staticmethod
    def _words(text: str, *, strong: bool = False, indent: int = 0) -> Iterator[tuple[int, Markup]]:
        """Give a text as lines; SVG does not wrap."""
        kind = Markup(' class="strong"') if strong else Markup("")
        for line in _wrapped(text, _LETTERS - indent // 12):
            yield _LINE, Markup('<text x="{}" y="23"{}>{}</text>').format(indent, kind, line)

    def _of(self, text: Text) -> str:
        return text.get(self._language, "")


def _wrapped(text: str, letters: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > letters:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def _image(alt: str) -> Markup:
    return Markup('role="img" aria-label="{}"').format(alt)


def _size(media: Media) -> tuple[float, float]:
    """Return a picture's width and height, in its own units."""
    if media.type == "png":
        return struct.unpack(">II", media.content[_PNG_SIZE])
    found = re.search(rb'viewBox="([^"]*)"', media.content)
    numbers = [float(each) for each in found[1].replace(b",", b" ").split()] if found else []
    return (numbers[2], numbers[3]) if len(numbers) == 4 else (1200.0, 720.0)  # noqa: PLR2004 - x y w h


def _embedded(media: Media, prefix: str, more: Markup, told: Markup) -> Markup:
    """Return a picture as an SVG element of the page, with ``more`` drawn over it.

    A drawing is the guide's own, checked when it was compiled (`kiosk.content.svg`): shapes in the theme's
    colours, without scripts or words. Its ids get a prefix, as a page can hold several drawings.
    """
    if media.type == "png":
        width, height = _size(media)
        return Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" {2}>'
            '<image href="../media/{3}.png" width="{0}" height="{1}"/>{4}</svg>'
        ).format(width, height, told, media.id, more)
    text = media.content.decode("utf-8-sig")
    text = re.sub(r'(\sid=")', rf"\g<1>{prefix}-", text)
    text = re.sub(r"(url\(#)", rf"\g<1>{prefix}-", text)
    inside = text[text.index("<svg") :]
    opening, _, rest = inside.partition(">")
    body, _, _ = rest.rpartition("</svg>")
    return Markup(f"{opening} {told}>{body}{escape(more)}</svg>")  # noqa: S704 - checked when it was compiled
