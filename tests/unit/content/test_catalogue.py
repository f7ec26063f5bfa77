"""Words are found whatever their accents, from their beginning, and when they are mistyped a little."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content.catalogue import Catalogue, Entry, Topic, write_catalogue

SPANISH = {
    "back": ("Articulación de la espalda", "Qué es\nCuánto dura", "Duele la rodilla a veces también."),
    "knee": ("Artrosis de rodilla", "Inyecciones", "El hombro no tiene que ver."),
    "shoulder": ("Desgarros del hombro", "La rodilla no", "Ñandú y cigüeña."),
}


def entries(count: int = 0) -> Iterator[Entry]:
    for guide, (title, sections, body) in SPANISH.items():
        yield Entry(Topic(f"guides/{guide}", guide, "1", title, "Resumen"), "es", sections, body)
    yield Entry(
        Topic("guides/back", "back", "1", "Joints of the back", "Summary"), "en", "", "steroid injection"
    )
    for number in range(count):
        topic = Topic(f"guides/{number}", f"g{number}", "1", f"Filler {number:04}", "Summary")
        yield Entry(topic, "en", "A section of its own", f"filling words number{number} joints steroid")


def opened(folder: Path, count: int = 0) -> Catalogue:
    file = folder / f"catalogue-{count}"
    write_catalogue(entries(count), file)
    return Catalogue(file)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with opened(tmp_path_factory.mktemp("catalogue")) as catalogue:
        yield catalogue


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param(
            "rodilla", ["knee", "shoulder", "back"], id="title, then a section's title, then the text"
        ),
        pytest.param("articulacion", ["back"], id="without the accent"),
        pytest.param("ARTICULACIÓN", ["back"], id="in capitals"),
        pytest.param("rod", ["knee", "shoulder", "back"], id="the beginning of a word"),
        pytest.param("nandu", ["shoulder"], id="ñ as n"),
        pytest.param("cigüeña", ["shoulder"], id="with all its marks"),
        pytest.param("artrosis rodilla", ["knee"], id="all words"),
        pytest.param("artrosis hombro espalda", [], id="no topic has all of them"),
        pytest.param("artorsis", ["knee"], id="two letters the wrong way round"),
        pytest.param("desgaros", ["shoulder"], id="a letter too few"),
        pytest.param("inyeciones", ["knee"], id="a letter too few in a section's title"),
        pytest.param("xq", [], id="too short to mend"),
        pytest.param("steroid", [], id="of another language"),
        pytest.param("", [], id="nothing"),
        pytest.param("   ", [], id="blanks"),
    ],
)
def test_what_is_found_and_in_which_order(catalogue: Catalogue, typed: str, found: list[str]) -> None:
    assert [topic.guide for topic in catalogue.search(typed, "es", 6)] == found


@pytest.mark.parametrize(
    "typed", ['"', "*", '"*', "rodilla*", "-rodilla", '"rodilla', "(rodilla", "title:rodilla", "^rodilla"]
)
def test_signs_are_no_commands(catalogue: Catalogue, typed: str) -> None:
    found = [topic.guide for topic in catalogue.search(typed, "es", 6)]
    assert found in ([], ["knee", "shoulder", "back"])
    assert bool(found) == (typed in {"rodilla*", "-rodilla", '"rodilla', "(rodilla", "^rodilla"})


@pytest.mark.parametrize(
    "typed", ["NEAR(a b)", "a AND OR NOT", "'; DROP TABLE topic; --", "\x00", "a" * 100_000, "á" * 5000]
)
def test_hostile_words_are_words(catalogue: Catalogue, typed: str) -> None:
    catalogue.search(typed, "es", 6)
    assert catalogue.page("es", 0, 9).total == len(SPANISH)


def test_topics_come_by_their_titles_a_page_at_a_time(catalogue: Catalogue) -> None:
    first, second = catalogue.page("es", 0, 2), catalogue.page("es", 2, 2)
    assert [topic.guide for topic in first.topics] == ["back", "knee"]
    assert [topic.guide for topic in second.topics] == ["shoulder"]
    assert (first.total, catalogue.page("en", 0, 1).total, catalogue.page("fr", 0, 1).total) == (3, 1, 0)


def test_nothing_that_was_searched_is_on_the_disk(tmp_path: Path) -> None:
    with opened(tmp_path) as catalogue:
        before = {file: file.read_bytes() for file in tmp_path.iterdir()}
        catalogue.search("rodilla secreta", "es", 6)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_it_cannot_be_written(catalogue: Catalogue) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalogue._data.execute("DELETE FROM topic")


@pytest.mark.parametrize("content", [b"", b"no database" * 100])
def test_what_is_no_catalogue_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c").write_bytes(content)
    with pytest.raises(sqlite3.Error):
        Catalogue(tmp_path / "c")


@pytest.mark.parametrize("typed", ["filling", "f", "steriod", "number77", "joints steroid"])
def test_work_is_bounded_with_a_thousand_guides(tmp_path: Path, typed: str) -> None:
    """SQLite's own steps are counted, in hundreds: a scan of all text would take millions."""
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    with opened(tmp_path, 1000) as catalogue:
        catalogue.count_work(count, 100)
        assert catalogue.search(typed, "en", 6)
        assert counted < 600
        counted = 0
        catalogue.page("en", 500, 12)
        assert counted < 100
