"""Several guides come in one signed update; a patient looks for a topic, reads it, and takes another one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from kiosk.app import Kiosk
from kiosk.bundle.archive import write_bundle
from kiosk.bundle.importer import Importer, pair
from kiosk.content.cover import cover_of, read_cover
from kiosk.content.model import Guide
from kiosk.guide_source import GuideSource
from kiosk.ui.hands import Hands
from kiosk.ui.measuring import misfits
from kiosk.ui.staff.premises import Premises
from tests.journeys.conftest import CALM
from tests.unit.bundle.publisher import BUILT, NOW, TINY, MemoryCarrier, Publisher

TITLES = {
    "knee": ("Arthritis of the knee", "Artrosis de rodilla"),
    "shoulder": ("Tears in the shoulder", "Desgarros del hombro"),
    "back": ("Joints of the back", "Articulación de la espalda"),
}


def guide_of(guide_id: str) -> Guide:
    return replace(TINY, id=guide_id, title=dict(zip(("en", "es"), TITLES[guide_id], strict=True)))


@dataclass
class LibraryKiosk:
    """A kiosk with a set of three guides, a patient's hands before it.

    Attributes:
        kiosk: its screens.
        source: its stores.
        hands: what is touched.
        folder: its writable folder.
        qtbot: waits.
    """

    kiosk: Kiosk
    source: GuideSource
    hands: Hands
    folder: Path
    qtbot: QtBot

    def until_at(self, place: str) -> None:
        self.qtbot.waitUntil(lambda: self.kiosk.navigator.place == place, timeout=10_000)
        self.hands.settle()

    def type_words(self, words: str) -> None:
        """Touch the letters, and wait for what is found."""
        assert self.kiosk.topics is not None
        for letter in words:
            with self.qtbot.waitSignal(self.kiosk.topics.found, timeout=10_000):
                self.hands.press("library.key.space" if letter == " " else f"library.key.{letter}")
        self.hands.settle()

    def topics(self) -> list[str]:
        """Return the topics that are shown, in their order."""
        prefix = "library.topic."
        return [each.removeprefix(prefix) for each in self.hands.ids() if each.startswith(prefix)]

    @property
    def title(self) -> str:
        return self.kiosk.session.view.guide.title["en"]


def install_set(folder: Path, guides: list[Guide]) -> GuideSource:
    """Bring a signed set of guides into the clinic's store, as an update does."""
    source = GuideSource(folder / "data", folder / "no-update", folder / "none", lambda *_: None)
    publisher, clinic = Publisher(), source.channels.store("clinic")
    packed = write_bundle(guides[0], folder / "set", others=guides[1:])
    publisher.publish(packed.path.read_bytes())
    pair(clinic, publisher.first_root)
    Importer(clinic, None, lambda: NOW, BUILT).install(MemoryCarrier(publisher.tree), by_staff=True)
    return source


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Iterator[LibraryKiosk]:
    source = install_set(tmp_path, [guide_of(each) for each in TITLES])
    guide = source.open()
    assert source.showing is not None
    premises = Premises(tmp_path / "data", source, CALM)
    cover = cover_of(guide, source.showing.topics)
    kiosk = Kiosk(cover, lambda: guide, CALM, premises=lambda: premises)
    kiosk.open((1920, 1080))
    kiosk.pose()
    hands = Hands(kiosk.window)
    hands.settle()
    yield LibraryKiosk(kiosk, source, hands, tmp_path / "data", qtbot)
    kiosk.close()
    kiosk.window.deleteLater()
    source.close()


def test_a_patient_finds_a_topic_reads_it_and_takes_another(library: LibraryKiosk) -> None:
    library.hands.press("welcome.start.en")
    library.until_at("library")
    assert library.topics() == ["knee", "back", "shoulder"]
    assert not any(
        each.endswith(".called") for each in library.hands.ids()
    )  # there is no page to take along yet
    library.hands.press("library.search")
    library.type_words("shuolder")
    assert library.topics() == ["shoulder"]
    library.hands.press("library.topic.shoulder")
    library.until_at("home")
    assert library.title == TITLES["shoulder"][0]
    visit = library.kiosk.session.visit
    question = library.kiosk.session.view.guide.question_groups[0].questions[0].id
    visit.toggle_question(question)
    library.hands.press("home.library")
    library.until_at("library")
    library.hands.press("library.topic.shoulder")  # the same one again keeps what was done with it
    library.until_at("home")
    assert library.kiosk.session.visit.questions
    library.hands.press("home.library")
    library.hands.press("library.topic.knee")
    library.until_at("home")
    assert library.title == TITLES["knee"][0]
    assert visit.is_untouched
    assert library.kiosk.session.visit.is_untouched
    library.hands.press("home.erase")
    library.until_at("welcome")
    library.hands.press("welcome.start.es")
    library.until_at("library")
    assert library.kiosk.session.view.language == "es"
    assert library.kiosk.topics is not None
    assert library.kiosk.topics.chosen is None
    assert len(library.topics()) == len(TITLES)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_choice_can_be_read_and_touched_in_every_text_size(library: LibraryKiosk, language: str) -> None:
    library.hands.press(f"welcome.start.{language}")
    library.until_at("library")
    view, found = library.kiosk.session.view, []
    for step in ("", "library.search"):
        if step:
            library.hands.press(step)
            library.type_words("a")
        for _ in range(4):
            library.hands.press("bar.text_size")
            library.hands.settle()
            theme = library.kiosk.session.view.theme
            found += [f"{theme.percent} % {step}: {fault}" for fault in misfits(library.kiosk.window, theme)]
    assert found == []
    assert view.language == language


def test_the_next_start_paints_the_cover_of_the_set_without_the_guides(library: LibraryKiosk) -> None:
    library.source.confirm()
    cover = read_cover(library.folder)
    assert cover is not None
    assert cover.topics == len(TITLES)


def test_a_guide_that_was_damaged_since_is_not_shown_and_the_others_are(library: LibraryKiosk) -> None:
    showing = library.source.showing
    assert showing is not None
    bundle = library.source.channels.store("clinic").bundle_path(showing.item)
    content = bytearray(bundle.read_bytes())
    place = content.rindex(TITLES["shoulder"][0].encode())
    content[place] ^= 1
    bundle.write_bytes(content)
    library.hands.press("welcome.start.en")
    library.until_at("library")
    assert library.kiosk.topics is not None
    with library.qtbot.waitSignal(library.kiosk.topics.failed):
        library.hands.press("library.topic.shoulder")
    library.hands.settle()
    assert library.kiosk.navigator.place == "library"
    assert "cannot be shown" in " ".join(library.hands.texts())
    library.hands.press("library.topic.knee")
    library.until_at("home")


def test_a_catalogue_that_is_lost_is_made_anew(tmp_path: Path) -> None:
    source = install_set(tmp_path, [guide_of(each) for each in TITLES])
    store = source.channels.store("clinic")
    catalogue = store.catalogue_path(store.record().history[0])
    catalogue.write_bytes(b"")
    source.open()
    library = source.library()
    assert library is not None
    assert library.search("articulacion", "es")[0].guide == "back"
    library.close()
    source.close()
