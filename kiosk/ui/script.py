"""A visit written down: the steps that `kiosk --play` plays."""

import difflib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

StepKind = Literal["press", "expect", "shot", "wait_idle", "print"]
_STEPS: dict[str, type] = {"press": str, "expect": str, "shot": str, "wait_idle": bool, "print": bool}


class ScriptError(Exception):
    """A script of a visit cannot be played. The message lists all its faults."""


@dataclass(frozen=True)
class ScriptStep:
    """One step.

    Attributes:
        number: its place in the script, from 1.
        kind: what to do.
        value: whom to press, what to expect, how to call the picture; "" for the others.
    """

    number: int
    kind: StepKind
    value: str = ""

    def __str__(self) -> str:
        return f'{self.kind} = "{self.value}"' if self.value else f"{self.kind} = true"


def read_script(path: Path) -> tuple[ScriptStep, ...]:
    """Read a script.

    A script is TOML: an array ``step`` of tables with one key each, ``press = "<id or words>"``,
    ``expect = "<words>"``, ``shot = "name"``, ``wait_idle = true`` or ``print = true``.

    Raises:
        ScriptError: The file cannot be read, or steps in it are not known; all faults at once.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScriptError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScriptError(f"{path} is not TOML: {error}.") from error
    faults = [f"'{key}' is not known here; a script has only [[step]]" for key in data if key != "step"]
    tables = data.get("step", [])
    if not isinstance(tables, list) or not tables:
        faults.append("there is no [[step]]")
        tables = []
    steps = []
    for number, table in enumerate(tables, 1):
        fault = _fault(table)
        if fault:
            faults.append(f"step {number}: {fault}")
        else:
            ((kind, value),) = table.items()
            steps.append(ScriptStep(number, kind, value if isinstance(value, str) else ""))
    if faults:
        raise ScriptError(f"{path} cannot be played:\n" + "\n".join(f"  {fault}" for fault in faults))
    return tuple(steps)


def _fault(table: object) -> str:
    if not isinstance(table, dict) or len(table) != 1:
        return "a step has exactly one key"
    ((kind, value),) = table.items()
    if kind not in _STEPS:
        near = difflib.get_close_matches(kind, _STEPS, 1)
        return f"'{kind}' is not known" + (f"; did you mean '{near[0]}'?" if near else "")
    if not isinstance(value, _STEPS[kind]) or value in ("", False):
        return f"{kind} wants " + ("words" if _STEPS[kind] is str else "true")
    if kind == "shot" and isinstance(value, str) and not value.replace("-", "").replace("_", "").isalnum():
        return f"'{value}' cannot be a picture's name: letters, digits, - and _ only"
    return ""
