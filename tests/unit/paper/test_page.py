"""The PDF of a visit: what is in it, for eyes and for screen readers."""

import ctypes
import shutil
from pathlib import Path

import msgspec
import pypdfium2  # type: ignore[import-untyped] # it ships none
import pytest
import typst

from kiosk import paths
from kiosk.paper.errors import PageError
from kiosk.paper.page import Page, PageMaker, Paper
from kiosk.paper.words import ENGLISH
from kiosk.visit.summary import Summary, SummaryAnswer, SummaryRow
from tests.unit.paper.reading import opened, sheets_of, text_of

replace = msgspec.structs.replace


# --- For eyes ------------------------------------------------------------------------------------


def test_everything_of_the_visit_is_on_one_page_in_english(
    page_maker: PageMaker, full_visit: Summary
) -> None:
    page = page_maker.make(full_visit, "us-letter")

    assert page.page_count == 1
    text = text_of(page)
    for words in (
        "My visit summary",
        "Napa Valley Orthopaedic Medical Group",
        "November 22, 2026",
        "Name:",
        "This is not a diagnosis.",
        "What I want to ask",
        "What else could cause this pain?",
        "You could also ask",
        "What do my pictures show?",
        "What matters most to me",
        "Joint fusion surgery",
        "Walk with support; cane in 2 weeks",
        "Lines up",
        "Ask about this",
        "Does not line up",
        "75% or more of the pain gone",
        "Studies used 50%; insurers often ask for 75%.",
        "Where it hurts: Low back, left side",
        "Notes",
        "Get help now. For new weakness in both legs: call 911",
        "When SI joint shots help less, version 2026.11.0",
        "No clinician has reviewed this guide yet.",
    ):
        assert words in text


def test_the_page_is_in_the_patients_language(page_maker: PageMaker, full_visit_es: Summary) -> None:
    page = page_maker.make(full_visit_es, "us-letter")

    text = text_of(page)
    for words in (
        "Resumen de mi visita",
        "22 de noviembre de 2026",
        "Nombre:",
        "Esto no es un diagnóstico.",
        "Lo que quiero preguntar",
        "Lo que más me importa",
        "Pregunte sobre esto",
        "Fisioterapia: Sí",
        "Notas",
        "Pida ayuda ahora mismo.",
        "Revisado por Dra. Ana Ruiz.",
    ):
        assert words in text
    with opened(page) as pdf:
        assert pdf.Root["/Lang"] == "es"


def test_not_sure_is_told_apart_from_no_and_from_no_answer(
    page_maker: PageMaker, full_visit: Summary
) -> None:
    text = text_of(page_maker.make(full_visit, "us-letter"))

    assert "Physical therapy: Yes" in text
    assert "Medicines for this pain: No" in text
    assert "How long in all: I am not sure" in text
    assert "Last shot: Not answered" in text


@pytest.mark.parametrize(("paper", "size"), [("us-letter", (612, 792)), ("a4", (595, 842))])
def test_the_sheet_is_the_one_in_the_printer(
    page_maker: PageMaker, full_visit: Summary, paper: Paper, size: tuple[int, int]
) -> None:
    with opened(page_maker.make(full_visit, paper)) as pdf:
        box = pdf.pages[0].mediabox
        assert (round(float(box[2])), round(float(box[3]))) == size


def test_an_untouched_visit_still_makes_a_useful_page(
    page_maker: PageMaker, untouched_visit: Summary
) -> None:
    page = page_maker.make(untouched_visit, "us-letter")

    text = text_of(page)
    assert page.page_count == 1
    assert "Write your own question here:" in text
    assert "Notes" in text
    assert "Get help now." in text
    assert "What matters most to me" not in text
    assert "What doctors look at" not in text


def test_the_room_that_is_left_is_ruled_for_notes(
    page_maker: PageMaker, full_visit: Summary, untouched_visit: Summary
) -> None:
    def ruled_lines(page: Page) -> int:
        """Long thin horizontal strokes on the page."""
        with sheets_of(page) as document:
            boxes = [item.get_bounds() for item in document[0].get_objects()]
        return sum(right - left > 500 and top - bottom < 2 for left, bottom, right, top in boxes)

    assert ruled_lines(page_maker.make(untouched_visit, "us-letter")) >= 15
    assert ruled_lines(page_maker.make(full_visit, "us-letter")) >= 4


