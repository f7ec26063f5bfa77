"""The colours of the two treatments, for whatever is painted by hand."""

from PySide6.QtGui import QColor

from kiosk.content.model import Tone
from kiosk.ui.theme import Theme

_ROLES: dict[Tone, str] = {"a": "treatment-a", "b": "treatment-b", "neutral": "soft-ink"}
_TINTS: dict[Tone, str] = {"a": "treatment-a-tint", "b": "treatment-b-tint", "neutral": "paper"}


def tone_color(theme: Theme, tone: Tone) -> QColor:
    """Give the colour that something of this tone is painted in."""
    return theme.color(_ROLES[tone])


def tone_tint(theme: Theme, tone: Tone) -> QColor:
    """Give the pale ground that goes with `tone_color`."""
    return theme.color(_TINTS[tone])


def tone_name(tone: Tone) -> str:
    """Give the ``tone`` of a `Label` in this tone; neutral words wear the colour of ink."""
    return "" if tone == "neutral" else tone
