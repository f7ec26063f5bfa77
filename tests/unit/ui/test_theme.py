"""The theme's colours can be read, and its looks know only what the tokens have."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from kiosk import paths
from kiosk.authoring.theme import compile_theme
from kiosk.ui.fonts import load_fonts
from kiosk.ui.looks import NONE, STATES, Dress
from kiosk.ui.theme import FONT_FAMILY, Contrast, Panel, Theme, ThemeError, Tokens

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


GROUNDS: dict[str, tuple[str, ...]] = {
    "label": ("paper", "card"),
    "label.sign": ("alarm",),
    "tone": ("paper", "card"),
    "tone.on-action": ("action",),
    "tone.on-treatment": ("treatment-a", "treatment-b"),
    "tone.on-alarm": ("alarm",),
    "head": ("card",),
    "ground": ("paper",),
    "card": ("paper", "card"),
    "field": ("paper", "card"),
    "card.voice": ("paper", "card"),
    "bar": ("paper",),
    "rule": ("paper", "card"),
    "rule.alarm": ("alarm",),
    "button": ("paper", "card"),
    "button.alarm": ("alarm",),
    "button.alarm-outline": ("alarm",),
}
"""Which grounds a look may stand on; the longest name that fits counts."""
COMBINED = [(), *((state,) for state in STATES), ("checked", "pressed"), ("checked", "disabled")]


def grounds_of(section: str, name: str) -> tuple[str, ...]:
    return GROUNDS.get(f"{section}.{name}", GROUNDS[section])


def dresses() -> Iterator[tuple[str, Dress, tuple[str, ...]]]:
    """Give every look in every state, with its place in the table and the grounds it may stand on."""
    for section, named in TOKENS.looks.tables.items():
        for name in named:
            around = grounds_of(section, name)
            if section == "button":
                for states in COMBINED:
                    yield f"button.{name} {' '.join(states)}", TOKENS.looks.button(name, states), around
            elif section in ("label", "tone", "head"):
                place = ("label", "tone", "head").index(section)
                names = [name if index == place else "" for index in range(3)]
                yield f"{section}.{name}", TOKENS.looks.label(*names), around
            else:
                dress = TOKENS.looks.box(section, name)
                assert dress is not None
                yield f"{section}.{name}", dress, around


def is_colour(role: str) -> bool:
    return role not in ("", NONE)


@pytest.mark.parametrize("contrast", ["light", "dark"])
def test_the_words_of_every_look_reach_seven_to_one_on_its_ground(contrast: Contrast) -> None:
    theme = Theme(TOKENS, FULL_HD, contrast)
    pairs = [
        (where, ground, dress.ink)
        for where, dress, around in dresses()
        if is_colour(dress.ink)
        for ground in ((dress.ground,) if is_colour(dress.ground) else around)
    ]
    assert len(pairs) > len(TOKENS.looks.tables["button"])
    faint = [
        (where, ground, ink)
        for where, ground, ink in pairs
        if contrast_ratio(theme.color(ground), theme.color(ink)) < 7
    ]
    assert not faint


@pytest.mark.parametrize("contrast", ["light", "dark"])
def test_every_buttons_edge_and_ring_reach_three_to_one(contrast: Contrast) -> None:
    """The edge against what is around it; the ring against that or against the button's own ground."""
    theme = Theme(TOKENS, FULL_HD, contrast)

    def ratio(one: str, other: str) -> float:
        return contrast_ratio(theme.color(one), theme.color(other))

    faint = []
    for where, dress, around in dresses():
        if not where.startswith("button.") or "disabled" in where:
            continue
        for ground in around:
            # "line" only parts things, as in a table.
            if is_colour(dress.edge) and dress.edge != "line" and ratio(dress.edge, ground) < 3:
                faint.append((where, "edge", ground))
            own = dress.ground if is_colour(dress.ground) else ground
            if is_colour(dress.ring) and max(ratio(dress.ring, ground), ratio(dress.ring, own)) < 3:
                faint.append((where, "ring", ground))
    assert not faint


def test_sizes_grow_with_the_shorter_side_and_the_text_size() -> None:
    assert Theme(TOKENS, QSize(1920, 1080)).size("body") == 30
    assert Theme(TOKENS, QSize(1080, 1920)).size("body") == 30
    assert Theme(TOKENS, QSize(3840, 2160)).size("body") == 60
    assert Theme(TOKENS, QSize(3840, 2160), text_percent=200).size("body") == 120
    assert Theme(TOKENS, QSize(1280, 800)).u(72) == 53


