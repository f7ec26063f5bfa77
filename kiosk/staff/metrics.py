"""How a kiosk is, as a text file for the textfile collector of Prometheus' node_exporter.

The names of the metrics are a promise to whoever has written alerts on them.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.staff.health import Health

if TYPE_CHECKING:  # a tenth of a second to import, and most kiosks have no such file
    from prometheus_client import CollectorRegistry


def write_metrics(path: Path, health: Health, now: dt.datetime) -> None:
    """Write the file in place of the one before, in one step. Slow: off the UI thread.

    Args:
        path: The file; its name ends in ".prom". Its folder exists.
        health: How the kiosk is.
        now: The time, with its time zone.

    Raises:
        OSError: The disk does not take it; the file before is untouched.
    """
    from prometheus_client import CollectorRegistry, write_to_textfile  # noqa: PLC0415 - see above

    registry = CollectorRegistry()
    _describe(registry, health)
    _tell_numbers(registry, health, now)
    write_to_textfile(str(path), registry)


def _describe(registry: "CollectorRegistry", health: Health) -> None:
    """Put in what is words: each is a label of a metric whose value is 1."""
    from prometheus_client import Gauge  # noqa: PLC0415 - as above

    versions = {"version": health.version, "guide": health.guide, "guide_version": health.guide_version}
    Gauge("kiosk_info", "What runs and what it shows", list(versions), registry=registry).labels(
        **versions
    ).set(1)
    for name, what, state in (
        ("kiosk_printer_state", "What the printer says of itself", health.printer),
        ("kiosk_last_print_error", "Why a page did not come out, last time", health.last_print_error),
        ("kiosk_store_state", "How the store of guides is", health.store),
    ):
        gauge = Gauge(name, what, ["state"], registry=registry)
        if state:
            gauge.labels(state=state).set(1)


def _tell_numbers(registry: "CollectorRegistry", health: Health, now: dt.datetime) -> None:
    from prometheus_client import Gauge  # noqa: PLC0415 - as above

    numbers = {
        "kiosk_uptime_seconds": ("Seconds since the kiosk began", float(health.uptime_s)),
        "kiosk_faults": ("Times that the screen for faults came up since then", float(health.faults)),
        "kiosk_written_timestamp_seconds": ("When this was written", float(round(now.timestamp()))),
    }
    if health.last_visit_day is not None:
        midnight = dt.datetime.combine(health.last_visit_day, dt.time(), dt.UTC)
        what = "The last day with a visit, told once it is over: its midnight, taken for UTC"
        numbers["kiosk_last_visit_day_timestamp_seconds"] = (what, midnight.timestamp())
    for name, (what, value) in numbers.items():
        Gauge(name, what, registry=registry).set(value)
