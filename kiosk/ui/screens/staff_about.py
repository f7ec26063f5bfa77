"""What staff can see of this kiosk. Read only."""

from typing import ClassVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk import __version__
from kiosk.paper.spooler import PrinterKind
from kiosk.settings import Settings
from kiosk.ui.printing import PrintDesk
from kiosk.ui.screen import Screen
from kiosk.ui.widgets.bar import BarLayout
from kiosk.ui.widgets.buttons import Face
from kiosk.ui.widgets.icon_label import IconLabel
from kiosk.ui.widgets.labels import Label

_WELL = frozenset({PrinterKind.READY, PrinterKind.PRINTING})


class StaffAboutScreen(Screen):
    """Shows versions, reviews, the printer with what it says of itself, and the times.

    Args:
        desk: knows the printer.
        settings: those that this kiosk was started with.
    """

    name: ClassVar[str] = "staff"
    has_bars: ClassVar[bool] = False

    def __init__(self, desk: PrintDesk, settings: Settings) -> None:
        super().__init__()
        self._desk, self._settings = desk, settings
        self._printer: Label | None = None
        self._printer_icon: IconLabel | None = None
        desk.printer_changed.connect(self._tell_printer)

    def fill(self) -> QWidget:
        """Build a bar with the way back, and cards with a fact a line."""
        theme = self.view.theme
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        page = self.build_page()
        cards = [self._guide_card(), self._review_card(), self._printer_card(), self._kiosk_card()]
        grid = QGridLayout()
        grid.setSpacing(theme.u(24))
        columns = 2 if theme.roomy else 1
        for index, card in enumerate(cards):
            grid.addWidget(card, index // columns, index % columns)
        for index in range(columns):
            grid.setColumnStretch(index, 1)
        page.column.addLayout(grid)
        page.column.addStretch(1)
        column.addWidget(page, 1)
        self._tell_printer()
        return whole

    def drop(self) -> None:
        super().drop()
        self._printer, self._printer_icon = None, None

    def forget(self) -> None:
        super().forget()
        self._printer, self._printer_icon = None, None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.watch(self.name, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.watch(self.name, False)

    # --- Pieces -----------------------------------------------------------------------------

    def _bar(self) -> QFrame:
        theme = self.view.theme
        bar = QFrame()
        bar.setProperty("bar", "top")
        side = theme.u(56)
        layout = BarLayout(theme.u(24), QMargins(side, theme.u(15), side, theme.u(15)))
        bar.setLayout(layout)
        brand = QWidget()
        row = QHBoxLayout(brand)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.u(18))
        row.addWidget(IconLabel(self.view, "ph.lock", theme.u(44)))
        row.addWidget(Label(self.tr("For staff: about this kiosk"), "strong"))
        layout.add_left(brand)
        back = self.button(
            "back", self.tr("Back to patients"), Face("primary", icon="ph.sign-out", height=72)
        )
        back.clicked.connect(self.erase_requested)
        layout.add_right(back)
        return bar

    def _guide_card(self) -> QFrame:
        guide = self.view.guide
        file = self._settings.guide
        return self._card(
            self.tr("Guide"),
            [
                (self.tr("Title"), self.view.text(guide.title)),
                (self.tr("Version"), guide.version),
                (self.tr("Published"), guide.published),
                (self.tr("File"), str(file) if file else self.tr("The one that came with the kiosk")),
            ],
        )

    def _review_card(self) -> QFrame:
        guide = self.view.guide
        nobody = self.tr("No clinician has reviewed this guide yet")
        translation = self.tr("Nobody has reviewed the translation yet")
        return self._card(
            self.tr("Review"),
            [
                (self.tr("Reviewed by"), guide.reviewed_by or nobody),
                (self.tr("Translation reviewed by"), guide.translation_reviewed_by or translation),
                (self.tr("To be reviewed again by"), guide.review_by),
            ],
            "plain" if guide.reviewed_by and guide.translation_reviewed_by else "caution",
        )

    def _printer_card(self) -> QFrame:
        folder = self._settings.pages_folder
        words = str(folder) if folder else self.tr("None is set")
        card = self._card(self.tr("Printer"), [(self.tr("Folder for pages"), words)])
        layout = card.layout()
        theme = self.view.theme
        row = QHBoxLayout()
        row.setSpacing(theme.u(18))
        self._printer_icon = IconLabel(self.view, "", theme.t(40))
        self._printer = Label("", "strong")
        row.addWidget(self._printer_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._printer, 1)
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(1, row)
        return card

    def _kiosk_card(self) -> QFrame:
        settings = self._settings
        seconds = self.tr("{seconds} seconds")
        return self._card(
            self.tr("This kiosk"),
            [
                (self.tr("Version of the app"), __version__),
                (
                    self.tr("Asks “Are you still there?” after"),
                    seconds.format(seconds=settings.idle_timeout_s),
                ),
                (self.tr("Then erases everything after"), seconds.format(seconds=settings.countdown_s)),
            ],
        )

    def _card(self, title: str, facts: list[tuple[str, str]], kind: str = "plain") -> QFrame:
        theme = self.view.theme
        card = QFrame()
        card.setProperty("card", kind)
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.u(36), theme.u(26), theme.u(36), theme.u(28))
        column.setSpacing(theme.u(14))
        column.addWidget(Label(title, "heading", "action" if kind == "plain" else "caution"))
        for name, value in facts:
            lines = QVBoxLayout()
            lines.setSpacing(0)
            lines.addWidget(Label(name, "small"))
            lines.addWidget(Label(value, "strong"))
            column.addLayout(lines)
        column.addStretch(1)
        return card

    def _tell_printer(self) -> None:
        if self._printer is None or self._printer_icon is None:
            return
        printer = self._desk.printer
        if printer is None:
            self._printer.setText(self.tr("It is being asked…"))
            self._printer_icon.show_icon("ph.hourglass", "soft-ink")
            return
        well = printer.kind in _WELL
        state = self.tr("Ready") if well else self.tr("Needs a look")
        detail = printer.detail or printer.kind.value
        self._printer.setText(f"{state}. {detail}")
        self._printer_icon.show_icon(
            "ph.check-circle-fill" if well else "ph.warning", "treatment-b" if well else "caution"
        )
