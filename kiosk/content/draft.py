"""A guide while it is being written: what can be shown of it, and what is wrong with it."""

from dataclasses import dataclass

from kiosk.content.model import Guide


@dataclass(frozen=True)
class DraftFault:
    """One thing that is wrong, in the words for its author.

    Attributes:
        place: Where: "questionnaire.toml:34", or empty.
        problem: What is wrong.
        remedy: What to do about it, or empty.
        is_error: Whether it keeps the guide from being shown.
    """

    place: str
    problem: str
    remedy: str
    is_error: bool


@dataclass(frozen=True)
class Draft:
    """A guide's folder at one moment.

    Attributes:
        guide: The guide; None where there are errors.
        faults: All that is wrong.
    """

    guide: Guide | None
    faults: tuple[DraftFault, ...]
