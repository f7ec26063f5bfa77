"""The settings of one kiosk, read from ``kiosk.toml`` before a window opens.

The file is flat: one key a line, and two tables, ``[updates]`` and ``[monitoring]``, after them.
``resources/kiosk.example.toml`` explains every key.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from kiosk import paths
from kiosk.settings_rules import MONITORING_RULES, RULES, UPDATE_RULES, Rule

CONFIG_VARIABLE: Final = "KIOSK_CONFIG"
NO_PRINTER: Final = "none"
"""``Settings.printer`` of a kiosk without a printer."""

StaffGesture = Literal["corner-press", "keyboard", "both", "off"]


class SettingsError(Exception):
    """The settings cannot be used. Its text is for staff: all faults, and what to do.

    Attributes:
        faults: one sentence a fault, with the file and, where known, the line.
    """

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "\n".join(
                (
                    "The kiosk did not start, because its settings need a correction. Nothing was changed.",
                    *(f"  {fault}" for fault in self.faults),
                    "Correct this, then start the kiosk again. kiosk.example.toml explains every setting.",
                )
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateSettings:
    """The table ``[updates]``: whether the kiosk looks for new guides on a web server by itself.

    Attributes:
        url: the address of the folder that holds ``metadata`` and ``targets``; "" looks nowhere.
        check_every_h: hours between two looks; 1 to 720.
    """

    url: str = ""
    check_every_h: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringSettings:
    """The table ``[monitoring]``: who is told how the kiosk is, besides the file in its own folder.

    Attributes:
        prometheus_file: a file for the textfile collector of Prometheus' node_exporter; None writes none.
    """

    prometheus_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a clinic can set. The bounds are checked when a file is read, not here.

    Attributes:
        practice_name: the practice's name on the screens and the page; "" takes the guide's.
        languages: language codes offered to patients, in this order; empty offers all of the guide's.
        guide: the compiled guide to show; None shows the built-in one.
        idle_timeout_s: seconds without a touch until the patient is asked "still there?"; 20 to 600.
        countdown_s: seconds to answer that before the visit is erased; 20 to 120
            (WCAG 2.2.1: at least 20 to react).
        failsafe_s: seconds that the screen for unexpected faults stays up; 3 to 120.
        paper: the paper in the printer.
        clinic_code: whether the page has a code with the answers for the clinic.
        printer: the printer's name as the system knows it; "" is the system's default printer,
            "none" means that there is none.
        pages_folder: where pages are collected when there is no printer; None collects nothing.
        pages_per_visit: sheets of paper that one visit may print; 2 to 20, as a page may need two.
        pages_per_hour: sheets that all visits of an hour may print; 2 to 1000.
        staff_gesture: what opens the staff's screens.
        staff_hold_s: seconds that the corner must be held for that; 1 to 10.
        read_aloud: whether patients can have things read aloud, where there is a voice and a sound card.
        keys_start_speech: whether the first key on the welcome screen begins it, for who sees no button.
        headphones_start_speech: whether plugging in headphones begins it, and pulling them out ends it.
        reduce_motion: whether nothing on the screen moves by itself.
        screen_inches: the screen's diagonal, 7 to 100; 0 if nobody has told.
        viewing_distance_mm: from the eyes to the screen, 300 to 3000; 0 if nobody has told.
        start_contrast: the contrast that each visit begins with.
        start_text_percent: the text size that each visit begins with; 100, 125, 150 or 200.
        updates: where new guides are looked for.
        monitoring: who is told how the kiosk is.
    """

    practice_name: str = ""
    languages: tuple[str, ...] = ()
    guide: Path | None = None
    idle_timeout_s: int = 75
    countdown_s: int = 20
    failsafe_s: int = 10
    paper: Literal["us-letter", "a4"] = "us-letter"
    clinic_code: bool = False
    printer: str = ""
    pages_folder: Path | None = None
    pages_per_visit: int = 6
    pages_per_hour: int = 60
    staff_gesture: StaffGesture = "both"
    staff_hold_s: int = 3
    read_aloud: bool = True
    keys_start_speech: bool = True
    headphones_start_speech: bool = False
    reduce_motion: bool = False
    screen_inches: float = 0
    viewing_distance_mm: float = 0
    start_contrast: Literal["light", "dark"] = "light"
    start_text_percent: int = 100
    updates: UpdateSettings = UpdateSettings()
    monitoring: MonitoringSettings = MonitoringSettings()

    def offered_languages(self, of_guide: tuple[str, ...]) -> tuple[str, ...]:
        """Return the languages to offer with a guide that has the languages ``of_guide``.

        Those that the guide lacks are left out. If none is left, all of the guide's are offered: a patient
        never stands before a kiosk without a language.
        """
        return tuple(language for language in self.languages if language in of_guide) or of_guide


