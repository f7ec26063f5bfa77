"""The figures of a guide: numbers stand once, words in every language."""

from typing import Literal, TypeAlias

from kiosk.content.part import Part, Text

Tone: TypeAlias = Literal["a", "b", "neutral"]
"""Which treatment's colour something wears; "neutral" for neither."""


class IconGroup(Part, frozen=True):
    """One crowd of people in an icon array: ``count`` of them are filled."""

    label: Text
    count: int
    caption: Text
    """What the filled ones stand for: "used opioids"."""
    tone: Tone = "neutral"


class IconArray(Part, frozen=True, tag="icon-array"):
    """People out of ``denominator``, one denominator for all groups (IPDAS, natural frequencies)."""

    id: str
    title: Text
    groups: tuple[IconGroup, ...]
    note: Text
    """Who was studied, compared with what, over what time, who paid: one line."""
    alt: Text
    evidence: tuple[str, ...]
    denominator: int = 100


class StatValue(Part, frozen=True):
    """One bar or point on a scale. ``low`` and ``high`` bound its uncertainty where known."""

    label: Text
    value: float
    tone: Tone = "neutral"
    low: float | None = None
    high: float | None = None


class StatPair(Part, frozen=True, tag="stat-pair"):
    """Values side by side on one scale from ``minimum`` to ``maximum``, in ``unit``."""

    id: str
    title: Text
    unit: Text
    values: tuple[StatValue, ...]
    note: Text
    alt: Text
    evidence: tuple[str, ...]
    minimum: float = 0.0
    maximum: float = 10.0


class TimelineStep(Part, frozen=True):
    """A moment and what happens then."""

    when: Text
    what: Text


class TimelineLane(Part, frozen=True):
    """The steps of one treatment, in order of time."""

    label: Text
    steps: tuple[TimelineStep, ...]
    tone: Tone = "neutral"


class Timeline(Part, frozen=True, tag="timeline"):
    """What happens when, a lane a treatment."""

    id: str
    title: Text
    lanes: tuple[TimelineLane, ...]
    note: Text
    alt: Text
    evidence: tuple[str, ...]


class Marker(Part, frozen=True):
    """A numbered point on a picture, from 0.0 to 1.0 of its width and height, and its legend."""

    x: float
    y: float
    text: Text


class Picture(Part, frozen=True, tag="picture"):
    """A drawing or photograph with numbered markers; ``media`` is an id in ``Guide.media``."""

    id: str
    title: Text
    media: str
    markers: tuple[Marker, ...] = ()
    note: Text = {}
    evidence: tuple[str, ...] = ()


Figure: TypeAlias = IconArray | StatPair | Timeline | Picture


class Media(Part, frozen=True):
    """A picture file. Colours in an SVG may be written ``var(--role)``, a role of the theme."""

    id: str
    type: Literal["svg", "png"]
    alt: Text
    content: bytes
