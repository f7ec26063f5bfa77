"""A text of a guide that has no room where it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Misfit:
    """What is wrong with how something is shown.

    Attributes:
        kind: "cut" (its words), "outside" (of what it is in), "overlap", "tall" (no screen shows all of it),
            "small" or "near" (to be touched).
        text: The words that it shows, without markup; "" where it has none.
        told: The whole of it, for whoever builds screens: the widget, its place and its size.
        by: How many pixels are missing; 0 where that cannot be told.
    """

    kind: str
    text: str
    told: str
    by: int = 0

    def __str__(self) -> str:
        return self.told


@dataclass(frozen=True)
class ShownMisfit:
    """A misfit, and where it was met.

    Attributes:
        misfit: What is wrong.
        scene: The screen's name; "page" for the printed page.
        language: Code of the language that it was shown in.
        look: The size that it was shown in: "1280 x 800".
    """

    misfit: Misfit
    scene: str
    language: str
    look: str