def read_settings(argument: Path | None, environment: Mapping[str, str]) -> Settings:
    """Find ``kiosk.toml`` and read it; without one, every setting has its default.

    Args:
        argument: The file named by ``--config``, if any.
        environment: The process's environment variables.

    Raises:
        SettingsError: If a named file is missing, or the file found is not right.
    """
    found = find_settings_file(argument, environment, paths.settings_places())
    return Settings() if found is None else load_settings(found)


def find_settings_file(
    argument: Path | None, environment: Mapping[str, str], places: Iterable[Path]
) -> Path | None:
    """Return the one file to read: ``--config``, then ``KIOSK_CONFIG``, then the first of ``places``.

    Files are never merged. None means that there is no file, which is not a fault.

    Raises:
        SettingsError: If a file is named by ``--config`` or ``KIOSK_CONFIG`` and does not exist.
    """
    named = environment.get(CONFIG_VARIABLE, "")
    for path, namer in ((argument, "--config"), (Path(named) if named else None, CONFIG_VARIABLE)):
        if path is not None:
            if not _is_there(path):
                raise SettingsError([f"{path}: there is no such file; {namer} names it."])
            return path
    return next((place for place in places if _is_there(place)), None)


def load_settings(path: Path) -> Settings:
    """Read the settings from one file.

    Raises:
        SettingsError: If the file cannot be read, is not TOML in UTF-8, or has a key or a value that is not
            known; it tells all such faults at once.
    """
    try:
        # Windows editors may begin a file with a byte order mark; TOML does not know it
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError([f"{path}: it is not a text file in UTF-8."]) from error
    except OSError as error:
        raise SettingsError([f"{path}: it cannot be read: {error.strerror}."]) from error
    values, faults = _read_table(_parse(path, text), text, RULES, None)
    for name, (kind, rules) in _TABLES.items():
        if name in values:
            inside, more = _read_table(values[name], text, rules, name)
            values[name] = kind(**inside)
            faults += more
    if faults:
        raise SettingsError(f"{path}:{line}: {sentence}" for line, sentence in sorted(faults))
    return Settings(**values)


def lay_over(settings: Settings, values: Mapping[str, object]) -> tuple[Settings, tuple[str, ...]]:
    """Lay single settings over others, by the rules of ``kiosk.toml``; those outside its table only.

    Args:
        settings: What counts where ``values`` says nothing.
        values: The keys of ``kiosk.toml`` with values as TOML has them (a path is a string).

    Returns:
        The settings, and one sentence for each key or value that does not fit; those are left out.
    """
    fit: dict[str, Any] = {}
    faults = []
    for key, value in values.items():
        rule = None if key in _TABLES else RULES.get(key)
        if rule is None:
            faults.append(f"`{key}` is not known.")
        elif rule.fits(value):
            fit[key] = rule.convert(value)
        else:
            faults.append(_unfit_value(key, value, rule))
    return replace(settings, **fit), tuple(faults)


