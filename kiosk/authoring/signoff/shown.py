"""What the software can put beside an item of an instrument: where in the guide to look, and counts.

Each function says what is there, in short lines; whether that is enough, a person judges. ``SHOWN`` names
them as ``resources/signoff/standards.toml`` does.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from kiosk.authoring import prose
from kiosk.authoring.plain.hints import passives
from kiosk.authoring.plain.table import rows_of
from kiosk.authoring.plain.texts import texts_of
from kiosk.content.model import BulletList, Callout, Guide, Heading, IconArray, Picture, StatPair, Text

Lines: TypeAlias = Iterator[str]

_ADDRESSED: Final = {
    "en": re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:usted|ustedes|su|sus|le|les)\b", re.IGNORECASE),
}
_WHOLE: Final = "the whole guide"


def _of(guide: Guide, text: Text) -> str:
    return text.get(guide.languages[0], "")


def _listed(guide: Guide, texts: Iterator[Text]) -> str:
    return "; ".join(f"“{_of(guide, text)}”" for text in texts)


def _counted(count: int, noun: str, several: str = "") -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {several or f'{noun}s'}"


# --- What it is about ----------------------------------------------------------------------------


def condition(guide: Guide) -> Lines:
    """The title, for whom it is, and the sections."""
    yield f"Title: “{_of(guide, guide.title)}”"
    yield f"For: “{_of(guide, guide.audience)}”"
    yield from sections(guide)


def decision(guide: Guide) -> Lines:
    """The decision and the line below the title."""
    yield f"Decision: “{_of(guide, guide.decision)}”"
    yield f"Under the title: “{_of(guide, guide.tagline)}”"


def sections(guide: Guide) -> Lines:
    """The sections in their order."""
    yield f"Sections, in this order: {_listed(guide, (each.title for each in guide.sections))}"


def summary(guide: Guide) -> Lines:
    """The main points."""
    yield f"Main points: {_listed(guide, (each.title for each in guide.main_points)) or 'none'}"


# --- The choices ---------------------------------------------------------------------------------


def options(guide: Guide) -> Lines:
    """The columns of the comparison, and its rows."""
    yield f"Side by side: {_listed(guide, (each.name for each in guide.comparison.options))}"
    yield from cells(guide)


def cells(guide: Guide) -> Lines:
    """The rows of the comparison."""
    rows = guide.comparison.attributes
    titles_of_rows = _listed(guide, (each.title for each in rows))
    yield f"{_counted(len(rows), 'row')}, each with a cell for every choice: {titles_of_rows}"


def harms(guide: Guide) -> Lines:
    """The rows and figures in which to look for harms; which they are, a person sees."""
    yield from cells(guide)
    yield f"Warning signs: {len(guide.warning_signs.signs)}"


def living(guide: Guide) -> Lines:
    """Where life after the choice may be told."""
    yield from sections(guide)
    stories = [each.title for each in guide.sections if each.story]
    yield f"One person's story: {_listed(guide, iter(stories)) or 'none'}"


def equal(guide: Guide) -> Lines:
    """How many words each choice has in the comparison."""
    for option in guide.comparison.options:
        words = [_of(guide, row.cells.get(option.id, {})) for row in guide.comparison.attributes]
        count = sum(len(each.split()) for each in words)
        filled = _counted(sum(map(bool, words)), "cell")
        yield f"“{_of(guide, option.name)}”: {filled}, {_counted(count, 'word')}"


def table(guide: Guide) -> Lines:
    """How large the table is."""
    rows, columns = len(guide.comparison.attributes), len(guide.comparison.options)
    yield f"One table: {rows} rows and {columns} columns, all of them named; more on each row behind a touch"


# --- Numbers and where they come from ------------------------------------------------------------


def citations(guide: Guide) -> Lines:
    """How many sources there are."""
    cited = sum(bool(each.citation.strip()) for each in guide.evidence)
    yield f"{_counted(len(guide.evidence), 'source')}, {cited} with a full citation; they are listed below"


def certainty(guide: Guide) -> Lines:
    """How many sources say how sure anyone can be, and which figures have a range."""
    told = sum(bool(_of(guide, each.certainty).strip()) for each in guide.evidence)
    yield f"{told} of {_counted(len(guide.evidence), 'source')} say how sure anyone can be"
    ranges = [
        each.title
        for each in guide.figures
        if isinstance(each, StatPair) and any(value.low is not None for value in each.values)
    ]
    yield f"Figures that draw a range: {_listed(guide, iter(ranges)) or 'none'}"


def people(guide: Guide) -> Lines:
    """How many sources say who was studied."""
    told = sum(bool(_of(guide, each.people).strip()) for each in guide.evidence)
    yield f"{told} of {_counted(len(guide.evidence), 'source')} say who was studied"


def time(guide: Guide) -> Lines:
    """How many sources say over what time."""
    told = sum(bool(_of(guide, each.time_span).strip()) for each in guide.evidence)
    yield f"{told} of {_counted(len(guide.evidence), 'source')} say over what time"


def likelihoods(guide: Guide) -> Lines:
    """The figures that count."""
    counting = [each.title for each in guide.figures if isinstance(each, IconArray | StatPair)]
    yield f"Figures with numbers: {_listed(guide, iter(counting)) or 'none'}"


def natural(guide: Guide) -> Lines:
    """The figures of people."""
    arrays = [each for each in guide.figures if isinstance(each, IconArray)]
    yield f"Drawn as people out of a number: {_listed(guide, (each.title for each in arrays)) or 'none'}"
    yield "No text tells a risk as “1 in x” (checked)"


def denominators(guide: Guide) -> Lines:
    """Out of how many the figures count."""
    found = sorted({each.denominator for each in guide.figures if isinstance(each, IconArray)})
    numbers_told = ", ".join(map(str, found)) or "no number"
    yield f"People are counted out of {numbers_told} (checked: one number for all)"


def balance(guide: Guide) -> Lines:
    """The words under each figure of people."""
    for figure in guide.figures:
        if isinstance(figure, IconArray):
            told = "; ".join(
                f"“{_of(guide, each.label)}”: {each.count} of {figure.denominator} {_of(guide, each.caption)}"
                for each in figure.groups
            )
            yield f"“{_of(guide, figure.title)}”: {told}"


def numbers(guide: Guide) -> Lines:
    """That each has a source."""
    yield "Each number that tells how often something happens cites a source (checked); they are listed below"
    yield from denominators(guide)


# --- Who made it ---------------------------------------------------------------------------------


def dates(guide: Guide) -> Lines:
    """Version and dates."""
    yield f"Version {guide.version}, published {guide.published}, to be reviewed by {guide.review_by}"


def update(guide: Guide) -> Lines:
    """How it is kept up to date."""
    yield f"“{_of(guide, guide.update_policy)}”"


def funding(guide: Guide) -> Lines:
    """Who paid, and who gains."""
    yield f"Paid by: “{_of(guide, guide.funding)}”"
    yield f"Conflicts of interest: “{_of(guide, guide.conflicts)}”"


def no_test(_guide: Guide) -> Lines:
    """Nothing: guides of this kind compare treatments."""
    yield "The kiosk's guides compare treatments; a guide about a test would have to be looked at by hand"


# --- Words ---------------------------------------------------------------------------------------


def scores(guide: Guide) -> Lines:
    """How the whole guide reads."""
    for row in rows_of(guide):
        if row.part == _WHOLE:
            yield f"{row.score.language}: {row.score.told}; by section, see the table below"


def glossary(guide: Guide) -> Lines:
    """The words that are explained."""
    yield f"{_counted(len(guide.glossary), 'word')} explained where they stand, and in a list: " + ", ".join(
        _of(guide, each.term) for each in guide.glossary
    )


def passive(guide: Guide) -> Lines:
    """How many turns look passive."""
    for language in guide.languages:
        of_language = [each for each in texts_of(guide) if each.language == language]
        count = sum(len(passives(each.words, language)) for each in of_language)
        yield f"{language}: {count} turns look passive (kiosk-content check --hints lists them)"


def pieces(guide: Guide) -> Lines:
    """How long the sections are."""
    lengths = {
        row.part: row.score.words for row in rows_of(guide) if row.score.language == guide.languages[0]
    }
    words = [lengths[each.id] for each in guide.sections]
    longest = max(row.score.longest for row in rows_of(guide))
    if words:
        yield f"{_counted(len(words), 'section')} of {min(words)} to {max(words)} words"
    yield f"The longest sentence has {longest} words"


def titles(guide: Guide) -> Lines:
    """How many headings there are."""
    first = guide.languages[0]
    headings = sum(isinstance(block, Heading) for trail, block in prose.blocks(guide) if trail[-2] == first)
    yield f"{_counted(len(guide.sections), 'section title')} and {_counted(headings, 'heading')} inside them"
    yield from sections(guide)


def addressed(guide: Guide) -> Lines:
    """How often the reader is spoken to."""
    for language in guide.languages:
        pattern = _ADDRESSED.get(language)
        if pattern is not None:
            count = sum(
                len(pattern.findall(each.words)) for each in texts_of(guide) if each.language == language
            )
            yield f"{language}: the reader is spoken to {count} times"


def cues(guide: Guide) -> Lines:
    """Lists, boxes and bold words."""
    first = [block for trail, block in prose.blocks(guide) if trail[-2] == guide.languages[0]]
    lists = sum(isinstance(block, BulletList) for block in first)
    boxes = sum(isinstance(block, Callout) for block in first)
    strong = sum(span.style == "strong" for block in first for _, span in prose.spans(block))
    yield f"{_counted(lists, 'list')}, {_counted(boxes, 'box', 'boxes')}, {_counted(strong, 'bold passage')}"


# --- Drawings ------------------------------------------------------------------------------------


def figures(guide: Guide) -> Lines:
    """All figures, each with its kind."""
    for figure in guide.figures:
        yield f"“{_of(guide, figure.title)}” ({figure.__struct_config__.tag})"


def captions(guide: Guide) -> Lines:
    """How many have a title and a note."""
    noted = sum(bool(_of(guide, each.note)) for each in guide.figures)
    yield f"{_counted(len(guide.figures), 'figure')}, all with a title, {noted} with a note below"


def pictures(guide: Guide) -> Lines:
    """The drawings, with how many things each points at."""
    for figure in guide.figures:
        if isinstance(figure, Picture):
            yield f"“{_of(guide, figure.title)}”: points at {_counted(len(figure.markers), 'thing')}"
    yield f"{_counted(len(guide.media), 'drawing')} in all, each described in words for who does not see it"


# --- What to do ----------------------------------------------------------------------------------


def actions(guide: Guide) -> Lines:
    """What the reader is asked to do."""
    count = sum(len(group.questions) for group in guide.question_groups)
    yield f"{_counted(count, 'question')} to choose from, to ask the doctor"
    yield f"The self-check: {_counted(len(guide.questionnaire.criteria), 'point')} that doctors look at"
    yield f"Warning signs: “{_of(guide, guide.warning_signs.lead)}”"


def steps(guide: Guide) -> Lines:
    """Numbered lists."""
    first = [block for trail, block in prose.blocks(guide) if trail[-2] == guide.languages[0]]
    numbered = sum(isinstance(block, BulletList) and block.ordered for block in first)
    yield f"{_counted(numbered, 'numbered list')}; the self-check asks one question at a time"


def tool(_guide: Guide) -> Lines:
    """The printed page."""
    yield "A page to print: what matters to the patient, the answers, the questions to ask, room for notes"


def chart_help(guide: Guide) -> Lines:
    """The notes below figures that count."""
    for figure in guide.figures:
        if isinstance(figure, IconArray | StatPair):
            yield f"“{_of(guide, figure.title)}”: “{_of(guide, figure.note)}”"


SHOWN: Final[dict[str, Callable[[Guide], Lines]]] = {
    function.__name__.replace("_", "-"): function
    for function in (
        condition,
        decision,
        sections,
        summary,
        options,
        cells,
        harms,
        living,
        equal,
        table,
        citations,
        certainty,
        people,
        time,
        likelihoods,
        natural,
        denominators,
        balance,
        numbers,
        dates,
        update,
        funding,
        no_test,
        scores,
        glossary,
        passive,
        pieces,
        titles,
        addressed,
        cues,
        figures,
        captions,
        pictures,
        actions,
        steps,
        tool,
        chart_help,
    )
}
