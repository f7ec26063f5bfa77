"""What a monkey does to a kiosk, drawn from a seed alone: the same seed, the same events."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

Kind = Literal[
    "control",
    "tap",
    "hammer",
    "drag",
    "fingers",
    "start",
    "key",
    "click",
    "wheel",
    "idle",
    "wait",
    "clock",
    "resize",
    "corner",
]
Place = tuple[float, float]
"""A point as shares of the window's width and height."""

_WEIGHTS: Final[dict[Kind, float]] = {
    "control": 30,
    "tap": 15,
    "hammer": 5,
    "drag": 10,
    "fingers": 8,
    "start": 4,
    "key": 20,
    "click": 8,
    "wheel": 4,
    "idle": 1,
    "wait": 1,
    "clock": 0.5,
    "resize": 0.1,
    "corner": 0.05,
}
_BUTTONS: Final = (1, 1, 1, 1, 2, 3, 8, 9)
"""Of a mouse, as X numbers them: left, middle, right, back, forward."""
_WHEELS: Final = (4, 5, 6, 7)
SIZES: Final = ((1280, 800), (1080, 1920), (1920, 1080), (800, 1280), (1024, 768))
_NUMBERS: Final[dict[Kind, tuple[int, int]]] = {
    "control": (0, 1 << 16),  # of those in sight, counted round and round
    "start": (0, 8),
    "wait": (1, 30),  # milliseconds
    "clock": (0, 130 * 366 * 24 * 3600),  # seconds since 1970
    "resize": (0, len(SIZES)),
}
CORNER: Final = 120 / 1080
"""How far the staff's corner reaches, as a share of the window's shorter side."""

MODIFIERS: Final = ("Control_L", "Alt_L", "Shift_L", "Super_L")
_SOMETIMES: Final = (0.2, 0.15, 0.15, 0.1)
KEYS: Final = (
    *("Tab", "Tab", "Tab", "Return", "Return", "space", "space", "Escape", "BackSpace", "Delete", "Insert"),
    *("Up", "Down", "Left", "Right", "Prior", "Next", "Home", "End", "Menu", "Print", "Pause", "Help"),
    *("XF86Back", "XF86Forward", "XF86HomePage", "XF86Search", "XF86PowerOff", "XF86Sleep", "XF86Calculator"),
    *(f"F{number}" for number in range(1, 13)),
    *"0123456789abcdefghijklmnopqrstuvwxyz",
)
STAFF_KEYS: Final = ("Control_L", "Alt_L", "s")


@dataclass(frozen=True)
class Event:
    """One thing that a monkey does.

    Attributes:
        kind: what.
        places: where fingers or the pointer go, one after the other.
        number: which of several controls, buttons or sizes; how often; milliseconds or seconds.
        keys: the keys that are held, the last one pressed while the others are down.
    """

    kind: Kind
    places: tuple[Place, ...] = ()
    number: int = 0
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        places = " ".join(f"{across:.3f},{down:.3f}" for across, down in self.places)
        return " ".join(filter(None, (self.kind, places, str(self.number or ""), "+".join(self.keys))))

    @property
    def inputs(self) -> int:
        """How many events a touch panel, a mouse or a keyboard sends for it: presses, moves and releases."""
        if self.kind in {"fingers", "click", "wheel"}:
            return 3 * len(self.places)
        if self.kind == "drag":
            return len(self.places) + 1
        if self.kind == "key":
            return 2 * len(self.keys)
        if self.kind == "hammer":
            return 2 * self.number
        return 2 if self.kind in {"control", "tap", "start", "corner"} else 1

    @property
    def may_call_staff(self) -> bool:
        """Whether it is, or may become, the gesture of the staff: the corner held, or three keys."""
        if self.kind == "key":
            return set(self.keys) >= set(STAFF_KEYS)
        return any(_is_near_corner(place) for place in self.places)


def _is_near_corner(place: Place) -> bool:
    """Tell whether a place lies in the corner, whatever the shape of the window (the corner is a square)."""
    widest = CORNER * max(width / min(width, height) for width, height in SIZES)
    return max(place) < widest


def events(seed: int) -> Iterator[Event]:
    """Give events without end."""
    random = Random(seed)  # noqa: S311 - a monkey keeps no secrets
    kinds, weights = list(_WEIGHTS), list(_WEIGHTS.values())
    while True:
        yield _event(random, random.choices(kinds, weights)[0])


def _event(random: Random, kind: Kind) -> Event:
    if kind in {"control", "start", "wait", "clock", "resize"}:
        return Event(kind, number=random.randrange(*_NUMBERS[kind]))
    if kind == "key":
        return Event(kind, keys=_keys(random))
    if kind in {"click", "wheel"}:
        buttons = _BUTTONS if kind == "click" else _WHEELS
        return Event(kind, _places(random, 1, 3), random.choice(buttons))
    if kind == "fingers":
        return Event(kind, _places(random, 2, 10))
    if kind == "corner":
        return Event(kind, ((0.01, 0.01),))
    begin = _place(random)
    way = _way(random, begin) if kind == "drag" else ()
    return Event(kind, (begin, *way), random.randint(3, 12) if kind == "hammer" else 0)


def _keys(random: Random) -> tuple[str, ...]:
    """Draw what is pressed together; seldom what calls staff."""
    if random.random() < 0.001:
        return STAFF_KEYS
    held = (key for key, often in zip(MODIFIERS, _SOMETIMES, strict=True) if random.random() < often)
    return (*held, random.choice(KEYS))


def _places(random: Random, fewest: int, most: int) -> tuple[Place, ...]:
    return tuple(_place(random) for _ in range(random.randint(fewest, most)))


def _place(random: Random) -> Place:
    """Draw a place; the edges, where gestures of a system would begin, more often than their share."""
    across, down = random.random(), random.random()
    if random.random() < 0.1:
        across = random.choice((0.0, 0.9999))
    if random.random() < 0.1:
        down = random.choice((0.0, 0.9999))
    return across, down


def _way(random: Random, begin: Place) -> list[Place]:
    """Draw the way of a finger: up or down in most cases, as one scrolls."""
    across, down = begin
    steps = random.randint(4, 24)
    step = random.uniform(-1, 1) / steps
    drift = random.uniform(-0.1, 0.1) / steps if random.random() < 0.8 else random.uniform(-1, 1) / steps
    way = []
    for _ in range(steps):
        across, down = across + drift, down + step
        way.append((min(max(across, 0.0), 0.9999), min(max(down, 0.0), 0.9999)))
    return way
