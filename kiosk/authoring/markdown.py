"""From CommonMark to the blocks that the kiosk shows; everything else is refused by name."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple, get_args

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from kiosk.authoring.findings import Findings, Place, nearest
from kiosk.authoring.glossary_links import GlossaryLinks, TextLinks
from kiosk.authoring.inline import InlineReader, Run, add_evidence_marks, spans_of
from kiosk.content.fault import Trail
from kiosk.content.model import Block, BulletList, Callout, FigureRef, Heading, Paragraph, Spans, Term

FIGURE_FENCES: Final = ("icon-array", "stat-pair", "timeline", "picture")
"""What a fence may show; each is the tag of a figure's class in the model."""

CalloutKind = Literal["note", "caution", "voice"]
_CALLOUTS: Final[dict[str, CalloutKind]] = {f"callout {kind}": kind for kind in get_args(CalloutKind)}
_HEADING_LEVELS: Final = (2, 3)
_NOT_SHOWN: Final = {
    "html_block": ("raw-html", "raw HTML"),
    "code_block": ("bad-block", "code, which is what a line that begins with four spaces is"),
    "blockquote": ("bad-block", "a quotation"),
    "table": ("bad-block", "a table"),
    "hr": ("bad-block", "a ruled line"),
}


class FigureFence(NamedTuple):
    """A fence that shows a figure: the kind it says, the figure's id, and where it stands."""

    kind: str
    figure: str
    place: Place


