"""What each key of ``kiosk.toml`` accepts."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple


class Rule(NamedTuple):
    """``expected`` ends the sentence "it must be"; ``convert`` is called on values that fit."""

    expected: str
    fits: Callable[[object], bool]
    convert: Callable[[Any], object] = lambda value: value
    choices: tuple[str, ...] = ()


def _whole_number(unit: str, low: int, high: int) -> Rule:
    return Rule(
        f"a whole number of {unit} from {low} to {high}",
        lambda value: type(value) is int and low <= value <= high,  # a bool is an int too, hence type()
    )


def _measure(unit: str, low: int, high: int) -> Rule:
    return Rule(
        f"a number of {unit} from {low} to {high}, or 0 if it is not known",
        lambda value: (
            isinstance(value, int | float)
            and type(value) is not bool
            and (value == 0 or low <= value <= high)
        ),
        float,
    )


def _one_of(*choices: str) -> Rule:
    listed = " or ".join((", ".join(f'"{choice}"' for choice in choices[:-1]), f'"{choices[-1]}"'))
    return Rule(listed, lambda value: value in choices, choices=choices)


def _line_of_text(most: int) -> Rule:
    return Rule(
        f"one line of text in quotes, {most} letters at most",
        lambda value: isinstance(value, str) and len(value) <= most and value.isprintable(),
    )


def _absolute_path(example: str) -> Rule:
    return Rule(
        f"a full path in quotes, such as {example}",
        lambda value: isinstance(value, str) and (not value or Path(value).is_absolute()),
        lambda value: Path(value) if value else None,
    )


_TRUE_OR_FALSE: Final = Rule("true or false, without quotes", lambda value: isinstance(value, bool))


def _is_web_address(value: object) -> bool:
    """Return whether a value is "" or what updates can come from: no password, query or fragment."""
    pattern = r"(https?://[^\s/?#@]+(/[^\s?#]*)?)?"
    return isinstance(value, str) and value.isprintable() and re.fullmatch(pattern, value) is not None


def _are_language_codes(value: object) -> bool:
    return (
        isinstance(value, list)
        and all(
            isinstance(code, str) and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) for code in value
        )
        and len(set(value)) == len(value)
    )


RULES: Final[Mapping[str, Rule]] = {
    "practice_name": _line_of_text(80),
    "languages": Rule('different language codes, such as ["en", "es"]', _are_language_codes, tuple),
    "guide": _absolute_path('"/srv/kiosk/si-joint.kioskguide"'),
    "idle_timeout_s": _whole_number("seconds", 20, 600),
    "countdown_s": _whole_number("seconds", 20, 120),
    "failsafe_s": _whole_number("seconds", 3, 120),
    "paper": _one_of("us-letter", "a4"),
    "clinic_code": _TRUE_OR_FALSE,
    "printer": _line_of_text(127),
    "pages_folder": _absolute_path('"/srv/kiosk/pages"'),
    "pages_per_visit": _whole_number("pages", 2, 20),
    "pages_per_hour": _whole_number("pages", 2, 1000),
    "staff_gesture": _one_of("corner-press", "keyboard", "both", "off"),
    "staff_hold_s": _whole_number("seconds", 1, 10),
    "read_aloud": _TRUE_OR_FALSE,
    "keys_start_speech": _TRUE_OR_FALSE,
    "headphones_start_speech": _TRUE_OR_FALSE,
    "reduce_motion": _TRUE_OR_FALSE,
    "screen_inches": _measure("inches", 7, 100),
    "viewing_distance_mm": _measure("millimetres", 300, 3000),
    "start_contrast": _one_of("light", "dark"),
    "start_text_percent": Rule(
        "100, 125, 150 or 200", lambda value: type(value) is int and value in (100, 125, 150, 200)
    ),
    "updates": Rule("a table, begun by a line [updates]", lambda value: isinstance(value, dict)),
    "monitoring": Rule("a table, begun by a line [monitoring]", lambda value: isinstance(value, dict)),
}

UPDATE_RULES: Final[Mapping[str, Rule]] = {
    "url": Rule(
        'a web address in quotes, such as "https://guides.example.org/clinic/", without a password',
        _is_web_address,
    ),
    "check_every_h": _whole_number("hours", 1, 720),
}

MONITORING_RULES: Final[Mapping[str, Rule]] = {
    "prometheus_file": Rule(
        'a full path that ends in .prom, in quotes, such as "/var/lib/prometheus/node-exporter/kiosk.prom"',
        lambda value: (
            isinstance(value, str)
            and (not value or (Path(value).is_absolute() and Path(value).suffix == ".prom"))
        ),
        lambda value: Path(value) if value else None,
    ),
}
