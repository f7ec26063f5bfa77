"""Syllables, and the formulas that count them."""

import math

import pytest

from kiosk.authoring.plain.scores import fernandez_huerta, flesch_kincaid, score
from kiosk.authoring.plain.syllables import syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1), ("care", 1), ("helped", 1), ("months", 1), ("bone", 1), ("through", 1), ("named", 1),
        ("doctor", 2), ("fusion", 2), ("treated", 2), ("table", 2), ("relief", 2), ("pages", 2), ("being", 2),
        ("injection", 3), ("surgery", 3), ("medicine", 3), ("hospital", 3), ("physical", 3), ("article", 3),
        ("operation", 4), ("information", 5), ("opioid", 3), ("sacroiliac", 5), ("area", 3),
    ],
)  # fmt: skip
def test_english_syllables_are_right_or_one_off_at_most(word: str, count: int) -> None:
    assert abs(syllables(word, "en") - count) <= (1 if count > 2 else 0)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("que", 1), ("bien", 1), ("pan", 1), ("dolor", 2), ("hueso", 2), ("causa", 2), ("guía", 2),
        ("médico", 3), ("cirugía", 4), ("cadera", 3), ("rodilla", 3), ("pregunte", 3), ("seguir", 2),
        ("articulación", 5), ("inyección", 3), ("fisioterapia", 5), ("muy", 1), ("pingüino", 3),
    ],
)  # fmt: skip
def test_spanish_syllables_are_exact(word: str, count: int) -> None:
    assert syllables(word, "es") == count


def test_the_formulas_give_what_their_authors_give() -> None:
    assert flesch_kincaid(100, 10, 130) == pytest.approx(0.39 * 10 + 11.8 * 1.3 - 15.59)
    assert fernandez_huerta(100, 10, 200) == pytest.approx(206.84 - 120 - 10.2)


def test_a_short_text_is_easy_and_a_long_one_is_not() -> None:
    easy = score(["The shot may help. It may not last. Ask your doctor."], "en")
    hard_words = (
        "Percutaneous sacroiliac arthrodesis demonstrates statistically significant superiority over "
        "conservative management in appropriately selected individuals with refractory symptomatology "
        "attributable to degenerative sacroiliitis."
    )
    hard = score([hard_words], "en")

    assert easy.value < 3
    assert hard.value > 15
    assert (easy.sentences, easy.longest, easy.long) == (3, 4, 0)
    assert hard.long == 1


def test_a_language_without_a_formula_says_so() -> None:
    measured = score(["Bonjour."], "fr")

    assert math.isnan(measured.value)
    assert "no formula" in measured.told
