"""Asks all questions one after the other, and tells the answers and the worst of them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk import __version__, paths
from kiosk.doctor import machine, premises
from kiosk.doctor.finding import Finding, Severity, fault
from kiosk.doctor.printer import look_at_printer
from kiosk.doctor.table import lines_of
from kiosk.settings import Settings, SettingsError, find_settings_file, load_settings
from kiosk.staff.diagnostics import system_facts
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import StaffSettings


def examine(
    config: Path | None, folder: Path, environment: Mapping[str, str], tell: Callable[[str], None]
) -> int:
    """Tell what is right and wrong, in a table.

    Args:
        config: the settings file that the command line names, if any.
        folder: the kiosk's writable folder. Nothing is made or changed in it.
        environment: the process's environment variables.
        tell: takes the table, a line a call.

    Returns:
        The exit status: 0 where all is well, 1 with warnings, 2 with faults.
    """
    facts = system_facts()
    tell(f"kiosk {__version__}, Python {facts['python']}, {facts['system']}. Its folder: {folder}")
    tell("")
    findings = list(_findings(config, folder, environment))
    for line in lines_of(findings):
        tell(line)
    worst = max(each.severity for each in findings)
    bad = [sum(each.severity is severity for each in findings) for severity in Severity]
    tell("")
    tell(f"{bad[Severity.FAULT]} faults, {bad[Severity.WARNING]} warnings.")
    return int(worst)


def _findings(config: Path | None, folder: Path, environment: Mapping[str, str]) -> Iterator[Finding]:
    questions: list[Callable[[], Iterator[Finding] | Finding]] = [
        lambda: machine.look_at_display(environment),
        machine.look_at_touch,
        premises.look_at_fonts,
    ]
    file, settings, faults = _settings(config, folder, environment)
    questions += [
        lambda: premises.look_at_settings_file(file, faults),
        lambda: look_at_printer(settings),
        machine.look_at_speech,
        lambda: premises.look_at_guides(folder, settings),
        lambda: premises.look_at_recordings(folder, settings),
        lambda: premises.look_at_folder(folder),
        lambda: premises.look_at_pin(folder),
        lambda: premises.look_for_a_kiosk(folder),
        lambda: machine.look_at_clock(dt.datetime.now().astimezone()),
        machine.look_at_core_files,
        machine.look_at_swap,
    ]
    if settings.headphones_start_speech:
        questions.append(machine.look_at_headphones)
    if (pages := settings.pages_folder) is not None:
        questions.append(lambda: premises.look_at_pages_folder(pages))
    if (metrics := settings.monitoring.prometheus_file) is not None:
        questions.append(lambda: premises.look_at_metrics_file(metrics))
    for question in questions:
        yield from _answered(question)


def _answered(question: Callable[[], Iterator[Finding] | Finding]) -> Iterator[Finding]:
    """Give a question's rows; a doctor that stumbles over one thing still tells of the others."""
    try:
        answer = question()
        yield from (answer,) if isinstance(answer, Finding) else answer
    except Exception as error:  # noqa: BLE001 - whatever it is, it becomes a row
        yield fault("doctor", f"could not look: {type(error).__name__}: {error}", "Tell the kiosk's makers.")


def _settings(
    config: Path | None, folder: Path, environment: Mapping[str, str]
) -> tuple[Path | None, Settings, tuple[str, ...]]:
    """Return the settings' file, the settings with what staff changed, and what is wrong with the file."""
    try:
        file = find_settings_file(config, environment, paths.settings_places())
    except SettingsError as error:
        return None, Settings(), error.faults
    try:
        settings = Settings() if file is None else load_settings(file)
    except SettingsError as error:
        return file, Settings(), error.faults
    changed = paths.staff_settings(folder)
    if changed.is_file():
        journal = Journal(paths.journal(folder), lambda: dt.datetime.now().astimezone())
        settings = StaffSettings(changed, journal).laid_over(settings)
    return file, settings, ()
