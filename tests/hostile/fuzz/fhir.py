"""Parsers of what other systems write: questionnaires in HL7 FHIR's JSON, and the clinic's code from a page.

They are looked up by name: where an app has none of them, it has nothing to fuzz here.
"""

import importlib

from kiosk import paths
from kiosk.content.compiled import decode_guide
from tests.hostile.fuzz.target import Target
from tests.unit.bundle.publisher import TINY

_reading = importlib.import_module("kiosk.authoring.fhir.reading")
_writing = importlib.import_module("kiosk.authoring.fhir.writing")
_files = importlib.import_module("kiosk.authoring.questionnaire_file")
_remarks = importlib.import_module("kiosk.authoring.fhir.remarks")
_code = importlib.import_module("kiosk.paper.clinic_code")
_errors = importlib.import_module("kiosk.paper.errors")


def _take_in(content: bytes) -> None:
    """Read a questionnaire, and write it as a guide's file."""
    _files.questionnaire_toml(_reading.read_questionnaire(content).questionnaire, "a file")


def _questionnaires() -> tuple[bytes, ...]:
    built_in = decode_guide(paths.built_in_guide().read_bytes())
    return _writing.write_questionnaire(TINY), _writing.write_questionnaire(built_in)


def _read_code(content: bytes) -> None:
    _code.response_of(content.decode("utf-8", errors="replace").splitlines())


TARGETS = (
    Target("fhir", _take_in, (_remarks.FhirError,), _questionnaires),
    Target(
        "clinic-code",
        _read_code,
        (_errors.ClinicCodeError,),
        lambda: (
            f"{_code.PREFIX}1/1:00000000:ABC".encode(),
            f"{_code.PREFIX}2/2:0A1B2C3D:%69 VD92EX0".encode(),
        ),
    ),
)
