"""Colours, sizes and looks, from the tokens, for one screen and one patient.

Two units: ``u`` is a logical pixel on a screen whose shorter side is 1080, scaled to the real
screen; ``t`` is the same, scaled by the patient's text size too. Lengths around text are ``t``,
all others ``u``.
"""

import json
import math
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPalette

from kiosk.ui.looks import Looks

Contrast = Literal["light", "dark"]

FONT_FAMILY = "Atkinson Hyperlegible Next"

TEXT_PERCENTS = (100, 125, 150, 200)
"""The patient's choices of text size (WCAG 1.4.4 asks for 200 % at least)."""

_DESIGN_SIDE = 1080
_MM_PER_INCH = 25.4
_CAPITAL = 0.668
"""Height of a capital, of the size of the font (measured in Atkinson Hyperlegible Next; a test holds it)."""
_LEAST_CAPITAL_MM = 4.8
_CAPITAL_OF_DISTANCE = 0.0122
_FIXED = "-fixed"
"""How the name of a size ends that does not grow with the patient's text size."""


class ThemeError(Exception):
    """The theme's files are faulty: an unknown name, or a role that is no colour."""


@dataclass(frozen=True)
class Tokens:
    """The theme as compiled (`kiosk.authoring.theme`): every colour and size once.

    Attributes:
        roles: contrast → role → colour as "#RRGGBB".
        sizes: name → size in logical pixels at 1080 lines.
        looks: what words, cards and buttons wear, in these roles and sizes.
    """

    roles: dict[str, dict[str, str]]
    sizes: dict[str, float]
    looks: Looks

    @classmethod
    def read(cls, file: Path) -> "Tokens":
        """Read the compiled theme.

        Raises:
            ThemeError: There is no such file, a role points at no colour of the base ramp, the two
                contrasts do not have the same roles, or a look names a role or size that there is not.
        """
        try:
            data: dict[str, Any] = json.loads(file.read_bytes())
        except (OSError, ValueError) as error:
            raise ThemeError(f"{file} cannot be read: {error}. Run the set-up again.") from error
        base: dict[str, str] = data["base"]
        roles: dict[str, dict[str, str]] = {}
        for contrast in ("light", "dark"):
            unknown = sorted(colour for colour in data[contrast].values() if colour not in base)
            if unknown:
                raise ThemeError(f"tokens.toml: [{contrast}] names colours that [base] lacks: {unknown}")
            roles[contrast] = {role: base[colour] for role, colour in data[contrast].items()}
        if roles["light"].keys() != roles["dark"].keys():
            odd = sorted(roles["light"].keys() ^ roles["dark"].keys())
            raise ThemeError(f"tokens.toml: these roles stand in one contrast only: {odd}")
        looks = Looks.from_toml(data["looks"])
        faults = looks.faults(set(roles["light"]), set(data["size"]))
        if faults:
            raise ThemeError("looks.toml: " + "; ".join(faults))
        return cls(roles, data["size"], looks)


@dataclass(frozen=True)
class Panel:
    """What a clinic has told of its screen.

    Attributes:
        inches: its diagonal; 0 if unknown.
        distance_mm: from the eyes to it; 0 if unknown.
    """

    inches: float = 0
    distance_mm: float = 0

    @property
    def least_capital_mm(self) -> float:
        """How high capitals must be: 4.8 mm (Section 508, 402.4), higher from afar (EN 301 549, 5.1.4)."""
        return max(_LEAST_CAPITAL_MM, _CAPITAL_OF_DISTANCE * self.distance_mm)


UNKNOWN_PANEL = Panel()


@dataclass(frozen=True)
class Theme:
    """How everything looks on this screen for this patient.

    Attributes:
        tokens: the theme's files.
        screen: size of the window in logical pixels.
        contrast: "light", or "dark" for high contrast.
        text_percent: the patient's text size, one of `TEXT_PERCENTS`.
        panel: how large the screen is, and how far away.
    """

    tokens: Tokens
    screen: QSize
    contrast: Contrast = "light"
    text_percent: int = 100
    panel: Panel = UNKNOWN_PANEL

    def __hash__(self) -> int:
        return hash((self.screen.width(), self.screen.height(), self.contrast, self.text_percent, self.panel))

    @cached_property
    def scale(self) -> float:
        """Real pixels a design pixel, from the shorter side of the screen."""
        return min(self.screen.width(), self.screen.height()) / _DESIGN_SIDE

    def u(self, length: float) -> int:
        """Give a design length in pixels of this screen."""
        return max(1, round(length * self.scale))

    def t(self, length: float) -> int:
        """Give a design length that grows with the size of the words, in pixels."""
        return max(1, round(length * self.scale * self.percent / 100))

    @cached_property
    def percent(self) -> float:
        """How large words are: what the patient has chosen, enlarged for this panel; at most 200."""
        return min(self.text_percent * self._enlarged, TEXT_PERCENTS[-1])

    @property
    def _enlarged(self) -> float:
        """How much larger than designed the smallest words must be, for their capitals to be high enough."""
        if not self.panel.inches:
            return 1
        pixel_mm = self.panel.inches * _MM_PER_INCH / math.hypot(self.screen.width(), self.screen.height())
        designed_mm = self.tokens.sizes["small"] * self.scale * _CAPITAL * pixel_mm
        return max(1, self.panel.least_capital_mm / designed_mm)

    def size(self, name: str) -> int:
        """Give the font size called ``name`` in pixels.

        Raises:
            ThemeError: There is no such size.
        """
        if name not in self.tokens.sizes:
            raise ThemeError(f"the theme has no size '{name}'")
        if name == "display":
            # Large as it is, it has no need to grow at first: a word of it must fit a portrait screen.
            return max(self.u(self.tokens.sizes["display"]), self.t(self.tokens.sizes["title"]))
        unit = self.u if name.endswith(_FIXED) else self.t
        return unit(self.tokens.sizes[name])

    def hex(self, role: str) -> str:
        """Give the colour of ``role`` as "#RRGGBB".

        Raises:
            ThemeError: There is no such role.
        """
        try:
            return self.tokens.roles[self.contrast][role]
        except KeyError:
            raise ThemeError(f"the theme has no role '{role}'") from None

    def color(self, role: str) -> QColor:
        """Give the colour of ``role``."""
        return _color(self.hex(role))

    @property
    def font(self) -> QFont:
        """The font of plain words."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self.size("body"))
        return font

    @property
    def palette(self) -> QPalette:
        """The colours of plain words and their ground."""
        palette = QPalette()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(role, self.color("ink"))
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, self.color("paper"))
        return palette

    @property
    def line_percent(self) -> int:
        """Line height of running text in percent of the font's own, which is what Qt's markup wants."""
        return round(self.tokens.sizes["line-height"] / self.tokens.sizes["font-line"] * 100)

    @property
    def portrait(self) -> bool:
        """Whether the screen is higher than wide."""
        return self.screen.height() > self.screen.width()

    @property
    def roomy(self) -> bool:
        """Whether things may stand side by side: a wide screen, and text that leaves room."""
        return not self.portrait and self.percent <= TEXT_PERCENTS[1]


@cache
def _color(value: str) -> QColor:
    return QColor(value)
