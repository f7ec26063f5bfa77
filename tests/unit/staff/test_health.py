"""The health file and the metrics: whole or not there, readable by existing tools, and about no patient."""

import datetime as dt
import json
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kiosk.staff.health import FRESH_FOR_S, Health, last_visit_day, write_health
from kiosk.staff.metrics import write_metrics
from kiosk.staff.usage import UsageCounts

NOW = dt.datetime(2026, 11, 26, 14, 30, 7, 999, dt.timezone(dt.timedelta(hours=-8)))
TODAY = NOW.date()
HEALTH = Health(
    version="1.2",
    guide="knee",
    guide_version='a "new"\nline\\',
    uptime_s=3_000_000_000,  # 95 years
    printer="out-of-paper",
    last_print_error="jam",
    faults=2,
    store="whole",
    last_visit_day=dt.date(2026, 11, 25),
)
Write = Callable[[Path, Health, dt.datetime], None]
WAYS: tuple[Write, ...] = (write_health, write_metrics)


def samples(path: Path) -> dict[str, tuple[dict[str, str], float]]:
    families = text_string_to_metric_families(path.read_text(encoding="utf-8"))
    return {
        sample.name: (dict(sample.labels), sample.value) for family in families for sample in family.samples
    }


def test_the_health_file_tells_how_it_is_and_until_when_that_holds(tmp_path: Path) -> None:
    path = tmp_path / "new" / "health.json"
    write_health(path, HEALTH, NOW)
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "written": "2026-11-26T22:30:07Z",
        "fresh_for_s": FRESH_FOR_S,
        "version": "1.2",
        "guide": "knee",
        "guide_version": HEALTH.guide_version,
        "uptime_s": 3_000_000_000,
        "printer": "out-of-paper",
        "last_print_error": "jam",
        "faults": 2,
        "store": "whole",
        "last_visit_day": "2026-11-25",
    }
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_metrics_are_what_prometheus_reads(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.prom"
    write_metrics(path, HEALTH, NOW)
    assert samples(path) == {
        "kiosk_info": ({"version": "1.2", "guide": "knee", "guide_version": HEALTH.guide_version}, 1),
        "kiosk_printer_state": ({"state": "out-of-paper"}, 1),
        "kiosk_last_print_error": ({"state": "jam"}, 1),
        "kiosk_store_state": ({"state": "whole"}, 1),
        "kiosk_uptime_seconds": ({}, 3_000_000_000),
        "kiosk_faults": ({}, 2),
        "kiosk_written_timestamp_seconds": ({}, round(NOW.timestamp())),
        "kiosk_last_visit_day_timestamp_seconds": ({}, dt.datetime(2026, 11, 25, tzinfo=dt.UTC).timestamp()),
    }
    assert path.stat().st_mode & stat.S_IROTH  # node_exporter runs under another account


def test_what_is_not_known_is_left_out_of_the_metrics(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.prom"
    write_metrics(path, replace(HEALTH, printer="", last_print_error="", last_visit_day=None), NOW)
    missing = {"kiosk_printer_state", "kiosk_last_print_error", "kiosk_last_visit_day_timestamp_seconds"}
    assert not missing & set(samples(path))


@pytest.mark.parametrize("write", WAYS)
def test_a_new_file_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(
    tmp_path: Path, write: Write
) -> None:
    path = tmp_path / "kiosk.prom"
    for _ in range(2):
        write(path, HEALTH, NOW)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("write", WAYS)
def test_where_it_cannot_be_written_what_was_there_stays(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "kiosk.prom"
    (path / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write(path, HEALTH, NOW)
    assert [each.name for each in tmp_path.iterdir()] == ["kiosk.prom"]


# --- The last visit -------------------------------------------------------------------------------


def test_the_last_visit_is_a_day_that_is_over(tmp_path: Path) -> None:
    counts = UsageCounts(tmp_path / "usage.sqlite")
    assert last_visit_day(counts, TODAY) is None
    for back in (40, 3):
        counts.count(TODAY - dt.timedelta(days=back), "knee", "visit")
    counts.count(TODAY - dt.timedelta(days=1), "knee", "page")  # staff's test page, say
    before = last_visit_day(counts, TODAY)
    assert before == TODAY - dt.timedelta(days=3)
    counts.count(TODAY, "knee", "visit")
    assert last_visit_day(counts, TODAY) == before  # nobody sees when a visit was
    assert last_visit_day(counts, TODAY + dt.timedelta(days=1)) == TODAY


def test_counts_that_cannot_be_read_tell_no_day(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "usage.sqlite"
    path.symlink_to("/dev/full")
    assert last_visit_day(UsageCounts(path), TODAY) is None
