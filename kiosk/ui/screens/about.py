"""Where to find care, who made the guide, who paid, and every source."""

from typing import ClassVar

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.screen import Screen
from kiosk.ui.style import wear
from kiosk.ui.widgets.buttons import Face, TouchButton
from kiosk.ui.widgets.framed import Framed
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label, plain_markup, rule
from kiosk.ui.widgets.prose_text import Passage, ProseText


def long_date(date: str, language: str) -> str:
    """Write an ISO 8601 date as people do: "November 22, 2026"; "" stays "".

    The weekday, which Qt's long form begins with, is left out.
    """
    locale = QLocale(language)
    form = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd, ", "").replace("dddd", "")
    return locale.toString(QDate.fromString(date, Qt.DateFormat.ISODate), form.strip())


class AboutScreen(Screen):
    """The practice, the guide's makers and money, its review, and its sources."""

    name: ClassVar[str] = "about"

    def fill(self) -> QWidget:
        """Build the two cards, and the list of sources below them."""
        theme = self.view.theme
        page = self.build_page()
        page.column.addWidget(Label(self.tr("Find care"), "title"))
        cards = [self._care_card(), self._makers_card(), self._checks_card()]
        if theme.roomy:
            both = QHBoxLayout()
            both.setSpacing(theme.u(24))
            left = QVBoxLayout()
            left.setSpacing(theme.u(24))
            left.addWidget(cards[0], 1)
            left.addWidget(cards[2])
            both.addLayout(left, 1)
            both.addWidget(cards[1], 1)
            page.column.addLayout(both)
        else:
            for card in cards:
                page.column.addWidget(card)
        page.column.addWidget(self._sources_card())
        page.column.addStretch(1)
        return page

    def footer_buttons(self) -> list[TouchButton]:
        """Back to where the patient came from, and home."""
        return [self.home_button(), self.back_button()]

    # --- The cards ------------------------------------------------------------------------

    def _card(self, icon: str, title: str) -> tuple[QFrame, QVBoxLayout]:
        theme = self.view.theme
        card = Framed()
        wear(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.u(36), theme.u(30), theme.u(36), theme.u(32))
        column.setSpacing(theme.u(18))
        top = QHBoxLayout()
        top.setSpacing(theme.u(20))
        top.addWidget(IconLabel(self.view, icon, theme.t(46)), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(Label(title, "heading"), 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        return card, column

    def _prose(self, *texts: str, kind: str = "") -> ProseText:
        passages = [Passage((plain_markup(text),)) for text in texts if text]
        return ProseText(passages, self.view.theme, kind)

    def _care_card(self) -> QFrame:
        view, practice = self.view, self.view.guide.practice
        card, column = self._card("ph.map-pin", view.practice)
        who = [practice.physician, view.text(practice.credentials), view.text(practice.place)]
        lines = "<br/>".join(plain_markup(line) for line in who if line)
        column.addWidget(ProseText([Passage((lines,))], view.theme, "soft"))
        column.addWidget(self._prose(view.text(practice.about), view.text(practice.nearby)))
        contact = [
            (self.tr("Phone"), practice.phone),
            (self.tr("Website"), practice.website),
        ]
        for name, value in contact:
            if value:
                column.addWidget(Label(f"{name}: {value}", "strong"))
        column.addWidget(self._prose(self.tr("Here now? The front desk can help you book a visit.")))
        column.addStretch(1)
        return card

    def _makers_card(self) -> QFrame:
        view, guide = self.view, self.view.guide
        card, column = self._card("ph.info", self.tr("About this guide"))
        disclaimer = Framed()
        wear(disclaimer, card="action")
        inside = QVBoxLayout(disclaimer)
        inside.setContentsMargins(*(4 * [view.theme.u(24)]))
        inside.addWidget(self._prose(view.text(guide.disclaimer)))
        column.addWidget(disclaimer)
        column.addWidget(
            self._facts(
                (self.tr("Made by"), ", ".join(guide.authors)),
                (self.tr("Who paid"), view.text(guide.funding)),
                (self.tr("Ties that could sway it"), view.text(guide.conflicts)),
                (self.tr("Updates"), view.text(guide.update_policy)),
                (self.tr("Version"), self._version()),
            )
        )
        column.addStretch(1)
        return card

    def _checks_card(self) -> QFrame:
        card, column = self._card("ph.clipboard-text", self.tr("How it is checked"))
        column.addWidget(
            self._facts(
                (self.tr("By a clinician"), self._reviewed()),
                (self.tr("The translation"), self._translated()),
            )
        )
        column.addStretch(1)
        return card

    def _facts(self, *facts: tuple[str, str]) -> ProseText:
        return ProseText(
            [
                Passage((f"<b>{plain_markup(name)}</b><br/>{plain_markup(words)}",))
                for name, words in facts
                if words
            ],
            self.view.theme,
        )

    def _reviewed(self) -> str:
        reviewer = self.view.guide.reviewed_by
        if reviewer:
            return self.tr("Reviewed by {name}.").format(name=reviewer)
        return self.tr("No clinician has reviewed this guide yet.")

    def _translated(self) -> str:
        guide = self.view.guide
        if len(guide.languages) == 1:
            return ""
        reviewer = guide.translation_reviewed_by
        if reviewer:
            return self.tr("Reviewed by {name}.").format(name=reviewer)
        return self.tr("No one has reviewed the translation yet.")

    def _version(self) -> str:
        guide, language = self.view.guide, self.view.language
        words = self.tr("{version}, from {published}. To be checked again by {review_by}.")
        return words.format(
            version=guide.version,
            published=long_date(guide.published, language),
            review_by=long_date(guide.review_by, language),
        )

    def _sources_card(self) -> QFrame:
        theme = self.view.theme
        card, column = self._card("ph.books", self.tr("Every source in this guide"))
        column.addWidget(
            Label(self.tr("Touch a source to see who was studied, who paid, and how sure we can be."), "soft")
        )
        column.addWidget(rule())
        grid = QGridLayout()
        grid.setSpacing(theme.u(16))
        columns = 2 if theme.roomy else 1
        for index, source in enumerate(self.view.guide.evidence):
            face = Face("quiet", icon="ph.file-text", centered=False, height=72)
            button = self.button(f"source.{source.id}", self.view.text(source.name), face)
            reference = f"evidence:{source.id}"
            button.clicked.connect(lambda _=False, chosen=reference: self.card_requested.emit(chosen))
            grid.addWidget(button, index // columns, index % columns)
        for column_index in range(columns):
            grid.setColumnStretch(column_index, 1)
        column.addLayout(grid)
        return card
