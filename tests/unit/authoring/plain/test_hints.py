"""Hints: what looks passive, and long words that nobody explains; only where they are asked for."""

from typing import TYPE_CHECKING

import pytest

from kiosk.authoring.findings import Severity
from kiosk.authoring.loading import check_folder
from kiosk.authoring.plain.hints import passives

if TYPE_CHECKING:
    from tests.unit.authoring.conftest import TinyGuide


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "The shot is given by a doctor.", ("is given",)),
        ("en", "The joint was quickly numbed.", ("was quickly numbed",)),
        ("en", "The doctor gives the shot. You are here.", ()),
        ("es", "La inyección fue puesta por el médico.", ("fue puesta",)),
        ("es", "Las imágenes son revisadas.", ("son revisadas",)),
        ("es", "El médico pone la inyección.", ()),
        ("ar", "is given", ()),
    ],
)
def test_what_looks_passive_is_found(language: str, words: str, found: tuple[str, ...]) -> None:
    assert passives(words, language) == found


def test_hints_are_told_when_asked_for_and_stop_nothing(tiny: "TinyGuide") -> None:
    for language, words in (
        ("en", "Rehabilitation is given. Rehabilitation."),
        ("es", "La rehabilitación fue hecha."),
    ):
        tiny.append(f"sections/10-start.{language}.md", f"\n{words}\n")

    plain = check_folder(tiny.folder, tiny.today)
    hinted = check_folder(tiny.folder, tiny.today, hints=True)

    assert all(each.severity is not Severity.HINT for each in plain.findings)
    hints = [each for each in hinted.findings if each.severity is Severity.HINT]
    told = [
        (each.rule, each.place.file)
        for each in hints
        if "habilita" in each.problem or "given" in each.problem
    ]
    assert sorted(told) == [
        ("long-word", "sections/10-start.en.md"),
        ("long-word", "sections/10-start.es.md"),
        ("passive-voice", "sections/10-start.en.md"),
    ]
    assert hinted.guide is not None
