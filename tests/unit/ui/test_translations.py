"""The app's own words: each of them is translated, and reaches the screen in the patient's language.

`make words` brings the translations' sources up to date with the code; Qt Linguist, or any editor,
fills in what is new.
"""

import ast
import datetime as dt
import re
import subprocess
import sysconfig
import xml.etree.ElementTree as ET  # parses files of our own alone
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.authoring.loading import load_guide
from kiosk.content.cover import cover_of
from kiosk.content.model import Guide
from kiosk.paper.spooler import NoSpooler
from kiosk.paper.words import CONTEXT, ENGLISH
from kiosk.settings import Settings
from kiosk.ui.gallery import Gallery, Look, scenes_of
from kiosk.ui.hands import Hands
from kiosk.ui.staff.samples import sample_premises
from kiosk.ui.translation import SOURCE_LANGUAGE, Translation

ROOT = Path(__file__).parents[3]
SOURCES = tuple(sorted((ROOT / "resources" / "i18n").glob("kiosk_*.ts")))
LANGUAGES = tuple(source.stem.removeprefix("kiosk_") for source in SOURCES)

SPEAKING = (ROOT / "kiosk" / "ui", ROOT / "kiosk" / "paper" / "words.py")
"""Where words for people stand in the code, as in the Makefile."""

SAME_AS_ENGLISH = {
    "es": {
        "Compare": "the request to compare is spelled alike",
        "Error": "spelled alike",
        "No": "spelled alike",
        "no": "spelled alike",
        "{count} min": "minutes are written alike",
        "{count} s": "seconds are written alike",
    },
}
"""Translations that may equal the English, and why."""

NAMES_ITSELF = "Start in English"
"""Stands on the screen in each language but the one in use."""

Words = dict[tuple[str, str], "Entry"]


@dataclass(frozen=True)
class Entry:
    """One word of a translation's source."""

    text: str
    state: str


def tool(name: str, *arguments: str | Path) -> None:
    """Run one of Qt Linguist's commands."""
    command = Path(sysconfig.get_path("scripts")) / name
    subprocess.run([command, "-silent", *map(str, arguments)], check=True)  # noqa: S603 - Qt's own tool


def read(path: Path) -> Words:
    """Read a file of Qt Linguist: by context and English word."""
    words = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - a file of our own
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            words[key] = Entry(translation.text or "", translation.get("type", "finished"))
    return words


