"""Hard texts are refused, in each language by its own formula; the score is told for each part."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.authoring.loading import load_guide
from kiosk.authoring.plain.table import lines_of, rows_of

if TYPE_CHECKING:
    from tests.unit.authoring.conftest import TinyGuide

HARD = {
    "en": "Conservative management of degenerative conditions necessitates multidisciplinary evaluation. ",
    "es": "El tratamiento conservador de la articulación exige rehabilitación multidisciplinaria. ",
}
RATHER_HARD = {
    "en": "The doctor may give you medicine for pain, and you may do exercises with some help. ",
    "es": "Su médico puede darle medicinas para el dolor y ejercicios para fortalecer las piernas. ",
}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("words", "rule"), [(HARD, "too-hard-to-read"), (RATHER_HARD, "hard-to-read")])
def test_a_section_that_is_hard_is_told(
    tiny: "TinyGuide", language: str, words: dict[str, str], rule: str
) -> None:
    for each in ("en", "es"):
        tiny.append(
            f"sections/10-start.{each}.md", "\n" + 40 * (words if each == language else SIMPLE)[each] + "\n"
        )

    told = [each for each in tiny.findings() if each.rule in {"too-hard-to-read", "hard-to-read"}]

    assert [(each.rule, each.place.file) for each in told if "section" in each.problem] == [
        (rule, f"sections/10-start.{language}.md")
    ]
    assert f"in `{language}`" in told[0].problem


SIMPLE = {"en": "It may hurt. Then it may stop. ", "es": "Puede doler. Luego se va. "}


def test_the_table_has_a_row_for_each_section_and_language(tiny: "TinyGuide") -> None:
    guide = load_guide(tiny.folder, tiny.today)

    rows = list(rows_of(guide))

    parts = [*(section.id for section in guide.sections), "everything else", "the whole guide"]
    assert [(row.score.language, row.part) for row in rows] == [
        (language, part) for language in guide.languages for part in parts
    ]
    assert len(lines_of(guide)) == len(rows)


def test_words_that_the_glossary_explains_are_not_called_hard(tiny: "TinyGuide") -> None:
    tiny.append("sections/10-start.en.md", "\nAn osteoarthritis operation.\n")
    tiny.append("sections/10-start.es.md", "\nUna operación.\n")
    before = {
        row.hard_words for row in rows_of(load_guide(tiny.folder, tiny.today)) if row.score.language == "en"
    }
    assert any("osteoarthritis" in words for words in before)

    tiny.append(
        "glossary.toml",
        '\n[[term]]\nid = "oa"\nterm = { en = "osteoarthritis", es = "artrosis" }\n'
        'meaning = { en = "Worn joints.", es = "Huesos gastados." }\n',
    )
    after = {
        row.hard_words for row in rows_of(load_guide(tiny.folder, tiny.today)) if row.score.language == "en"
    }
    assert not any("osteoarthritis" in words for words in after)


def test_the_command_tells_the_scores_in_both_formats(tiny: "TinyGuide") -> None:
    command = [str(Path(sys.executable).with_name("kiosk-content")), "check", str(tiny.folder)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own command
    told = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=True).stdout  # noqa: S603

    assert "the whole guide" in text
    scores = json.loads(told)["scores"]
    assert {each["part"] for each in scores} >= {"everything else", "the whole guide"}
    assert all(isinstance(each["value"], float) for each in scores)


def test_the_cells_of_the_comparison_are_checked_like_any_text(tiny: "TinyGuide") -> None:
    line = tiny.replace("comparison.toml", 'en = "Stiffness"', 'en = "Stiffness in 40% of people"')
    assert ("number-without-source", "comparison.toml", line) in tiny.faults()
