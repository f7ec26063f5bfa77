"""A clinic that wants the answers in its computer: from a patient's touch to FHIR on the clinic's side."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse as FhirResponse

from kiosk.authoring.cli import main
from kiosk.paper.page import Page
from kiosk.visit.response import build_response
from tests.journeys.choices import ANSWERS
from tests.journeys.conftest import CALM, Open
from tests.journeys.patient import choose_everything
from tests.journeys.printed import page_in
from tests.unit.paper.reading import sheets_of


def pictured(pdf: bytes, file: Path) -> Path:
    """The page's last side as a photograph."""
    with sheets_of(Page(pdf, page_count=1, accessible=True)) as document:
        document[len(document) - 1].render(scale=200 / 72).to_pil().save(file)
    return file


def test_the_code_on_the_page_holds_what_the_patient_answered(
    open_kiosk: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kiosk = open_kiosk(replace(CALM, pages_folder=tmp_path, clinic_code=True))
    choose_everything(kiosk, "es")
    expected = build_response(kiosk.kiosk.session.visit, dt.date.today())  # noqa: DTZ011 - the day on the wall
    kiosk.press("summary.print")
    kiosk.until(lambda: kiosk.kiosk.desk.pages_out == 1)
    pdf = page_in(tmp_path)

    for image in (
        next(tmp_path.glob("page-*.pdf")),
        pictured(pdf, tmp_path / "page.png"),
        pictured(pdf, tmp_path / "page.jpg"),
    ):
        assert main(["read-code", str(image)]) == 0
        told = capsys.readouterr()
        assert json.loads(told.out) == msgspec.json.decode(msgspec.json.encode(expected))
        assert told.err == ""
    response = FhirResponse.model_validate_json(told.out)
    answered = [link_id for link_id, touches in ANSWERS if touches]
    assert [item.linkId for item in response.item or ()] == answered
