"""Walks through the running texts of a guide."""

from collections.abc import Iterator

from kiosk.content.fault import Trail
from kiosk.content.model import (
    Block,
    BulletList,
    Callout,
    FigureRef,
    Guide,
    Heading,
    Paragraph,
    Prose,
    Span,
    Spans,
)


def running_texts(guide: Guide) -> Iterator[tuple[Trail, Prose]]:
    """Yield every running text, with its trail in the guide."""
    for index, section in enumerate(guide.sections):
        yield ("sections", index, "body"), section.body
    for index, attribute in enumerate(guide.comparison.attributes):
        yield ("comparison", "attributes", index, "detail"), attribute.detail
    for index, question in enumerate(guide.common_questions):
        yield ("common_questions", index, "answer"), question.answer


def blocks(guide: Guide) -> Iterator[tuple[Trail, Block]]:
    """Yield every block of every running text in every language, with its trail in the guide."""
    for trail, prose in running_texts(guide):
        for language, each in prose.items():
            for index, block in enumerate(each):
                yield (*trail, language, index), block


def spans(block: Block) -> Iterator[tuple[Trail, Span]]:
    """Yield the spans of a block in the order of reading, each with its trail within the block."""
    for trail, words in _words(block):
        for index, span in enumerate(words):
            yield (*trail, index), span


def _words(block: Block) -> Iterator[tuple[Trail, Spans]]:
    match block:
        case Heading() | Paragraph():
            yield ("spans",), block.spans
        case BulletList():
            for index, item in enumerate(block.items):
                yield ("items", index), item
        case Callout():
            for index, paragraph in enumerate(block.paragraphs):
                yield ("paragraphs", index), paragraph
        case FigureRef():
            return
