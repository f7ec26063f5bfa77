"""The visit's summary as codes for a phone, set off the UI thread."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.paper.code import Code
from kiosk.paper.errors import PaperError
from kiosk.paper.phone_text import phone_code, phone_parts
from kiosk.ui.failsafe import trace_of
from kiosk.ui.jobs import Jobs
from kiosk.visit.summary import Summary

_logger = logging.getLogger(__name__)


class PhoneCodes(QObject):
    """Sets the codes of one summary, the first one first, and holds them until `forget`.

    Args:
        translations: the folder of the page's own words, see `kiosk.paper.words`.

    Attributes:
        count: how many codes there are; 0 until that is known.
        broken: whether there will be none, because they could not be made.

    Signals:
        counted: `count` or `broken` is known.
        code_ready: another code can be had from `code`.
    """

    counted = Signal()
    code_ready = Signal()

    def __init__(self, translations: Path) -> None:
        super().__init__()
        self._translations = translations
        self._jobs = Jobs(self)
        self._summary: Summary | None = None
        self._codes: list[Code] = []
        self.count, self.broken = 0, False

    @property
    def busy(self) -> bool:
        """Whether codes are being set."""
        return self._jobs.busy

    def prepare(self, summary: Summary) -> None:
        """Set the codes of ``summary``, unless that was asked for before."""
        if summary == self._summary:
            return
        self._drop()
        self._summary = summary
        translations = self._translations
        self._jobs.run(lambda: phone_parts(summary, translations), self._on_parts, self._on_failed)

    def code(self, number: int) -> Code | None:
        """Give a code, the first being 1; None until `code_ready` tells it is there."""
        return self._codes[number - 1] if 0 < number <= len(self._codes) else None

    def forget(self) -> None:
        """Drop the codes and all that they were made of; what is being set is waited for."""
        self._drop()
        self._jobs.finish()

    def _drop(self) -> None:
        self._jobs.forget()
        self._summary = None
        self._codes = []
        self.count, self.broken = 0, False

    def _on_parts(self, parts: tuple[str, ...]) -> None:
        self.count = len(parts)
        for part in parts:
            self._set(part)
        self.counted.emit()

    def _set(self, part: str) -> None:
        self._jobs.run(lambda: phone_code(part), self._on_code, self._on_failed)

    def _on_code(self, code: Code) -> None:
        self._codes.append(code)
        self.code_ready.emit()

    def _on_failed(self, error: Exception) -> None:
        summary = self._summary
        self._drop()
        self._summary, self.broken = summary, True
        _logger.error("%s", error if isinstance(error, PaperError) else trace_of(error))
        self.counted.emit()
