"""The theme's colours can be read, and its template knows only what the tokens have."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from kiosk import paths
from kiosk.authoring.theme import compile_theme
from kiosk.ui.theme import TEXT_PERCENTS, Contrast, Theme, ThemeError, Tokens

TOKENS = Tokens.read(paths.theme())
FULL_HD = QSize(1920, 1080)

WORDS = [
    (ground, words) for ground in ("paper", "card", "action-tint") for words in ("ink", "soft-ink", "action")
]
TINTS = [
    ("treatment-a-tint", "ink"),
    ("treatment-a-tint", "treatment-a"),
    ("treatment-b-tint", "ink"),
    ("treatment-b-tint", "treatment-b"),
    ("caution-tint", "ink"),
    ("caution-tint", "caution"),
    ("stop-tint", "ink"),
    ("stop-tint", "stop"),
    ("card", "treatment-a"),
    ("card", "treatment-b"),
    ("card", "stop"),
    ("card", "caution"),
    ("paper", "treatment-a"),
    ("paper", "treatment-b"),
    ("paper", "caution"),
    ("paper", "stop"),
    ("mark", "ink"),
    ("action", "on-action"),
    ("pressed", "on-action"),
    ("treatment-a", "on-treatment"),
    ("treatment-b", "on-treatment"),
    ("stop", "on-stop"),
    ("alarm", "on-alarm"),
    ("on-alarm", "alarm"),
]
EDGES = [(ground, edge) for ground in ("paper", "card") for edge in ("edge", "action", "stop", "caution")]
EDGES += [
    ("action", "ring"),
    ("alarm", "on-alarm"),
    ("cover", "cover-line"),
    ("cover", "highlight"),
    ("alarm", "highlight"),
]


def contrast_ratio(one: QColor, other: QColor) -> float:
    """Give the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("contrast", ["light", "dark"])
@pytest.mark.parametrize(("ground", "words"), WORDS + TINTS)
def test_words_stand_out_by_seven_to_one(ground: str, words: str, contrast: Contrast) -> None:
    theme = Theme(TOKENS, FULL_HD, contrast)
    assert contrast_ratio(theme.color(ground), theme.color(words)) >= 7


@pytest.mark.parametrize("contrast", ["light", "dark"])
@pytest.mark.parametrize(("ground", "edge"), EDGES)
def test_edges_and_focus_rings_stand_out_by_three_to_one(ground: str, edge: str, contrast: Contrast) -> None:
    theme = Theme(TOKENS, FULL_HD, contrast)
    assert contrast_ratio(theme.color(ground), theme.color(edge)) >= 3


def rules_of(template: str) -> list[tuple[str, dict[str, str]]]:
    """Part a style sheet's template into selectors and the roles of their properties."""
    found = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", template):
        roles = dict(re.findall(r"([a-z-]+):[^;]*@([a-z-]+)", body))
        found += [(selector.strip(), roles) for selector in selectors.split(",")]
    return found


@pytest.mark.parametrize("contrast", ["light", "dark"])
def test_every_rule_of_the_style_sheet_with_ground_and_words_reaches_seven_to_one(contrast: Contrast) -> None:
    theme = Theme(TOKENS, FULL_HD, contrast)
    pairs = [
        (selector, roles["background"], roles["color"])
        for selector, roles in rules_of(TOKENS.style_sheet)
        if "background" in roles and "color" in roles
    ]
    assert pairs
    faint = [
        (selector, ground, words)
        for selector, ground, words in pairs
        if contrast_ratio(theme.color(ground), theme.color(words)) < 7
    ]
    assert not faint


@pytest.mark.parametrize("contrast", ["light", "dark"])
@pytest.mark.parametrize("percent", TEXT_PERCENTS)
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (3840, 2160), (1080, 1920)])
def test_the_style_sheet_is_filled_in_completely(
    size: tuple[int, int], percent: int, contrast: Contrast
) -> None:
    sheet = Theme(TOKENS, QSize(*size), contrast, percent).style_sheet
    assert "@" not in sheet
    assert not re.search(r"\d[ut]\b", sheet)


def test_sizes_grow_with_the_shorter_side_and_the_text_size() -> None:
    assert Theme(TOKENS, QSize(1920, 1080)).size("body") == 30
    assert Theme(TOKENS, QSize(1080, 1920)).size("body") == 30
    assert Theme(TOKENS, QSize(3840, 2160)).size("body") == 60
    assert Theme(TOKENS, QSize(3840, 2160), text_percent=200).size("body") == 120
    assert Theme(TOKENS, QSize(1280, 800)).u(72) == 53


def write_theme(folder: Path, tokens: str, sheet: str = "") -> Path:
    (folder / "tokens.toml").write_text(tokens, encoding="utf-8")
    (folder / "kiosk.qss").write_text(sheet, encoding="utf-8")
    compile_theme(folder, folder / "build" / "theme.json")
    return folder / "build" / "theme.json"


def test_a_role_that_points_nowhere_is_named(tmp_path: Path) -> None:
    file = write_theme(tmp_path, '[base]\n[light]\nink = "blak"\n[dark]\nink = "blak"\n[size]\n')
    with pytest.raises(ThemeError, match="blak"):
        Tokens.read(file)


def test_a_role_of_one_contrast_alone_is_named(tmp_path: Path) -> None:
    tokens = '[base]\nk = "#000000"\n[light]\nink = "k"\nglow = "k"\n[dark]\nink = "k"\n[size]\n'
    with pytest.raises(ThemeError, match="glow"):
        Tokens.read(write_theme(tmp_path, tokens))


def test_a_theme_that_was_not_compiled_tells_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="Run the set-up again"):
        Tokens.read(tmp_path / "theme.json")


def test_a_comment_in_the_style_sheet_is_left_out(tmp_path: Path) -> None:
    tokens = '[base]\nk = "#000000"\n[light]\nink = "k"\n[dark]\nink = "k"\n[size]\n'
    file = write_theme(tmp_path, tokens, "/* @nobody */ QLabel { color: @ink; }")
    assert Theme(Tokens.read(file), FULL_HD).style_sheet.strip() == "QLabel { color: #000000; }"


def test_an_unknown_name_in_the_style_sheet_is_an_error(tmp_path: Path) -> None:
    tokens = '[base]\nk = "#000000"\n[light]\nink = "k"\n[dark]\nink = "k"\n[size]\nbody = 30\n'
    theme = Theme(Tokens.read(write_theme(tmp_path, tokens, "* { color: @inc; }")), FULL_HD)
    with pytest.raises(ThemeError, match="inc"):
        _ = theme.style_sheet


def test_no_colour_or_font_size_stands_outside_the_tokens() -> None:
    """Widgets ask for roles; a colour in the code would escape the contrast test above."""
    code = paths.PACKAGE.rglob("*.py")
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|setPointSize|font-size:\s*\d")
    assert [str(path) for path in code if literal.search(path.read_text(encoding="utf-8"))] == []
