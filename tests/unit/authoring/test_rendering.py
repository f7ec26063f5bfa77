"""What has no room becomes one finding a text, beside the line that the text was read from."""

from kiosk.authoring.findings import Place, Places
from kiosk.authoring.plain.texts import Text
from kiosk.authoring.rendering import told
from kiosk.content.misfit import Misfit, ShownMisfit

CELL = ("comparison", "attributes", 0, "cells", "rest", "en")
TEXTS = (
    Text(CELL, "en", "Some weeks of rest"),
    Text((*CELL[:-1], "es"), "es", "Some weeks of rest"),
    Text(("title", "en"), "en", "rest"),
)


def places() -> Places:
    found = Places()
    found.put(CELL, Place("comparison.toml", 15))
    return found


def shown(text: str, by: int = 0, kind: str = "tall", scene: str = "compare", look: str = "a") -> ShownMisfit:
    return ShownMisfit(Misfit(kind, text, f"row.{text}", by), scene, "en", look)


def test_a_text_that_was_met_often_is_told_once_at_its_worst() -> None:
    row = "Time. Rest: Some  weeks\nof rest."
    (finding,) = told((shown(row, 5), shown(row, 90, look="b"), shown(row, 7)), TEXTS, places())
    assert finding.place == Place("comparison.toml", 15)
    assert finding.problem == (
        '"Some weeks of rest" is taller than the screen by 90 pixels on the screen `compare` in `en` at b, '
        "largest text, and 2 more times"
    )


def test_what_fails_in_several_ways_is_told_for_each() -> None:
    found = told((shown("rest", 1, "cut"), shown("rest", 1, "near")), TEXTS, places())
    assert [each.rule for each in found] == ["does-not-fit"] * 2


def test_words_of_the_kiosk_itself_stand_at_the_head_of_the_guide() -> None:
    (finding,) = told((shown("Next", 3, "cut"),), TEXTS, places())
    assert finding.place == Place("guide.toml", 1)
    assert finding.problem.startswith('"Next" is cut by 3 pixels')


def test_what_shows_no_words_is_told_by_its_name() -> None:
    (finding,) = told((shown("", 0, "overlap"),), TEXTS, places())
    assert finding.problem.startswith('"row." lies over something else on the screen `compare`')


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    (finding,) = told((shown("word " * 100, 3, "cut"),), TEXTS, places())
    assert '… word"' not in finding.problem
    assert 'word …" is cut' in finding.problem
    assert len(finding.problem) < 200


def test_the_page_has_a_rule_of_its_own() -> None:
    page = ShownMisfit(Misfit("page", "", "It is too long."), "page", "es", "large print")
    (finding,) = told((page,), TEXTS, places())
    assert finding.rule == "page-does-not-fit"
    assert finding.problem == "the page in `es` (large print): It is too long"