@pytest.fixture(scope="module")
def in_code(tmp_path_factory: pytest.TempPathFactory) -> Words:
    """All words in the code, as Qt Linguist's own tool finds them."""
    path = tmp_path_factory.mktemp("words") / "kiosk_xx.ts"
    tool("pyside6-lupdate", "-extensions", "py", "-no-obsolete", *SPEAKING, "-ts", path)
    return read(path)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def translated(language: str) -> Words:
    return read(ROOT / "resources" / "i18n" / f"kiosk_{language}.ts")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all translations, compiled."""
    folder = tmp_path_factory.mktemp("i18n")
    for source in SOURCES:
        tool("pyside6-lrelease", source, "-qm", folder / f"{source.stem}.qm")
    return folder


# --- The words --------------------------------------------------------------------------------------


def test_there_is_spanish() -> None:
    assert "es" in LANGUAGES


def test_every_word_in_the_code_has_a_finished_translation(in_code: Words, translated: Words) -> None:
    done = {key for key, entry in translated.items() if entry.state == "finished" and entry.text.strip()}
    assert sorted(in_code.keys() - done) == [], "run `make words`, then translate what is new"


def test_no_word_is_translated_that_the_code_does_not_say_any_more(in_code: Words, translated: Words) -> None:
    assert sorted(translated.keys() - in_code.keys()) == [], "run `make words`"
    assert {entry.state for entry in translated.values()} <= {"finished", "unfinished"}


def test_a_translation_fills_in_what_its_english_fills_in(translated: Words) -> None:
    wrong = {
        key: entry.text
        for key, entry in translated.items()
        if sorted(re.findall(r"\{.*?\}", key[1])) != sorted(re.findall(r"\{.*?\}", entry.text))
    }
    assert wrong == {}


def test_only_words_that_are_spelled_alike_stay_as_in_english(language: str, translated: Words) -> None:
    same = {source for (_, source), entry in translated.items() if entry.text == source}
    assert same == SAME_AS_ENGLISH[language].keys()


def test_the_screen_speaks_of_the_page_as_the_page_does(translated: Words) -> None:
    on_paper = {words.casefold(): translated[CONTEXT, words].text.casefold() for words in ENGLISH.values()}
    shared = {
        source: entry.text
        for (context, source), entry in translated.items()
        if context != CONTEXT and source.casefold() in on_paper
    }
    assert len(shared) > 10
    assert {
        source: words for source, words in shared.items() if words.casefold() != on_paper[source.casefold()]
    } == {}


def test_spanish_questions_and_calls_begin_with_their_mark() -> None:
    texts = [entry.text for entry in read(ROOT / "resources" / "i18n" / "kiosk_es.ts").values()]
    assert [text for text in texts if text.count("¿") != text.count("?")] == []
    assert [text for text in texts if text.count("¡") != text.count("!")] == []


# --- The code ---------------------------------------------------------------------------------------


def said(tree: ast.AST, owner: str = "") -> Iterator[tuple[str, str | None]]:
    """Find each call that translates: its context and its word, None if the word is not a literal."""
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.ClassDef) else owner
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            literals = [
                each.value if isinstance(each, ast.Constant) and isinstance(each.value, str) else None
                for each in node.args
            ]
            if called == "tr":
                yield inside, literals[0]
            elif called in ("translate", "QT_TRANSLATE_NOOP") and len(literals) > 1 and literals[0]:
                yield literals[0], literals[1]
        yield from said(node, inside)


def test_qt_linguist_finds_every_word_that_the_code_translates(in_code: Words) -> None:
    calls = {
        (context, word)
        for path in (ROOT / "kiosk").rglob("*.py")
        for context, word in said(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(calls) > 100
    assert calls == in_code.keys(), "a word to translate is a literal, in a class or with its context"


# --- On the screen ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide(ROOT / "content" / "si-joint", dt.date(2026, 11, 22))


@dataclass(frozen=True)
class Opened:
    """A kiosk on the screen."""

    kiosk: Kiosk
    hands: Hands

    def words(self, control_id: str) -> str:
        """Give the words of a button."""
        return self.hands.find(control_id).accessibleName()


@pytest.fixture
def languages() -> tuple[str, ...]:
    """The languages that the clinic set; a test may set others."""
    return ("en", "es")


@pytest.fixture
def opened(  # noqa: PLR0913, PLR0917 - all that a kiosk is made of
    guide: Guide,
    compiled: Path,
    languages: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> Iterator[Opened]:
    """The whole kiosk with the translations as they are in their sources, in a window."""
    monkeypatch.setattr("kiosk.paths.translations", lambda: compiled)
    settings = Settings(languages=languages, reduce_motion=True)
    premises = sample_premises(tmp_path, guide, settings)
    kiosk = Kiosk(cover_of(guide), lambda: guide, settings, NoSpooler(), lambda: premises)
    kiosk.open((1920, 1080))
    kiosk.pose()
    hands = Hands(kiosk.window)
    hands.settle()
    yield Opened(kiosk, hands)
    kiosk.close()
    kiosk.translation.use(SOURCE_LANGUAGE)  # what is installed in Qt would outlive the kiosk
    kiosk.window.deleteLater()
    qtbot.wait(0)


@pytest.mark.usefixtures("qapp")
def test_a_language_in_use_says_the_words_until_another_is_used(compiled: Path) -> None:
    translation = Translation(compiled)
    translation.use("es")
    spanish = QCoreApplication.translate("Screen", "Home")
    translation.use("en")
    assert (spanish, QCoreApplication.translate("Screen", "Home")) == ("Inicio", "Home")


@pytest.mark.usefixtures("qapp")
def test_a_language_without_words_stays_in_english_and_tells_staff(
    compiled: Path, caplog: pytest.LogCaptureFixture
) -> None:
    translation = Translation(compiled)
    translation.use("qu")
    assert QCoreApplication.translate("Screen", "Home") == "Home"
    assert "Run the set-up again" in caplog.text
    assert translation.languages == ("en", *LANGUAGES)


def test_another_language_reaches_the_present_screen_in_place(opened: Opened) -> None:
    hands = opened.hands
    hands.press("welcome.start.en")
    hands.press("home.ask")
    seen = [(hands.screen, opened.words("ask.home"), opened.words("bar.contrast"))]
    hands.press("bar.language.es")
    seen.append((hands.screen, opened.words("ask.home"), opened.words("bar.contrast")))
    hands.press("bar.language.en")
    seen.append((hands.screen, opened.words("ask.home"), opened.words("bar.contrast")))
    english = ("ask", "Home", "Contrast")
    assert seen == [english, ("ask", "Inicio", "Contraste"), english]


@pytest.mark.parametrize(
    ("languages", "other", "words"),
    [(("en", "es"), "es", "Empezar en español"), (("es", "en"), "en", "Start in English")],
)
def test_the_welcome_screen_offers_each_other_language_in_its_own_words(
    opened: Opened, other: str, words: str
) -> None:
    assert opened.words(f"welcome.start.{other}") == words


def test_no_english_is_left_on_any_screen_in_spanish(opened: Opened, guide: Guide) -> None:
    kiosk = opened.kiosk
    every = read(ROOT / "resources" / "i18n" / "kiosk_es.ts")
    english = left_in_english({key: entry for key, entry in every.items() if key[0] != CONTEXT})
    gallery = Gallery(kiosk.window, kiosk.session, kiosk.stage, kiosk.host, kiosk.desk, kiosk.staff)
    gallery.dress(Look("es", "light", 100, QSize(1920, 1080)))
    found = set()
    for scene in scenes_of(guide):
        if scene.name == "failsafe":  # speaks all languages at once
            continue
        gallery.show(scene)
        texts = [*opened.hands.texts(), *spoken(kiosk.window)]
        found |= {(scene.name, match[0]) for text in texts for match in english.finditer(text)}
    assert found == set()


def left_in_english(words: Words) -> re.Pattern[str]:
    """Match an English word that has another one in the translation: alone, or among others if it is long."""
    sources = {source for (_, source), entry in words.items() if entry.text != source} - {NAMES_ITSELF}
    patterns = []
    for source in sources:
        pattern = re.sub(r"\\{\w+\\}", "[^.]+", re.escape(source))
        is_long = len(re.findall(r"(?<!\{)\b\w+\b(?!\})", source)) > 2
        patterns.append(pattern if is_long else rf"\A{pattern}\Z")
    return re.compile("|".join(patterns))


def spoken(window: QWidget) -> Iterator[str]:
    """Give what a screen reader says of all that can be seen."""
    QApplication.processEvents()
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            yield widget.accessibleName()
            yield widget.accessibleDescription()
