"""How the kiosk is can be read from outside: the guide, the printer, faults; and never who did what."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.paper.spooler import PrinterKind
from kiosk.settings import MonitoringSettings
from kiosk.ui.health_watch import HealthWatch
from tests.staffed_kiosk import CALM, StaffedKiosk, staffed_kiosk


@pytest.fixture
def metrics(tmp_path: Path) -> Path:
    return tmp_path / "node-exporter" / "kiosk.prom"


@pytest.fixture
def watched(tmp_path: Path, metrics: Path, qtbot: QtBot) -> Iterator[StaffedKiosk]:
    """A kiosk that is watched by Prometheus, too."""
    metrics.parent.mkdir()
    settings = replace(CALM, monitoring=MonitoringSettings(prometheus_file=metrics))
    with staffed_kiosk(tmp_path, qtbot, settings) as staffed:
        yield staffed


def watch_of(kiosk: StaffedKiosk) -> HealthWatch:
    assert kiosk.kiosk.records is not None
    return kiosk.kiosk.records.health


def health_of(kiosk: StaffedKiosk) -> dict[str, object]:
    """Have it written now, and read it."""
    watch_of(kiosk).write()
    kiosk.until(lambda: not watch_of(kiosk).busy)
    told = json.loads(paths.health(kiosk.folder).read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def states(metrics: Path) -> dict[str, str]:
    families = text_string_to_metric_families(metrics.read_text(encoding="utf-8"))
    return {
        each.name: each.labels["state"]
        for family in families
        for each in family.samples
        if each.labels.get("state")
    }


def test_it_is_written_by_itself_soon_after_the_start(watched: StaffedKiosk, metrics: Path) -> None:
    watched.until(lambda: metrics.exists() and not watch_of(watched).busy)
    health = json.loads(paths.health(watched.folder).read_text(encoding="utf-8"))
    assert (health["guide_version"], health["printer"], health["faults"]) == ("v1", "ready", 0)
    assert states(metrics)["kiosk_store_state"] == health["store"] == "on-trial"
    assert watch_of(watched)._every.interval() <= 300_000


def test_a_new_guide_and_a_damaged_store_are_told(watched: StaffedKiosk, metrics: Path) -> None:
    watched.source.confirm()
    assert health_of(watched)["store"] == "whole"
    watched.come_in()
    watched.bring("v2")
    watched.press("staff.content.update_usb")
    watched.hands.wait_for("What will change")
    watched.press("staff.content.install")
    watched.hands.wait_for("Patients now see version v2.")
    assert health_of(watched)["guide_version"] == "v2"
    kept = next((paths.guides_dir(watched.folder) / "vendor" / "bundles").iterdir())
    kept.unlink()
    assert health_of(watched)["store"] == "damaged"
    assert states(metrics)["kiosk_store_state"] == "damaged"


def test_what_keeps_a_page_from_coming_out_is_told_and_stays_told(
    watched: StaffedKiosk, metrics: Path
) -> None:
    assert health_of(watched)["last_print_error"] == ""
    watched.printer.become(PrinterKind.OUT_OF_PAPER)
    watched.press("welcome.start.en", "home.take", "summary.print")
    watched.until(lambda: health_of(watched)["printer"] == "out-of-paper")
    assert health_of(watched)["last_print_error"] == "out-of-paper"
    watched.printer.become(PrinterKind.READY)
    watched.press("summary.erase")
    watched.kiosk.desk.ask_printer()
    watched.until(lambda: health_of(watched)["printer"] == "ready")
    assert states(metrics)["kiosk_last_print_error"] == "out-of-paper"


def test_faults_are_counted(watched: StaffedKiosk) -> None:
    watched.kiosk.failsafe.report(RuntimeError())
    watched.until(lambda: watched.hands.screen == "failsafe")
    assert health_of(watched)["faults"] == 1


def test_a_visit_changes_nothing_that_is_told(watched: StaffedKiosk) -> None:
    untold = {"written": "", "uptime_s": 0}
    before = health_of(watched) | untold
    watched.press("welcome.start.es", "home.compare", "compare.home", "home.erase")
    watched.until(lambda: watched.kiosk.records is not None and not watched.kiosk.records.tally.busy)
    assert health_of(watched) | untold == before


def test_a_disk_that_does_not_take_it_is_logged_once_and_stops_nobody(
    watched: StaffedKiosk, metrics: Path, caplog: pytest.LogCaptureFixture
) -> None:
    health_of(watched)
    metrics.unlink()
    metrics.parent.rmdir()
    for _ in range(3):
        health_of(watched)
    assert caplog.text.count("could not be written down") == 1
    watched.press("welcome.start.en", "home.erase")
    metrics.parent.mkdir()
    health_of(watched)
    assert metrics.exists()
