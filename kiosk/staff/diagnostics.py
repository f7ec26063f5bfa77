"""One file that tells a technician how a kiosk is: what runs on it, how it is set, what went wrong.

It leaves the clinic, so it holds what staff may see anyway and nothing more: the settings, which have no
secret among them (``kiosk.settings`` refuses an address with a password); the journal, which is never about a
patient; the counts of use as they are told. No log is in it, and no page.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk import __version__
from kiosk.settings import Settings
from kiosk.staff import durable
from kiosk.staff.errors import DiagnosticsError
from kiosk.staff.journal import JournalEntry
from kiosk.staff.usage import DayCount, write_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is known of a kiosk.

    Attributes:
        settings: Those in use.
        content: What the store of guides says of itself, as plain values.
        screen: What the screens say of themselves (sizes, printer), as plain values.
        journal: The newest entries, the newest first.
        usage: The counts of use; ``write_csv`` decides what of them is told.
    """

    settings: Settings
    content: Mapping[str, object]
    screen: Mapping[str, object]
    journal: Iterable[JournalEntry]
    usage: Iterable[DayCount]


def write_diagnostics(path: Path, findings: Findings, now: dt.datetime) -> None:
    """Write a zip file, whole or not at all. Slow: off the UI thread.

    Args:
        path: The file; on a stick, say.
        findings: What is known of the kiosk.
        now: The time by the kiosk's clock; days before it are over.

    Raises:
        DiagnosticsError: It cannot be written there. Nothing is left of it.
    """
    parts = {
        "versions.json": _json({"kiosk": __version__, **system_facts(), "libraries": _libraries()}),
        "settings.json": _json(findings.settings),
        "content.json": _json(findings.content),
        "screen.json": _json(findings.screen),
        "journal.jsonl": b"".join(msgspec.json.encode(entry) + b"\n" for entry in findings.journal),
        "usage.csv": _told(findings.usage, now.date()),
    }
    try:
        durable.put(path, _packed(parts, now))
    except OSError as error:
        raise DiagnosticsError(path.parent.name, error.strerror or type(error).__name__) from error


def _packed(parts: Mapping[str, bytes], now: dt.datetime) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            # A clock before 1980 has no place in a zip file
            moment = max(now.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
            packed.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=str)) + b"\n"


def _told(usage: Iterable[DayCount], today: dt.date) -> bytes:
    stream = io.StringIO(newline="")
    write_csv(usage, today, stream)
    return stream.getvalue().encode()


def system_facts() -> dict[str, str]:
    """Return the system's name and version; not the machine's own name, nor the account's."""
    import platform  # noqa: PLC0415 - only staff need it

    return {
        "system": platform.platform(),
        "machine": platform.machine(),
        "python": platform.python_version(),
    }


def _libraries() -> dict[str, str]:
    """Return the versions of all packages that are installed beside the kiosk, or frozen with it."""
    from importlib import metadata  # noqa: PLC0415 - only staff need it, and it is slow

    return {each.name: each.version for each in sorted(metadata.distributions(), key=lambda each: each.name)}