def write_theme(folder: Path, tokens: str, looks: str = "") -> Path:
    (folder / "tokens.toml").write_text(tokens, encoding="utf-8")
    (folder / "looks.toml").write_text(looks, encoding="utf-8")
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


@pytest.mark.parametrize(
    ("looks", "named"),
    [
        ('[card.plain]\nground = "papr"\n', r"\[card.plain\] ground: there is no role 'papr'"),
        ('[button.plain]\npressed = { ink = "inc" }\n', r"\[button.plain.pressed\] ink: .*'inc'"),
        ('[label.title]\nsize = "titel"\n', r"\[label.title\] size: there is no size 'titel'"),
        ("[card.plain]\nrounding = 3\n", r"\[card.plain\] rounding: there is no such key"),
        ("[cards.plain]\nradius = 3\n", r"\[cards\]: there is no such section"),
    ],
)
def test_an_unknown_name_in_the_looks_is_an_error(tmp_path: Path, looks: str, named: str) -> None:
    tokens = '[base]\nk = "#000000"\n[light]\nink = "k"\n[dark]\nink = "k"\n[size]\nbody = 30\n'
    with pytest.raises(ThemeError, match=named):
        Tokens.read(write_theme(tmp_path, tokens, looks))


def test_a_state_lies_over_the_kind_and_the_kind_over_plain(tmp_path: Path) -> None:
    tokens = '[base]\nk = "#000000"\n[light]\na = "k"\nb = "k"\n[dark]\na = "k"\nb = "k"\n[size]\n'
    plain = '[button.plain]\nground = "a"\nink = "a"\npressed = { ground = "b" }\n'
    quiet = '[button.quiet]\nground = "none"\n'
    looks = Tokens.read(write_theme(tmp_path, tokens, plain + quiet)).looks
    assert looks.button("quiet") == Dress(ground=NONE, ink="a")
    assert looks.button("quiet", ("pressed",)) == Dress(ground="b", ink="a")
    assert looks.button("never heard of") == looks.button("plain")


def test_no_colour_or_font_size_stands_outside_the_tokens() -> None:
    """Widgets ask for roles; a colour in the code would escape the contrast test above."""
    code = paths.PACKAGE.rglob("*.py")
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|setPointSize|font-size:\s*\d")
    assert [str(path) for path in code if literal.search(path.read_text(encoding="utf-8"))] == []


def capital_mm(theme: Theme, inches: float, name: str) -> float:
    """Measure how high a capital of a size is on a panel, by the font itself."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(1000)
    of_size = QFontMetricsF(font).capHeight() / 1000
    diagonal = math.hypot(theme.screen.width(), theme.screen.height())
    return theme.size(name) * of_size * inches * 25.4 / diagonal


SIZES_OF_WORDS = ("title", "display", "heading", "sign", "body", "contents", "small", "table")


@pytest.mark.parametrize("name", SIZES_OF_WORDS)
def test_no_words_are_too_low_on_the_panel_it_was_made_for(qapp: object, name: str) -> None:  # noqa: ARG001 - Qt must be up
    load_fonts(paths.resources() / "fonts")

    assert capital_mm(Theme(TOKENS, FULL_HD), 21.5, name) >= 4.8


@pytest.mark.parametrize(("inches", "distance_mm"), [(15.6, 0), (21.5, 600), (32, 1000), (21.5, 450)])
@pytest.mark.parametrize("screen", [FULL_HD, QSize(1280, 800), QSize(1080, 1920)], ids=str)
def test_words_grow_with_the_distance_and_on_a_small_panel(
    qapp: object,  # noqa: ARG001 - Qt must be up
    inches: float,
    distance_mm: int,
    screen: QSize,
) -> None:
    load_fonts(paths.resources() / "fonts")
    panel = Panel(inches, distance_mm)
    theme = Theme(TOKENS, screen, panel=panel)
    rounding = 0.5 / theme.size("small")

    assert capital_mm(theme, inches, "small") >= panel.least_capital_mm * (1 - rounding)
    assert theme.percent <= 200


def test_on_a_large_panel_near_by_nothing_changes() -> None:
    assert Theme(TOKENS, FULL_HD, panel=Panel(27, 300)).percent == 100


def test_words_are_never_larger_than_what_every_screen_has_room_for() -> None:
    assert Theme(TOKENS, FULL_HD, text_percent=200, panel=Panel(15, 2000)).percent == 200
