"""Facts beside each other: a small name above what there is to know."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from kiosk.ui.style import wear
from kiosk.ui.theme import TEXT_PERCENTS
from kiosk.ui.view import View
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.labels import Label, breakable

Fact = tuple[str, str]
"""A name and what there is to know."""


class FactsCard(Framed):
    """A card with facts in columns where there is room, else one below the other.

    Args:
        view: sizes.
        facts: what it tells.
        kind: the look of the card: "plain", "b", "caution", …
        columns: how many stand side by side on a roomy screen.
    """

    def __init__(self, view: View, facts: Sequence[Fact], kind: str = "plain", columns: int = 4) -> None:
        super().__init__()
        theme = view.theme
        wear(self, card=kind)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.u(36), theme.u(28), theme.u(36), theme.u(30))
        grid.setHorizontalSpacing(theme.u(36))
        grid.setVerticalSpacing(theme.u(24))
        narrow = 1 if theme.portrait and theme.percent > TEXT_PERCENTS[1] else 2
        wide = columns if theme.roomy else narrow
        for index, (name, value) in enumerate(facts):
            column = QVBoxLayout()
            column.setSpacing(theme.u(2))
            column.addWidget(Label(name, "small"))
            column.addWidget(Label(breakable(value), "strong"))
            column.addStretch(1)
            grid.addLayout(column, index // wide, index % wide)
        for index in range(wide):
            grid.setColumnStretch(index, 1)
