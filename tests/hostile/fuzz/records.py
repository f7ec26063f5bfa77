"""Parsers of the kiosk's own files, which a failing disk or a curious hand may have changed."""

import datetime as dt
import hashlib
import logging

from kiosk import paths
from kiosk.settings import Settings, SettingsError, load_settings
from kiosk.staff.errors import StaffError
from kiosk.staff.journal import Journal
from kiosk.staff.overrides import StaffSettings
from kiosk.staff.pin import PinLock
from kiosk.staff.usage import UsageCounts
from kiosk.ui.script import ScriptError, read_script
from tests.hostile.fuzz.target import Target, as_file, scratch

_NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
_DAY = _NOW.date()
_PIN = "280416"

logging.getLogger("kiosk").setLevel(logging.CRITICAL)


def _written_settings() -> tuple[bytes, ...]:
    example = (paths.resources() / "kiosk.example.toml").read_text(encoding="utf-8")
    used = example.replace("\n# ", "\n")
    keys = [line for line in used.splitlines() if " = " in line and line[:1].isalpha() and line[0].islower()]
    return (
        example.encode(),
        "\n".join(keys).encode(),
        b'[updates]\nurl = "https://a.example"\ncheck_every_h = 24\n',
    )


def _lay_over(content: bytes) -> None:
    file = as_file(content, "staff-settings.json")
    StaffSettings(file, Journal(file.with_name("journal.jsonl"), lambda: _NOW)).laid_over(Settings())


def _read_journal(content: bytes) -> None:
    journal = Journal(as_file(content, "journal.jsonl"), lambda: _NOW)
    journal.newest()
    journal.note("content.updated", "done")


def _entries() -> tuple[bytes, ...]:
    file = as_file(b"", "journal.jsonl")
    journal = Journal(file, lambda: _NOW)
    journal.note("content.updated", "done", "v2")
    journal.note("staff.entered", "refused")
    return (file.read_bytes(),)


def _try_pin(content: bytes) -> None:
    """Compare with a kept PIN whose digest is right."""
    whole = hashlib.sha256(content).hexdigest().encode() + b"\n" + content
    lock = PinLock(as_file(whole, "pin"), lambda: 0.0)
    if lock.is_set and lock.wait_s == 0:
        lock.check(_PIN)


def _pins() -> tuple[bytes, ...]:
    """Give a record whose hash costs little, always the same one: a fresh one has other salt."""
    hashed = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$yaMtG7WE7UsnaTX2wAVHnRUiCoBbBZmwCCYk+Dr4hgM"
    return (f'{{"encoded":"{hashed}","tries":1,"last_try":0.0}}'.encode(),)


def _count(content: bytes) -> None:
    counts = UsageCounts(as_file(content, "usage.sqlite"))
    counts.by_day(_DAY, _DAY)
    counts.count(_DAY, "a", "visit")


def _counts() -> tuple[bytes, ...]:
    file = scratch() / "usage.sqlite"
    UsageCounts(file).count(_DAY, "si-joint", "visit")
    return (file.read_bytes(),)


TARGETS = (
    Target("settings", lambda content: load_settings(as_file(content)), (SettingsError,), _written_settings),
    Target(
        "staff-settings",
        _lay_over,
        (),
        lambda: (b'{"paper": "a4", "languages": ["es"], "idle_timeout_s": 60}',),
    ),
    Target("journal", _read_journal, (), _entries),
    Target("pin", _try_pin, (StaffError,), _pins),
    Target("usage", _count, (StaffError,), _counts),
    Target(
        "script",
        lambda content: read_script(as_file(content)),
        (ScriptError,),
        lambda: ((paths.resources() / "visit.toml").read_bytes()[:800],),
    ),
)
