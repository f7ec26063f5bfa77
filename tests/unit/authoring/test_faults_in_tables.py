"""Every fault of a table is told once, with its line and words that help."""

from collections.abc import Callable

import pytest

from kiosk.authoring.findings import Finding

Breaker = Callable[[str, str, str], tuple[Finding, int]]

KEYS_AND_VALUES = {
    "a mistyped key is told with the key that was meant": (
        "evidence.toml", "funder =", "fundor =", "unknown-key", "`fundor` is not known here; did you mean `funder`?",
    ),
    "an extra key": ("questions.toml", "", "colour = 1\n", "unknown-key", "`colour` is not known here"),
    "an extra key inside an inline table": (
        "faq.toml", 'en = "A little."', 'en = "A little.", fr = "Peu."', "unknown-language", "`fr` is not a language",
    ),
    "a key that is missing is told at its table": (
        "main-points.toml", 'icon = "ph.signpost"\n', "", "missing-key", "`icon` is missing",
    ),
    "a number where text should be": ("guide.toml", 'version = "2026.11.0"', "version = 2026", "wrong-type", "text in quotes"),
    "text where a number should be": ("guide.toml", "minutes = 3", 'minutes = "3"', "wrong-type", "a whole number"),
    "true where a number should be": ("guide.toml", "minutes = 3", "minutes = true", "wrong-type", "a whole number"),
    "a fraction where a whole number should be": ("figures.toml", "count = 70", "count = 70.5", "wrong-type", "a whole"),
    "a number that is none": ("figures.toml", "x = 0.5", "x = nan", "wrong-type", "a number of at most"),
    "a number for yes or no": ("guide.toml", "decision_aid = false", "decision_aid = 0", "wrong-type", "true or false"),
    "text where a table of languages should be": (
        "comparison.toml", 'name = { en = "Rest", es = "Descanso" }', 'name = "Rest"', "wrong-type", "a table",
    ),
    "a table where a list should be": (
        "questions.toml", '["long-pain"]', "{ a = 1 }", "wrong-type", "a list in square brackets",
    ),
    "text in a list of ids that is a number": (
        "questions.toml", '["long-pain"]', "[7]", "wrong-type", "entry 1 of `suggest_when_open` must be text",
    ),
    "a word that is not one of the allowed": (
        "warning-signs.toml", 'urgency = "now"', 'urgency = "know"', "wrong-type", "`now`, `soon`; did you mean `now`?",
    ),
    "an id with a capital letter": ("glossary.toml", 'id = "meniscus"', 'id = "Meniscus"', "bad-id", "`Meniscus`"),
    "a version with words": ("guide.toml", "2026.11.0", "2026-beta", "bad-version", "`2026-beta`"),
    "an icon of another family": ("comparison.toml", "ph.clock", "fa5s.clock", "bad-icon", "`fa5s.clock`"),
    "a date in quotes": ("guide.toml", "published = 2026-11-22", 'published = "2026-11-22"', "bad-date", "`published`"),
    "a date with a time": ("guide.toml", "= 2027-11-22", "= 2027-11-22T10:00:00", "bad-date", "`review_by`"),
    "a review before the guide was published": ("guide.toml", "= 2027-11-22", "= 2026-11-22", "review-date", "not after"),
    "a text that is empty": ("faq.toml", 'en = "Will it hurt?"', 'en = " "', "empty-text", "`en` is empty"),
    "a text without a translation": (
        "faq.toml", ', es = "¿Dolerá?"', "", "missing-translation", "`question` has no text in the language `es`",
    ),
    "a running text without a translation": (
        "faq.toml", ', es = "Un poco."', "", "missing-translation", "`answer` has no text in the language `es`",
    ),
    "an optional text without a translation": (
        "questionnaire.toml", ', es = "Probado"', "", "missing-translation", "`short` has no text in",
    ),
    "a language that is no language code": ("guide.toml", '["en", "es"]', '["en", "es", "X1"]', "bad-language", "`X1`"),
    "an escape that turns the reading direction": (
        "faq.toml", '"Will it hurt?"', '"Will \\u202e it hurt?"', "hidden-character", "U+202E (right-to-left override)",
    ),
}  # fmt: skip

FITTING = {
    "evidence that does not exist": (
        "main-points.toml", "", 'evidence = ["walking-2002"]\n', "dangling-id", "did you mean `walking-2020`?",
    ),
    "a criterion that does not exist": (
        "questions.toml", '"long-pain"', '"long-pian"', "dangling-id", "no criterion with the id `long-pian`; did you mean",
    ),
    "a cover that does not exist": ("guide.toml", 'cover = "knee"', 'cover = "nee"', "dangling-id", "no media with the id `nee`"),
    "a cell for an option that does not exist": (
        "comparison.toml", "\n[attribute.detail]", 'ruest = { en = "W", es = "S" }\n\n[attribute.detail]', "dangling-id",
        "no option with the id `ruest`; did you mean `rest`?",
    ),
    "an option without a cell": (
        "comparison.toml", 'cells = { rest = { en = "Stiffness", es = "Rigidez" }, exercise', "cells = { exercise",
        "missing-cell", "the option `rest` has no cell",
    ),
    "an id that stands twice": ("warning-signs.toml", 'id = "weak"', 'id = "hot"', "duplicate-id", "`hot` stands here a second time"),
    "an answer's code that stands twice": ("questionnaire.toml", 'code = "walks"', 'code = "ice"', "duplicate-id", "`ice`"),
    "more people than there are": ("figures.toml", "count = 70", "count = 170", "number-range", "170 people cannot be shown out of 100"),
    "nobody to count": ("figures.toml", "denominator = 100", "denominator = 0", "number-range", "the denominator is 0"),
    "limits that cross": ("questionnaire.toml", "maximum = 99", "maximum = -1", "number-range", "below the smallest"),
    "no step from one answer to the next": ("questionnaire.toml", "maximum = 99", "maximum = 99\nstep = 0", "number-range", "the step is 0"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "words"), KEYS_AND_VALUES.values(), ids=list(KEYS_AND_VALUES)
)
def test_a_fault_in_keys_and_values_is_told_at_its_line(
    fault_of: Breaker, file: str, old: str, new: str, rule: str, words: str
) -> None:
    finding, line = fault_of(file, old, new)
    if rule == "missing-key":
        line = 1  # the table's own line
    assert (finding.rule, finding.place) == (rule, (file, line))
    assert words in finding.problem
    assert finding.why
    assert finding.remedy


@pytest.mark.parametrize(("file", "old", "new", "rule", "words"), FITTING.values(), ids=list(FITTING))
def test_parts_that_do_not_fit_together_are_told_at_their_line(
    fault_of: Breaker, file: str, old: str, new: str, rule: str, words: str
) -> None:
    finding, line = fault_of(file, old, new)
    if "step" in new:
        line += 1
    elif "ruest" in new:
        line -= 0
    assert (finding.rule, finding.place) == (rule, (file, line))
    assert words in finding.problem
