"""The words within one paragraph: from CommonMark's inline marks to runs of words in one style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from kiosk.authoring.findings import Findings, Place
from kiosk.content.fitness import hidden_character
from kiosk.content.model import Span, Spans

Style: TypeAlias = Literal["plain", "strong", "emphasis", "term", "section", "evidence"]

_STYLES: Final[dict[str, Style]] = {"strong": "strong", "em": "emphasis"}
_SCHEMES: Final[dict[str, Style]] = {"section": "section", "term": "term", "evidence": "evidence"}
_NOT_SHOWN: Final = {
    "html_inline": ("raw-html", "raw HTML"),
    "image": ("bad-block", "an image; pictures stand in figures.toml, and a fence shows them"),
    "code_inline": ("bad-block", "code"),
    "hardbreak": ("bad-block", "a hard line break"),
    "s": ("bad-block", "struck-out text"),
}
_MARK = re.compile(r"\[\^([^\]\s]*)\]")
_LEFTOVER = re.compile(r"\]\(|\]\[|^\[[^\]]*\]:|\[\^")


@dataclass(frozen=True)
class Run:
    """Words in one style, and the line on which they begin."""

    text: str
    style: Style
    target: str
    line: int

    def span(self) -> Span:
        """Return the run as the guide holds it."""
        return Span(text=self.text, style=self.style, target=self.target)


def evidence_mark(state: StateInline, silent: bool) -> bool:
    """Read ``[^id]`` as the mark of a reference; a rule for markdown-it's inline chain."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("evidence_mark", "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True


def add_evidence_marks(parser: MarkdownIt) -> None:
    """Have a parser read evidence marks, ahead of links, which begin with a bracket, too."""
    parser.inline.ruler.before("link", "evidence_mark", evidence_mark)


class InlineReader:
    """Reads the inline content of one paragraph after the other.

    Args:
        file: The file that the text stands in.
        findings: Where faults are told.
    """

    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._line = 1

    def read(self, inline: SyntaxTreeNode, line: int) -> list[Run]:
        """Return the runs of an inline node whose text begins on ``line``."""
        self._line = line
        runs = _merged(self._runs(inline, "plain", ""))
        self._tell_leftovers(runs)
        return runs

    def _runs(self, parent: SyntaxTreeNode, style: Style, target: str) -> Iterator[Run]:
        for node in parent.children:
            if node.type == "softbreak":
                yield Run(" ", style, target, self._line)
                self._line += 1
            elif node.type == "text":
                yield Run(node.content, style, target, self._line)
            elif node.type == "evidence_mark":
                yield Run("", "evidence", node.content, self._line)
            elif node.type == "link":
                yield from self._link(node)
            elif node.type in _STYLES:
                # A link is shown as a link, whatever stands around or within it.
                yield from self._runs(node, style if target else _STYLES[node.type], target)
            else:
                self._tell_not_shown(node)

    def _link(self, node: SyntaxTreeNode) -> Iterator[Run]:
        href = str(node.attrs.get("href", ""))
        scheme, colon, target = href.partition(":")
        if not colon or scheme not in _SCHEMES:
            self._tell("bad-link", f"the link leads to `{href}`, which the kiosk cannot show")
            yield from self._runs(node, "plain", "")
            return
        style = _SCHEMES[scheme]
        # A mark of evidence has no words of its own: it follows the words that are linked to it.
        runs = list(self._runs(node, "plain", "") if style == "evidence" else self._runs(node, style, target))
        if not any(run.text.strip() for run in runs):
            self._tell("bad-link", f"the link to `{href}` has no words to touch")
        yield from runs
        if style == "evidence":
            yield Run("", "evidence", target, self._line)

    def _tell_not_shown(self, node: SyntaxTreeNode) -> None:
        rule, name = _NOT_SHOWN.get(node.type, ("bad-block", f"`{node.type}`"))
        self._tell(rule, f"the kiosk does not show {name}")
        if node.type == "hardbreak":
            self._line += 1

    def _tell_leftovers(self, runs: list[Run]) -> None:
        """Add a finding where something is hidden, or was meant as a link or a mark but could not be read."""
        for index, run in enumerate(runs):
            place = Place(self._file, run.line)
            hidden = hidden_character(run.text)
            if hidden:
                self._findings.add("hidden-character", place, f"the line has {hidden} in it")
            if index == 1 and runs[0].style == "evidence" and run.text.startswith(":"):
                problem = f"`[^{runs[0].target}]:` defines a footnote"
                self._findings.add("footnote-definition", place, problem)
            elif _LEFTOVER.search(run.text):
                self._findings.add("bad-link", place, "a link or a mark is not complete here")

    def _tell(self, rule: str, problem: str) -> None:
        self._findings.add(rule, Place(self._file, self._line), problem)


def _merged(runs: Iterator[Run]) -> list[Run]:
    """Join neighbours of one style, and drop what is empty."""
    merged: list[Run] = []
    for run in runs:
        if not run.text and run.style != "evidence":
            continue
        last = merged[-1] if merged else None
        same = last is not None and (last.style, last.target) == (run.style, run.target)
        if last is not None and same and run.style != "evidence":
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
    return merged


def spans_of(runs: list[Run]) -> Spans:
    """Return runs as the guide holds them."""
    return tuple(run.span() for run in runs)
