"""A patient prints on a real print server: what was looked at is what comes out."""

from dataclasses import replace

import pytest

from kiosk.paper.cups import CupsSpooler
from kiosk.ui.desk_state import DeskState
from tests.journeys.choices import QUESTIONS
from tests.journeys.conftest import CALM, Open
from tests.journeys.patient import choose_everything
from tests.journeys.printed import page_words, read_page
from tests.private_cups import PrivateCups


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_bytes_that_were_looked_at_are_printed(
    open_kiosk: Open, cups_server: PrivateCups, language: str
) -> None:
    kiosk = open_kiosk(spooler=CupsSpooler("us-letter", server=cups_server.server))
    choose_everything(kiosk, language)
    page = kiosk.kiosk.desk.page
    assert page is not None
    kiosk.until(lambda: kiosk.kiosk.desk.preview(0, 400) is not None)

    kiosk.press("summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.state.is_out)

    assert cups_server.printed() == [page.pdf]
    printed = read_page(cups_server.printed()[0])
    assert (printed.language, printed.title) == (language, page_words(language)["title"])
    assert printed.marked


def test_a_printer_that_is_named_in_the_settings_is_found(
    open_kiosk: Open, cups_server: PrivateCups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", cups_server.server)
    kiosk = open_kiosk(replace(CALM, printer=cups_server.queue))
    kiosk.press("welcome.start.en", "home.take", "summary.print")
    kiosk.until(lambda: len(cups_server.printed()) == 1)


def test_touching_on_while_a_page_is_printed_prints_no_second_one(
    open_kiosk: Open, cups_server: PrivateCups
) -> None:
    cups_server.behave("one-side")
    kiosk = open_kiosk(spooler=CupsSpooler("us-letter", server=cups_server.server))
    choose_everything(kiosk, "en")
    for _ in range(3):
        kiosk.press("summary.print")
    kiosk.hands.wait_for("Your page will be at the front desk in a moment.")
    kiosk.until(lambda: bool(cups_server.connection().getJobs(which_jobs="all")))
    assert len(cups_server.connection().getJobs(which_jobs="all")) == 1
    cups_server.behave("ok")
    kiosk.until(lambda: kiosk.kiosk.desk.state.is_out)
    assert len(cups_server.connection().getJobs(which_jobs="all")) == 1


def test_when_the_print_service_is_back_patients_can_print_again(
    open_kiosk: Open, cups_server: PrivateCups
) -> None:
    cups_server.die()
    kiosk = open_kiosk(spooler=CupsSpooler("us-letter", server=cups_server.server))
    kiosk.press("welcome.start.en", "home.take")
    kiosk.hands.wait_for("There is no printer here.")
    assert "summary.print" not in kiosk.hands.ids()
    cups_server.start_again()
    kiosk.hands.wait_for("The printer at the front desk is ready.")
    kiosk.press("summary.print")
    kiosk.until(lambda: len(cups_server.printed()) == 1)


def test_out_of_paper_the_patient_is_sent_to_the_front_desk_and_the_page_comes_out_later(
    open_kiosk: Open, cups_server: PrivateCups
) -> None:
    cups_server.behave("media-empty")
    kiosk = open_kiosk(spooler=CupsSpooler("us-letter", server=cups_server.server))
    choose_everything(kiosk, "en")
    kiosk.press("summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.state is DeskState.HELD_UP)
    kiosk.hands.wait_for("Please tell the front desk")

    cups_server.behave("ok")
    kiosk.until(lambda: kiosk.kiosk.desk.state.is_out)
    kiosk.hands.wait_for("Ask for your page there")
    assert len(cups_server.printed()) == 1


def test_erasing_takes_back_a_page_that_waits_at_the_printer(
    open_kiosk: Open, cups_server: PrivateCups
) -> None:
    cups_server.behave("jam")
    kiosk = open_kiosk(spooler=CupsSpooler("us-letter", server=cups_server.server))
    choose_everything(kiosk, "en")
    kiosk.press("summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.state is DeskState.HELD_UP)

    kiosk.press("summary.erase")

    assert kiosk.place == "welcome"
    kiosk.until(lambda: cups_server.spooled() == [])
    cups_server.behave("ok")
    kiosk.press("welcome.start.en", "home.ask", f"ask.question.{QUESTIONS[0]}", "ask.take", "summary.print")
    kiosk.until(lambda: len(cups_server.printed()) == 1)
    assert page_words("en")["points"] not in read_page(cups_server.printed()[0]).text
