"""What the small cards say: a word, a source or several, a row of the comparison."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from kiosk.content.model import Attribute, Evidence, Option
from kiosk.ui.prose import ProseWriter
from kiosk.ui.style import wear
from kiosk.ui.view import View
from kiosk.ui.widgets.disclosure import Disclosure
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.labels import Label, plain_markup
from kiosk.ui.widgets.prose_text import Passage, ProseText
from kiosk.ui.widgets.tones import tone_name

Follow = Callable[[str], None]
_ALL_OPEN = 2
"""So many sources are told in full at once; more of them open one by one."""


class CardError(Exception):
    """A card was asked for that there is not. Names the reference, which is the guide's own."""


def fill_card(view: View, reference: str, follow: Follow) -> tuple[str, list[QWidget]]:
    """Write a card.

    Args:
        view: the guide, the language and the look.
        reference: "term:ID", "evidence:ID", "evidence:ID,ID", or "row:ID".
        follow: is told the reference of a link in the card: of these kinds, or "section:ID".

    Returns:
        The title, and what stands below it.

    Raises:
        CardError: The reference is of another kind.
    """
    kind, _, name = reference.partition(":")
    if kind == "term":
        return _fill_term(view, name)
    if kind == "evidence":
        return _fill_sources(view, tuple(name.split(",")))
    if kind == "row":
        return _fill_row(view, view.attribute(name), follow)
    raise CardError(f"there is no card '{reference}': its kind is none of term, evidence, row")


def _fill_term(view: View, term_id: str) -> tuple[str, list[QWidget]]:
    term = view.term(term_id)
    meaning = plain_markup(view.text(term.meaning))
    return view.text(term.term), [ProseText([Passage((meaning,))], view.theme)]


# --- Sources ------------------------------------------------------------------------------------


def _fill_sources(view: View, evidence_ids: tuple[str, ...]) -> tuple[str, list[QWidget]]:
    title = QCoreApplication.translate("Cards", "How sure are we?")
    sources = [view.evidence(evidence_id) for evidence_id in evidence_ids]
    if len(sources) > _ALL_OPEN:
        return title, _folded(view, sources)
    widgets: list[QWidget] = []
    for source in sources:
        name = Label(view.text(source.name), "strong")
        widgets += [name, *_source_facts(view, source)]
    return title, widgets


def _folded(view: View, sources: list[Evidence]) -> list[QWidget]:
    return [
        Disclosure(
            view,
            f"card.source.{source.id}",
            f"{number}. {view.text(source.name)}",
            partial(_source_facts, view, source),
        )
        for number, source in enumerate(sources, start=1)
    ]


def _source_facts(view: View, source: Evidence) -> list[QWidget]:
    theme = view.theme
    sure = Framed()
    wear(sure, card="action")
    column = QVBoxLayout(sure)
    column.setContentsMargins(theme.u(28), theme.u(20), theme.u(28), theme.u(22))
    column.addWidget(_prose(view, source.certainty))
    facts = QWidget()
    grid = QGridLayout(facts)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.u(28))
    grid.setVerticalSpacing(theme.u(12) if theme.roomy else theme.u(2))
    translate = QCoreApplication.translate
    rows = (
        (translate("Cards", "What kind of source"), view.text(source.design)),
        (translate("Cards", "Who was studied"), view.text(source.people)),
        (translate("Cards", "Compared with"), view.text(source.comparator)),
        (translate("Cards", "Over what time"), view.text(source.time_span)),
        (translate("Cards", "Who paid"), view.text(source.funder)),
        (translate("Cards", "Ties that could sway it"), view.text(source.conflicts)),
        (translate("Cards", "Where to find it"), source.citation),
    )
    for index, (name, words) in enumerate(row for row in rows if row[1]):
        _add_fact(grid, index, (name, words), across=theme.roomy)
        if not theme.roomy:
            grid.setRowMinimumHeight(3 * index + 2, theme.u(14))
    return [sure, facts]


def _add_fact(grid: QGridLayout, index: int, fact: tuple[str, str], *, across: bool) -> None:
    top = Qt.AlignmentFlag.AlignTop
    name, words = Label(fact[0], "small-strong"), Label(fact[1], "small")
    if across:
        grid.addWidget(name, index, 0, top)
        grid.addWidget(words, index, 1, top)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
    else:
        grid.addWidget(name, 3 * index, 0)
        grid.addWidget(words, 3 * index + 1, 0)


def _prose(view: View, text: dict[str, str]) -> ProseText:
    return ProseText([Passage((plain_markup(view.text(text)),))], view.theme)


# --- Rows of the comparison ---------------------------------------------------------------------


def _fill_row(view: View, row: Attribute, follow: Follow) -> tuple[str, list[QWidget]]:
    theme = view.theme
    cells = QWidget()
    direction = QBoxLayout.Direction.LeftToRight if theme.roomy else QBoxLayout.Direction.TopToBottom
    both = QBoxLayout(direction, cells)
    both.setContentsMargins(0, 0, 0, 0)
    both.setSpacing(theme.u(20))
    for option in view.guide.comparison.options:
        both.addWidget(_cell(view, row, option), 1)
    writer = ProseWriter(view, "card", follow, row.evidence)
    widgets = [cells, *writer.write(view.prose(row.detail))]
    if row.evidence:
        widgets.append(Label(QCoreApplication.translate("Cards", "How sure are we?"), "strong"))
        widgets += _folded(view, [view.evidence(evidence_id) for evidence_id in row.evidence])
    return view.text(row.title), widgets


def _cell(view: View, row: Attribute, option: Option) -> QFrame:
    theme = view.theme
    card = Framed()
    wear(card, card=option.tone)
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.u(28), theme.u(20), theme.u(28), theme.u(22))
    column.setSpacing(theme.u(4))
    column.addWidget(Label(view.text(option.name), "strong", tone_name(option.tone)))
    column.addWidget(Label(view.text(row.cells[option.id])))
    column.addStretch(1)
    return card