def test_large_print_is_large(page_maker: PageMaker, full_visit: Summary, untouched_visit: Summary) -> None:
    def usual_size(page: Page) -> float:
        """The height of most letters' lines, in points."""
        with sheets_of(page) as document:
            text = document[0].get_textpage()
            boxes = [text.get_charbox(index, loose=True) for index in range(text.count_chars())]
        heights: list[float] = sorted(top - bottom for _, bottom, _, top in boxes)
        return heights[len(heights) // 2]

    small = page_maker.make(full_visit, "us-letter")
    large = page_maker.make(full_visit, "us-letter", large=True)

    assert large.page_count <= 2
    assert usual_size(large) > 1.3 * usual_size(small)
    assert page_maker.make(untouched_visit, "us-letter", large=True).page_count == 1


def letters_of(page: Page) -> list[tuple[str, float, tuple[int, int, int]]]:
    """Each letter with its size in points and its colour."""
    found = []
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    with sheets_of(page) as document:
        for sheet in document:
            text = sheet.get_textpage()
            for index in range(text.count_chars()):
                size = pypdfium2.raw.FPDFText_GetFontSize(text, index)
                pypdfium2.raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
                letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text, index))
                if letter.strip():
                    found.append((letter, size, (red.value, green.value, blue.value)))
    return found


@pytest.mark.parametrize("large", [False, True])
def test_letters_are_black_but_for_bold_ones_dark_enough_for_a_laser(
    page_maker: PageMaker, full_visit: Summary, *, large: bool
) -> None:
    letters = letters_of(page_maker.make(full_visit, "us-letter", large=large))

    coloured = [(size, colour) for _, size, colour in letters if colour != (0, 0, 0)]
    assert len(coloured) < len(letters) / 4
    assert min(size for size, _ in coloured) >= 8
    lightest = max(0.299 * red + 0.587 * green + 0.114 * blue for _, (red, green, blue) in coloured)
    assert lightest < 0.35 * 255


@pytest.mark.parametrize(("large", "least"), [(False, 8), (True, 14)])
def test_nothing_is_smaller_than_the_print_that_was_asked_for(
    page_maker: PageMaker, full_visit: Summary, least: float, *, large: bool
) -> None:
    questions = tuple(f"Is this question number {number}?" for number in range(60))
    page = page_maker.make(replace(full_visit, questions=questions), "us-letter", large=large)

    symbols = "?"  # in the circle of "ask about this": it has its words beside it
    assert page.page_count == 2  # with page numbers
    assert min(size for letter, size, _ in letters_of(page) if letter not in symbols) >= least - 0.01


def test_thin_lines_are_black_and_half_a_point_at_least(page_maker: PageMaker, full_visit: Summary) -> None:
    raw = pypdfium2.raw
    width = ctypes.c_float()
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    colour = [ctypes.c_uint() for _ in range(4)]
    lines = []
    with sheets_of(page_maker.make(full_visit, "us-letter")) as document:
        for shape in document[0].get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=5):
            raw.FPDFPath_GetDrawMode(shape, filled, stroked)
            if stroked.value:
                raw.FPDFPageObj_GetStrokeWidth(shape, width)
                raw.FPDFPageObj_GetStrokeColor(shape, *colour)
                lines.append((width.value, tuple(part.value for part in colour[:3])))

    assert len(lines) > 10
    assert min(width for width, _ in lines) >= 0.5
    assert {colour for width, colour in lines if width < 1} == {(0, 0, 0)}


def test_in_black_and_white_all_is_still_there(page_maker: PageMaker, full_visit: Summary) -> None:
    """Each dot of a laser's 600 an inch black or white: nothing falls below the threshold."""
    with sheets_of(page_maker.make(full_visit, "us-letter")) as document:
        grey = document[0].render(scale=600 / 72, grayscale=True).to_pil()

    def inked(threshold: int) -> int:
        return sum(grey.histogram()[:threshold])

    assert inked(128) > 0.88 * inked(250)  # the rest are the edges of letters