def _new_parser() -> MarkdownIt:
    """Return a CommonMark parser that sees what we refuse, too, so that it can be told by name."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("reference")
    add_evidence_marks(parser)
    # Which links are allowed is told with line and reason, instead of leaving others as plain text.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:  # noqa: ARG001 - markdown-it's own signature
    return True


class MarkdownParser:
    """Parses the running texts of one guide.

    Args:
        languages: The guide's languages.
        terms: The glossary, for the links at the first use of a word in each text.
        findings: Where faults are told, and the line of every block and span is remembered.

    Attributes:
        fences: Every figure's fence that was parsed.
    """

    def __init__(self, languages: Iterable[str], terms: Iterable[Term], findings: Findings) -> None:
        glossary = tuple(terms)
        self._parser = _new_parser()
        self._glossaries = {language: GlossaryLinks(glossary, language) for language in languages}
        self._findings = findings
        self._places = findings.places
        self.fences: list[FigureFence] = []

    def parse(self, text: str, first: Place, language: str, trail: Trail) -> tuple[Block, ...]:
        """Return the blocks of a text.

        Args:
            text: CommonMark.
            first: Where the text's first line stands.
            language: The text's language, a key of the glossary's texts.
            trail: Where the blocks come to stand in the guide.
        """
        root = SyntaxTreeNode(self._parser.parse(text))
        by_hand = list(_linked_terms(root))
        reading = _TextReading(self, first, self._glossaries[language].begin(by_hand), trail)
        return reading.read(root)

    def parse_nested(self, text: str) -> SyntaxTreeNode:
        """Return the tree of a text that stands within a fence."""
        return SyntaxTreeNode(self._parser.parse(text))

    def tell(self, rule: str, place: Place, problem: str) -> None:
        """Add a finding."""
        self._findings.add(rule, place, problem)

    def put(self, trail: Trail, place: Place) -> None:
        """Remember where a part of the guide stands."""
        self._places.put(trail, place)

    def inline_reader(self, file: str) -> InlineReader:
        """Return a reader for the paragraphs of a file."""
        return InlineReader(file, self._findings)


class _TextReading:
    """One text on its way to blocks.

    Args:
        owner: Keeps what is found.
        first: Where the text's first line stands.
        links: The text's links to the glossary.
        trail: Where the blocks come to stand in the guide.
    """

    def __init__(self, owner: MarkdownParser, first: Place, links: TextLinks, trail: Trail) -> None:
        self._owner = owner
        self._file = first.file
        self._offset = first.line
        self._inline = owner.inline_reader(first.file)
        self._links = links
        self._trail = self._here = trail
        self._blocks: list[Block] = []

    def read(self, root: SyntaxTreeNode) -> tuple[Block, ...]:
        for node in root.children:
            self._here = (*self._trail, len(self._blocks))
            block = self._block(node)
            if block is not None:
                self._owner.put(self._here, self._place(node))
                self._blocks.append(block)
        return tuple(self._blocks)

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        match node.type:
            case "paragraph":
                return Paragraph(spans=self._spans(node, ("spans",)))
            case "heading":
                return self._heading(node)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "fence":
                return self._fence(node)
            case _:
                self._tell_not_shown(node)
                return None

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        level = int(node.tag[1:])
        if level not in _HEADING_LEVELS:
            self._owner.tell("bad-heading", self._place(node), f"a heading of level {level}")
        return Heading(level=level, spans=self._spans(node, ("spans",), linked=False))

    def _list(self, node: SyntaxTreeNode) -> BulletList:
        items = []
        for index, item in enumerate(node.children):
            paragraphs = [child for child in item.children if child.type == "paragraph"]
            for child in item.children:
                if child.type in {"bullet_list", "ordered_list"}:
                    self._owner.tell(
                        "bad-block", self._place(child), "the kiosk does not show lists in lists"
                    )
                elif child.type != "paragraph":
                    self._owner.tell("bad-block", self._place(child), "a list holds words only")
            if len(paragraphs) > 1:
                problem = "the kiosk shows one paragraph for each point of a list"
                self._owner.tell("bad-block", self._place(paragraphs[1]), problem)
            if paragraphs:
                items.append(self._spans(paragraphs[0], ("items", index)))
            else:
                self._owner.tell("bad-block", self._place(item), "this point of the list is empty")
        return BulletList(items=tuple(items), ordered=node.type == "ordered_list")

    def _fence(self, node: SyntaxTreeNode) -> Block | None:
        kind = " ".join(node.info.split())
        if kind in FIGURE_FENCES:
            return self._figure(node, kind)
        if kind in _CALLOUTS:
            return self._callout(node, _CALLOUTS[kind])
        if not kind:
            self._owner.tell("bad-block", self._place(node), "the kiosk does not show code")
        else:
            problem = f"`{kind}` is not known as a fence{nearest(kind, (*FIGURE_FENCES, *_CALLOUTS))}"
            self._owner.tell("unknown-fence", self._place(node), problem)
        return None

    def _figure(self, node: SyntaxTreeNode, kind: str) -> FigureRef | None:
        ids = node.content.split()
        if len(ids) != 1:
            self._owner.tell("bad-fence", self._place(node), f"`{kind}` holds one id, and nothing else")
            return None
        self._owner.fences.append(FigureFence(kind, ids[0], self._place(node)))
        return FigureRef(figure=ids[0])

    def _callout(self, node: SyntaxTreeNode, kind: CalloutKind) -> Callout:
        lines = node.content.split("\n")
        title = lines[0].strip()
        if not title or len(lines) < 2 or lines[1].strip():  # noqa: PLR2004 - title and empty line
            problem = "a callout begins with its title and an empty line"
            self._owner.tell("bad-fence", self._place(node), problem)
        root = self._owner.parse_nested("\n".join(lines[1:]))
        within = self._line(node) + 2  # the fence's own line and the title
        paragraphs: list[Spans] = []
        for child in root.children:
            if child.type == "paragraph":
                name = ("paragraphs", len(paragraphs))
                paragraphs.append(self._spans(child, name, first_line=within))
            else:
                place = Place(self._file, within + (child.map or (0, 0))[0])
                self._owner.tell("bad-fence", place, "a callout holds paragraphs only")
        if not paragraphs:
            self._owner.tell("bad-fence", self._place(node), "the callout says nothing")
        return Callout(kind=kind, title=title, paragraphs=tuple(paragraphs))

    def _spans(
        self, node: SyntaxTreeNode, name: Trail, *, linked: bool = True, first_line: int | None = None
    ) -> Spans:
        """Return the words of a paragraph or heading, and remember the line of each span."""
        line = (self._offset if first_line is None else first_line) + (node.map or (0, 0))[0]
        runs: list[Run] = []
        for inline in node.children:
            runs += self._inline.read(inline, line)
        if linked:
            runs = self._links.link(runs)
        for index, run in enumerate(runs):
            self._owner.put((*self._here, *name, index), Place(self._file, run.line))
        return spans_of(runs)

    def _tell_not_shown(self, node: SyntaxTreeNode) -> None:
        rule, name = _NOT_SHOWN.get(node.type, ("bad-block", f"`{node.type}`"))
        self._owner.tell(rule, self._place(node), f"the kiosk does not show {name}")

    def _line(self, node: SyntaxTreeNode) -> int:
        return self._offset + (node.map or (0, 0))[0]

    def _place(self, node: SyntaxTreeNode) -> Place:
        return Place(self._file, self._line(node))


def _linked_terms(root: SyntaxTreeNode) -> Iterator[str]:
    """Yield the ids of all terms that are linked by hand."""
    for node in root.walk():
        if node.type == "link":
            scheme, _, target = str(node.attrs.get("href", "")).partition(":")
            if scheme == "term":
                yield target