def _is_there(path: Path) -> bool:
    """Return whether a path exists; one that may not be looked at does, and reading it says what is wrong."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


class _Fault(NamedTuple):
    line: int
    sentence: str


def _parse(path: Path, text: str) -> dict[str, object]:
    import tomllib  # noqa: PLC0415 - a kiosk without a settings file starts without it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).rpartition(" (at ")
        line = re.match(r"line (\d+)", place)
        number = int(line[1]) if line else text.rstrip().count("\n") + 1
        hint = (
            " A Windows path needs single quotes: 'C:\\pages'." if "\\" in reason or "hex" in reason else ""
        )
        raise SettingsError([f"{path}:{number}: this line is not TOML: {reason}.{hint}"]) from error


def _read_table(
    table: Mapping[str, object], text: str, rules: Mapping[str, Rule], name: str | None
) -> tuple[dict[str, Any], list[_Fault]]:
    """Return the values of a table that fit its rules, and a fault for each that does not.

    Args:
        table: The keys and values.
        text: The whole file.
        rules: What may stand in this table.
        name: The table's name; None for what stands above the first table.
    """
    values: dict[str, Any] = {}
    faults = []
    for key, value in table.items():
        rule = rules.get(key)
        if rule is None:
            unknown = _unknown_key(key, value) if name is None else _unknown_inside(key, name)
            faults.append(_Fault(_line_of(key, text, name), unknown))
        elif not rule.fits(value):
            faults.append(_Fault(_line_of(key, text, name), _unfit_value(key, value, rule)))
        else:
            values[key] = rule.convert(value)
    return values, faults


def _line_of(key: str, text: str, table: str | None) -> int:
    """Return the line, counted from 1, where a key of valid TOML stands.

    Args:
        key: A key, or the name of a table.
        text: The whole file.
        table: The table that holds the key; None for what stands above the first one.
    """
    if table is None:
        found = re.search(rf"^[ \t]*\[*{_written(key)}[]=.]", text, re.MULTILINE)
        return text.count("\n", 0, found.start()) + 1 if found else 1
    header = re.search(rf"^[ \t]*\[{_written(table)}\]", text, re.MULTILINE)
    start = header.end() if header else 0
    leading = "" if header else rf"{_written(table)}\."  # updates.url = ... needs no header
    found = re.compile(rf"^[ \t]*{leading}{_written(key)}[=.]", re.MULTILINE).search(text, start)
    # Else it stands between the braces of updates = { ... }
    return text.count("\n", 0, found.start()) + 1 if found else _line_of(table, text, None)


def _written(key: str) -> str:
    """Return the pattern of a key, with or without quotes and blanks around it."""
    return rf"""[ \t]*["']?{re.escape(key)}["']?[ \t]*"""


def _unknown_key(key: str, value: object) -> str:
    if isinstance(value, dict):
        if nearest := _nearest(key, _TABLES):
            return f"the table `{key}` is not known; did you mean `{nearest}`?"
        inside = ", ".join(f"`{name}`" for name in value if name in RULES)
        moving = f"; move {inside} above the first table" if inside else ""
        known = " and ".join(f"`{name}`" for name in _TABLES)
        return f"the table `{key}` is not known; there are {known}{moving}."
    for name, (_, rules) in _TABLES.items():
        if key in rules:
            return f"`{key}` stands in no table; move it below a line [{name}]."
    return f"`{key}` is not known{_did_you_mean(key, RULES, '`')}"


def _unknown_inside(key: str, table: str) -> str:
    if key in RULES:
        return f"`{key}` does not belong in the table `{table}`; move it above the first table."
    return f"`{key}` is not known in the table `{table}`{_did_you_mean(key, _TABLES[table][1], '`')}"


def _unfit_value(key: str, value: object, rule: Rule) -> str:
    hint = _did_you_mean(value, rule.choices, '"') if isinstance(value, str) else "."
    return f"`{key}` is {_as_written(value)}, but must be {rule.expected}{hint}"


def _did_you_mean(wrong: str, known: Iterable[str], quote: str) -> str:
    """End a sentence, with the nearest known name if there is a near one."""
    nearest = _nearest(wrong, known)
    return f"; did you mean {quote}{nearest}{quote}?" if nearest else "."


def _nearest(wrong: str, known: Iterable[str]) -> str | None:
    import difflib  # noqa: PLC0415 - needed only to tell a fault

    return next(iter(difflib.get_close_matches(wrong.lower(), known, n=1)), None)


def _as_written(value: object) -> str:
    """Return a value much as it stands in the file, shortened."""
    most = 60
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"' if len(value) <= most and value.isprintable() else "another text"
        case list():
            inside = ", ".join(_as_written(item) for item in value)
            return f"[{inside}]" if len(inside) <= most else "a long list"
        case dict():
            return "a table"
    return str(value)


_TABLES: Final[Mapping[str, tuple[type, Mapping[str, Rule]]]] = {
    "updates": (UpdateSettings, UPDATE_RULES),
    "monitoring": (MonitoringSettings, MONITORING_RULES),
}