# --- Whatever comes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        '#panic("no")',
        '#import "/fonts": *',
        "= A heading? *bold* _soft_ $x^2$ `raw` <label> @cite",
        "\\u{41} // comment /* and */ [bracket] {brace}",
        '"quoted" \\ back\\slash',
        "#sys.inputs.page",
    ],
)
def test_typst_code_in_a_text_is_printed_as_text(
    page_maker: PageMaker, full_visit: Summary, words: str
) -> None:
    page = page_maker.make(replace(full_visit, questions=(words,)), "us-letter")

    assert page.accessible
    assert words in text_of(page)


@pytest.mark.parametrize(
    ("entered", "printed"),
    [
        ("two\nlines\tand tabs", "two lines and tabs"),
        ("bell\x07 and\x00 null", "bell and null"),
        ("turned \u202earound", "turned around"),
        ("cafe\u0301", "café"),
        ("a\u2011b", "a-b"),
        ("6\u202fweeks", "6 weeks"),
        # What guides use.
        ("1–2 — “so” ‘it’ … • ½ ≥ 3 ≤ 4 × 5 75 %", "1–2 — “so” ‘it’ … • ½ ≥ 3 ≤ 4 × 5 75 %"),  # noqa: RUF001 - typographer\'s marks are the point
        ("¿Cómo? ¡Sí! ñÑ áéíóú ü ÁÉÍÓÚ «a»", "¿Cómo? ¡Sí! ñÑ áéíóú ü ÁÉÍÓÚ «a»"),
    ],
)
def test_odd_characters_are_made_printable(
    page_maker: PageMaker, full_visit: Summary, entered: str, printed: str
) -> None:
    page = page_maker.make(replace(full_visit, questions=(entered,)), "us-letter")

    assert page.accessible
    assert printed in text_of(page)


def test_a_character_that_the_fonts_lack_costs_the_check_but_not_the_page_and_staff_are_told(
    page_maker: PageMaker, full_visit: Summary
) -> None:
    page = page_maker.make(replace(full_visit, questions=("Why 漢字, doctor?",)), "us-letter")

    assert not page.accessible
    assert page.page_count == 1
    assert "doctor?" in text_of(page)
    assert "missing from the page's fonts" in page.notice
    assert "漢" not in page.notice


def test_the_same_visit_gives_the_same_bytes_also_from_another_maker(
    page_maker: PageMaker, full_visit: Summary
) -> None:
    first = page_maker.make(full_visit, "us-letter")

    assert page_maker.make(full_visit, "us-letter").pdf == first.pdf
    assert PageMaker(paths.resources()).make(full_visit, "us-letter").pdf == first.pdf


def test_the_document_is_dated_by_the_day_alone(page_maker: PageMaker, full_visit: Summary) -> None:
    with opened(page_maker.make(full_visit, "us-letter")) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261122120000")


# --- Fitting ----------------------------------------------------------------------------------------


def test_forty_questions_take_two_pages_and_none_is_lost(page_maker: PageMaker, full_visit: Summary) -> None:
    questions = tuple(f"Is this question number {number}?" for number in range(40))

    page = page_maker.make(replace(full_visit, questions=questions), "us-letter")

    assert page.page_count == 2
    text = text_of(page)
    assert all(question in text for question in questions)
    assert "Page 2 of 2" in text
    assert "on the screen" not in text


def test_a_single_page_is_not_numbered(page_maker: PageMaker, full_visit: Summary) -> None:
    assert "Page 1" not in text_of(page_maker.make(full_visit, "us-letter"))


LONG = "a rather long text that goes on and on, as if its author had all the paper of the world, " * 8


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["us-letter", "a4"])
def test_far_too_much_is_cut_to_two_pages_and_says_so(
    page_maker: PageMaker, full_visit: Summary, paper: Paper, *, large: bool
) -> None:
    flood = replace(
        full_visit,
        questions=tuple(f"{number} {LONG}?" for number in range(200)),
        rows=tuple(SummaryRow(f"{number} {LONG}", (LONG, LONG)) for number in range(60)),
        points=tuple(replace(full_visit.points[0], title=f"{number} {LONG}") for number in range(60)),
        answers=tuple(SummaryAnswer(f"{number} {LONG}", "answered", LONG) for number in range(60)),
    )

    page = page_maker.make(flood, paper, large=large)

    assert page.page_count == 2
    text = text_of(page)
    assert text.count("more on the screen") == 4
    assert full_visit.help_now in text


