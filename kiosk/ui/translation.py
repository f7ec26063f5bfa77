"""The app's own words in the patient's language, through Qt Linguist's files."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

SOURCE_LANGUAGE = "en"
"""The language that the words in the code are written in."""


class Translation:
    """Puts one language's words in place of another's.

    Args:
        folder: where ``kiosk_<language>.qm`` lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._current: QTranslator | None = None
        self._language = SOURCE_LANGUAGE
        self._read_before: dict[str, QTranslator] = {}

    def add(self, language: str, words: QTranslator) -> None:
        """Take the words of a language from elsewhere than a file.

        Args:
            language: the language.
            words: its words. Let the application own it (its parent), as those read from files are: Qt asks
                for a word under a lock and takes a translator out under the same one. One that Python's
                collector came to while another, written in Python, answers would stop the program for good.
        """
        self._read_before[language] = words

    @property
    def language(self) -> str:
        """The language that is spoken now."""
        return self._language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the kiosk itself speaks, the source language first."""
        others = sorted(path.stem.removeprefix("kiosk_") for path in self._folder.glob("kiosk_*.qm"))
        return (SOURCE_LANGUAGE, *(language for language in others if language != SOURCE_LANGUAGE))

    def use(self, language: str) -> None:
        """Speak ``language`` from now on; where its words are missing, the source language."""
        if language == self._language:
            return
        self._language = language
        if self._current is not None:
            QCoreApplication.removeTranslator(self._current)
            self._current = None
        if language == SOURCE_LANGUAGE:
            return
        translator = self._read(language)
        if not translator.isEmpty():
            QCoreApplication.installTranslator(translator)
            self._current = translator
        else:
            logging.getLogger(__name__).error(
                "No words of the kiosk in '%s' under %s: its buttons stay in English. Run the set-up again.",
                language,
                self._folder,
            )

    def word(self, language: str, context: str, source: str) -> str:
        """Say one word in ``language``, whichever language is in use.

        Args:
            language: the language to say it in.
            context: the context in the translation file, a class's name.
            source: the word in the source language.
        """
        if language == SOURCE_LANGUAGE:
            return source
        return self._read(language).translate(context, source) or source

    def _read(self, language: str) -> QTranslator:
        """Give the words of a language, read once; empty if there are none."""
        if language not in self._read_before:
            translator = QTranslator(QCoreApplication.instance())  # Qt's own: see `add`
            translator.load(str(self._folder / f"kiosk_{language}.qm"))
            self._read_before[language] = translator
        return self._read_before[language]
