"""From runs of words to Qt's rich text: escaped, without colours, every link a reference.

A reference names a thing of the guide: "term:opioid", "section:recovery", "evidence:nass".
"""

from collections.abc import Callable, Iterable
from html import escape

from kiosk.content.model import Span, Spans

_GLUE = "\N{WORD JOINER}"
_GAP = "<sup>\N{NO-BREAK SPACE}</sup>"


class References:
    """Numbers the sources of one text, from 1: those that are known first, then by first mention.

    Args:
        known: ids of sources in the order in which a list beside the text names them.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        for evidence_id in known:
            self.number(evidence_id)

    def number(self, evidence_id: str) -> int:
        """Give the number of a source; the next free one at its first mention."""
        return self._numbers.setdefault(evidence_id, len(self._numbers) + 1)


def to_markup(spans: Spans, number: Callable[[str], int]) -> str:
    """Write ``spans`` as rich text.

    Args:
        spans: the words.
        number: tells the number that stands for a source.
    """
    parts: list[str] = []
    before = ""
    for span in spans:
        if span.style == "evidence":
            # A mark never stands alone at the beginning of a line, and two marks are no number.
            parts.append(_GLUE + (_GAP if before == "evidence" else ""))
            parts.append(f"<sup>{_link(span, str(number(span.target)))}</sup>")
        else:
            parts.append(_words(span))
        before = span.style
    return "".join(parts)


def to_words(spans: Spans) -> str:
    """Write ``spans`` as plain words, without the marks of references."""
    return "".join(span.text for span in spans)


def _words(span: Span) -> str:
    text = escape(span.text, quote=False)
    if span.style == "strong":
        return f"<b>{text}</b>"
    if span.style == "emphasis":
        return f"<i>{text}</i>"
    if span.style in ("term", "section"):
        return _link(span, text)
    return text


def _link(span: Span, text: str) -> str:
    return f'<a href="{escape(f"{span.style}:{span.target}")}">{text}</a>'