def test_many_short_entries_fill_the_two_pages_before_any_is_left_out(
    page_maker: PageMaker, full_visit: Summary
) -> None:
    page = page_maker.make(
        replace(full_visit, questions=tuple(f"Question {number}?" for number in range(300))), "us-letter"
    )

    text = text_of(page)
    shown = sum(f"Question {number}?" in text for number in range(300))
    assert page.page_count == 2
    assert shown >= 45
    assert f"and {300 - shown} more on the screen" in text


def test_notices_too_long_for_two_pages_are_shortened(page_maker: PageMaker, full_visit: Summary) -> None:
    page = page_maker.make(replace(full_visit, disclaimer=LONG * 60), "us-letter")

    assert page.page_count <= 2
    assert full_visit.help_now in text_of(page)


# --- Faults -----------------------------------------------------------------------------------------


def copy_of_resources(folder: Path) -> Path:
    for part in ("paper", "theme", "fonts"):
        shutil.copytree(paths.resources() / part, folder / part)
    return folder


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
@pytest.mark.parametrize("rung", [(18, 1), (9.5, 0.15)])
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("large", [False, True])
def test_the_template_compiles_without_a_warning(
    full_visit: Summary, paper: Paper, rung: tuple[float, float], columns: int, *, large: bool
) -> None:
    data = {
        "summary": full_visit,
        "paper": paper,
        "rung": rung,
        "columns": columns,
        "fonts": ["Atkinson Hyperlegible Next"],
        "large": large,
        "words": {"own": {}, "english": dict(ENGLISH)},
        "hidden": {"questions": 1, "rows": 2, "points": 1, "answers": 3},
    }
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[paths.resources() / "fonts"]
    )
    compiler = typst.Compiler(
        paths.resources() / "paper" / "page.typ",
        root=paths.resources(),
        font_paths=fonts,
        sys_inputs={"page": msgspec.json.encode(data).decode()},
    )

    _, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"])

    assert [warning.message for warning in warnings] == []


def test_missing_fonts_are_an_error_not_a_page_in_boxes(full_visit: Summary, tmp_path: Path) -> None:
    resources = copy_of_resources(tmp_path)
    for font in (resources / "fonts").glob("*.ttf"):
        font.unlink()

    with pytest.raises(PageError, match="Atkinson Hyperlegible Next is missing"):
        PageMaker(resources).make(full_visit, "us-letter")


def test_a_missing_template_is_told_to_staff(full_visit: Summary, tmp_path: Path) -> None:
    resources = copy_of_resources(tmp_path)
    (resources / "paper" / "page.typ").unlink()

    with pytest.raises(PageError, match="template could not be opened"):
        PageMaker(resources).make(full_visit, "us-letter")


def test_an_error_quotes_nothing_of_the_visit(full_visit: Summary, tmp_path: Path) -> None:
    resources = copy_of_resources(tmp_path)
    template = resources / "paper" / "page.typ"
    template.write_text(template.read_text() + "\n#panic(summary)\n")

    with pytest.raises(PageError) as caught:
        PageMaker(resources).make(full_visit, "us-letter")

    chain = [caught.value, caught.value.__cause__]
    assert caught.value.__suppress_context__
    assert not any("test shot" in str(error) for error in chain)
    assert "Nothing was lost" in str(caught.value)


def test_a_page_shows_nothing_of_the_visit_when_it_strays_into_a_log(
    page_maker: PageMaker, full_visit: Summary
) -> None:
    assert "test shot" not in repr(page_maker.make(full_visit, "us-letter"))
    assert "pdf" not in repr(page_maker.make(full_visit, "us-letter")).lower()


def test_warming_up_needs_nothing_of_a_visit() -> None:
    PageMaker(paths.resources()).warm_up()
