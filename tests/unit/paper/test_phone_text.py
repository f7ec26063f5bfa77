"""The page as text for a phone: all of it, in order, in parts that codes hold."""

from pathlib import Path

import msgspec
import pytest
import zxingcpp
from PIL import Image

from kiosk import paths
from kiosk.paper.code import QUIET_ZONE, Code
from kiosk.paper.errors import CodeTooLongError, PageError
from kiosk.paper.phone_text import MOST_MODULES, phone_code, phone_parts
from kiosk.visit.summary import Summary, SummaryRow

WORDS = paths.resources() / "i18n"

replace = msgspec.structs.replace


def parts_of(summary: Summary) -> tuple[str, ...]:
    return phone_parts(summary, WORDS)


def read(code: Code) -> str:
    """What a reader finds in a code, drawn with three dots a module."""
    side = code.side + 2 * QUIET_ZONE
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(code.rows):
        for x, module in enumerate(row):
            picture.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0 if module == "1" else 255)
    (found,) = zxingcpp.read_barcodes(picture.resize((3 * side, 3 * side), Image.Resampling.NEAREST))
    return found.text


def test_everything_of_the_visit_is_there_in_the_order_of_the_page(full_visit: Summary) -> None:
    text = "\n".join(parts_of(full_visit))

    wanted = (
        "My visit summary",
        "November 22, 2026, Napa Valley Orthopaedic Medical Group",
        "WHAT I WANT TO ASK\n- Did my test shot point to the SI joint?\n- What else could cause this pain?",
        "YOU COULD ALSO ASK\n- What do my pictures show?",
        "WHAT MATTERS MOST TO ME\n- What it does\n  Joint injections: Calms swelling for a while\n",
        "  Joint fusion surgery: Holds the joint still for good",
        "WHAT DOCTORS LOOK AT, AND MY ANSWERS",
        "- The test shot pointed to your SI joint: Lines up\n  Relief after the test shot: Three quarters",
        "- Six months of other care: Ask about this\n  Physical therapy: Yes\n  Medicines",
        "  How long in all: I am not sure\n  Last shot: Not answered",
        "- Daily life is held back: Does not line up",
        "No single answer decides.",
        "MY OTHER ANSWERS\n- Where it hurts: Low back, left side",
        "GET HELP NOW\nFor new weakness in both legs: call 911 or tell the front desk.",
        "This is not a diagnosis.",
    )
    places = [text.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)


def test_it_is_in_the_patients_language(full_visit_es: Summary) -> None:
    text = "\n".join(parts_of(full_visit_es))

    for words in (
        "Resumen de mi visita",
        "22 de noviembre de 2026",
        "LO QUE MÁS ME IMPORTA",
        "Fisioterapia: Sí",
        "Pregunte sobre esto",
        "PIDA AYUDA AHORA MISMO",
    ):
        assert words in text


def test_a_language_without_words_of_its_own_gets_english_ones(full_visit: Summary) -> None:
    assert "WHAT I WANT TO ASK\n- Que faire ?" in "\n".join(
        parts_of(replace(full_visit, language="fr", questions=("Que faire ?",)))
    )


def test_an_untouched_visit_is_one_short_text(untouched_visit: Summary) -> None:
    (text,) = parts_of(replace(untouched_visit, practice=""))

    assert text == (
        "My visit summary\nNovember 22, 2026\n\n"
        f"GET HELP NOW\n{untouched_visit.help_now}\nThis is not a diagnosis."
    )


def test_an_answer_that_bears_on_two_points_is_said_once(full_visit: Summary) -> None:
    twice = replace(full_visit.points[1], said=full_visit.points[0].said)

    text = "\n".join(parts_of(replace(full_visit, points=(full_visit.points[0], twice))))

    assert text.count("Relief after the test shot: Three quarters or more") == 1


def test_a_long_visit_takes_several_codes_that_say_where_they_belong(full_visit: Summary) -> None:
    questions = tuple(f"Is this question number {number}, and what comes of it?" for number in range(40))

    parts = parts_of(replace(full_visit, questions=questions))

    assert 2 < len(parts) <= 8
    for number, part in enumerate(parts, 1):
        assert part.startswith(f"My visit summary ({number}/{len(parts)})\n")
        assert not part.endswith("ASK")
    assert sum("WHAT I WANT TO ASK" in part for part in parts) > 1
    text = "\n".join(parts)
    assert [question for question in questions if text.count(f"- {question}") != 1] == []
    lengths = [len(part) for part in parts]
    assert min(lengths) > max(lengths) / 2  # no code is left with a rest


@pytest.mark.parametrize("letters", ["a", "ñ", "漢"])
def test_every_part_fits_a_code_that_a_phone_can_read(full_visit: Summary, letters: str) -> None:
    long = " ".join([letters * 9] * 70)
    summary = replace(
        full_visit, questions=(long, letters * 900), rows=(SummaryRow(long, (long, letters * 700)),)
    )

    parts = parts_of(summary)

    assert [part for part in parts if phone_code(part).side > MOST_MODULES] == []


def test_what_is_too_long_for_eight_codes_is_left_out_and_counted(full_visit: Summary) -> None:
    questions = tuple(f"Is this question number {number}, and what comes of it?" for number in range(300))

    parts = parts_of(replace(full_visit, questions=questions))

    text = "\n".join(parts)
    assert 6 <= len(parts) <= 8
    shown = sum(f"number {number}," in text for number in range(300))
    assert shown > 25
    assert f"and {300 - shown} more on the screen" in text
    assert full_visit.help_now in text


def test_codes_are_read_back_letter_by_letter(full_visit: Summary, full_visit_es: Summary) -> None:
    for summary in (full_visit, full_visit_es):
        parts = parts_of(summary)
        assert tuple(read(phone_code(part)) for part in parts) == parts


def test_line_breaks_and_tabs_in_a_text_become_spaces(full_visit: Summary) -> None:
    assert (
        "- two lines and a tab\n" in parts_of(replace(full_visit, questions=("two\nlines\nand a\ttab",)))[0]
    )


def test_a_part_that_is_too_long_is_refused_and_not_quoted() -> None:
    with pytest.raises(CodeTooLongError) as refusal:
        phone_code("sore back " * 100)
    assert "sore" not in str(refusal.value)


def test_with_a_damaged_translation_there_is_no_text(full_visit_es: Summary, tmp_path: Path) -> None:
    (tmp_path / "kiosk_es.ts").write_text("<TS><context>")
    with pytest.raises(PageError, match=r"kiosk_es\.ts is damaged"):
        phone_parts(full_visit_es, tmp_path)
