"""Shortening a summary that does not fit two pages, and saying what was left out."""

import msgspec

from kiosk.visit.summary import Summary, SummaryAnswer, SummaryPoint, SummaryRow

_LINE = 90
"""Characters of the smallest type in a line across the page, about."""
_CELL = 40
"""The same for a cell of a table."""
_LONGEST_TEXT = 240
"""Characters left of any one text of the visit."""
_LONGEST_NOTICE = 900
"""Characters left of a text that every page has, such as when to get help."""


class Hidden(msgspec.Struct, frozen=True):
    """How many entries of each part are on the screen only."""

    questions: int = 0
    rows: int = 0
    points: int = 0
    answers: int = 0


def lines_needed(summary: Summary) -> int:
    """About how many lines of the smallest type the visit's own entries take."""
    return (
        sum(_lines(text, _LINE) for text in (*summary.questions, *summary.suggested))
        + sum(map(_row_lines, summary.rows))
        + sum(map(_point_lines, summary.points))
        + sum(map(_answer_lines, summary.answers))
    )


def trimmed(summary: Summary, lines: int) -> tuple[Summary, Hidden]:
    """Leaves out what does not fit into so many lines, and shortens what is very long.

    The parts are filled in turn, an entry each, so that a long part cannot push out a short one.
    What the patient did not enter goes first: questions that were only suggested, and where sources
    disagree about a point; both stay on the screen.

    Args:
        summary: What the page should say.
        lines: Room for the visit's own entries, in lines of the smallest type.

    Returns:
        The shorter summary, and how many entries it lacks.
    """
    short = _shortened(summary)
    costs = (
        [_lines(text, _LINE) for text in short.questions],
        [_point_lines(point) for point in short.points],
        [_row_lines(row) for row in short.rows],
        [_answer_lines(answer) for answer in short.answers],
    )
    questions, points, rows, answers = _share(costs, lines)
    hidden = Hidden(
        questions=len(short.questions) - questions,
        rows=len(short.rows) - rows,
        points=len(short.points) - points,
        answers=len(short.answers) - answers,
    )
    return msgspec.structs.replace(
        short,
        questions=short.questions[:questions],
        suggested=(),
        points=short.points[:points],
        rows=short.rows[:rows],
        answers=short.answers[:answers],
    ), hidden


def _share(costs: tuple[list[int], ...], lines: int) -> list[int]:
    """How many entries of each part fit, taken in turn until the next of a part does not."""
    taken = [0] * len(costs)
    open_parts = [part for part, entries in enumerate(costs) if entries]
    while open_parts:
        for part in tuple(open_parts):
            cost = costs[part][taken[part]]
            if cost > lines:
                open_parts.remove(part)
                continue
            lines -= cost
            taken[part] += 1
            if taken[part] == len(costs[part]):
                open_parts.remove(part)
    return taken


def _shortened(summary: Summary) -> Summary:
    return msgspec.structs.replace(
        summary,
        guide_title=_cut(summary.guide_title),
        guide_version=_cut(summary.guide_version),
        practice=_cut(summary.practice),
        reviewed=_cut(summary.reviewed),
        help_now=_cut(summary.help_now, _LONGEST_NOTICE),
        disclaimer=_cut(summary.disclaimer, _LONGEST_NOTICE),
        questions=tuple(map(_cut, summary.questions)),
        options=tuple(map(_cut, summary.options)),
        rows=tuple(SummaryRow(_cut(row.title), tuple(map(_cut, row.cells))) for row in summary.rows),
        points=tuple(map(_short_point, summary.points)),
        answers=tuple(map(_short_answer, summary.answers)),
    )


def _short_point(point: SummaryPoint) -> SummaryPoint:
    return msgspec.structs.replace(
        point,
        title=_cut(point.title),
        looked_for=_cut(point.looked_for),
        disputed="",
        said=tuple(map(_short_answer, point.said)),
    )


def _short_answer(answer: SummaryAnswer) -> SummaryAnswer:
    return msgspec.structs.replace(answer, question=_cut(answer.question), answer=_cut(answer.answer))


def _cut(text: str, longest: int = _LONGEST_TEXT) -> str:
    """The text's beginning, to the end of a word, with "…" if anything is missing."""
    if len(text) <= longest:
        return text
    start = text[: longest - 1]
    return (start.rpartition(" ")[0] or start) + "…"


def _lines(text: str, width: int) -> int:
    return 1 + len(text) // width


def _row_lines(row: SummaryRow) -> int:
    return max((_lines(text, _CELL) for text in (row.title, *row.cells)), default=1)


def _answer_lines(answer: SummaryAnswer) -> int:
    return _lines(answer.question + answer.answer, _LINE)


def _point_lines(point: SummaryPoint) -> int:
    looked_for = sum(_lines(text, _CELL) for text in (point.title, point.looked_for) if text)
    said = sum(_lines(said.question + said.answer, _CELL) for said in point.said)
    return max(looked_for, said) + (_lines(point.disputed, _LINE) if point.disputed else 0)
