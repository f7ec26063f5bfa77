"""What is written as FHIR is sound FHIR, and is read as the very same questionnaire."""

import contextlib
import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fhir.resources.R4B.fhirprimitiveextension import FHIRPrimitiveExtension
from fhir.resources.R4B.questionnaire import Questionnaire as FhirQuestionnaire
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.authoring.fhir.reading import read_questionnaire
from kiosk.authoring.fhir.remarks import FhirError
from kiosk.authoring.fhir.writing import write_questionnaire
from kiosk.authoring.loading import check_folder
from kiosk.authoring.questionnaire_file import questionnaire_toml
from kiosk.authoring.source import read_source
from kiosk.content.conditions import find_condition_faults
from kiosk.content.integrity import find_faults
from kiosk.content.model import Guide, Questionnaire
from tests.unit.authoring.conftest import TINY_GUIDE, TODAY, TinyGuide
from tests.unit.authoring.fhir.made import questionnaires

CONTENT = Path(__file__).parents[4] / "content" / "si-joint"
ADMINISTRATIVE = (
    "these are left out, as guide.toml says them for the whole guide: "
    "date, name, publisher, status, subjectType, url, version"
)


@pytest.fixture(scope="module")
def small() -> Guide:
    guide = check_folder(TINY_GUIDE, TODAY).guide
    assert guide is not None
    return guide


@pytest.fixture(scope="module")
def built_in() -> Guide:
    guide = check_folder(CONTENT, dt.date(2026, 12, 1)).guide
    assert guide is not None
    return guide


def with_questionnaire(guide: Guide, questionnaire: Questionnaire) -> Guide:
    """The guide with another questionnaire, and whatever its points cite."""
    cited = {name for criterion in questionnaire.criteria for name in criterion.evidence}
    evidence = tuple(msgspec.structs.replace(guide.evidence[0], id=name) for name in cited)
    return msgspec.structs.replace(guide, questionnaire=questionnaire, evidence=guide.evidence + evidence)


def check_as_fhir(source: bytes) -> None:
    """Hold it to other people's model of R4.

    That model does not know ``_valueString`` in an extension, which FHIR allows (R4, JSON: primitive
    elements), so it gets these one by one.
    """
    resource = msgspec.json.decode(source)
    for beside in taken_out(resource, "_valueString"):
        FHIRPrimitiveExtension.model_validate(beside)
    FhirQuestionnaire.model_validate(resource)


def taken_out(value: Any, name: str) -> list[Any]:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [found for each in value for found in taken_out(each, name)]
    if not isinstance(value, dict):
        return []
    found = [value.pop(name)] if name in value else []
    return found + [each for part in value.values() for each in taken_out(part, name)]


def test_the_built_in_guide_is_written_and_read_back(built_in: Guide) -> None:
    source = write_questionnaire(built_in)
    check_as_fhir(source)
    reading = read_questionnaire(source)
    assert reading.questionnaire == built_in.questionnaire
    assert reading.languages == ("en", "es")
    assert [remark.problem for remark in reading.remarks] == [ADMINISTRATIVE]


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(questionnaire=questionnaires())
def test_every_sound_questionnaire_is_written_and_read_back(
    small: Guide, questionnaire: Questionnaire
) -> None:
    guide = with_questionnaire(small, questionnaire)
    assert [fault for fault in find_faults(guide) if fault.trail[0] == "questionnaire"] == []
    source = write_questionnaire(guide)
    check_as_fhir(source)
    assert read_questionnaire(source).questionnaire == questionnaire


@settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(questionnaire=questionnaires())
def test_every_sound_questionnaire_is_the_same_as_an_authors_file(
    tiny: TinyGuide, questionnaire: Questionnaire
) -> None:
    text = questionnaire_toml(questionnaire, "Two lines\nof words")
    (tiny.folder / "questionnaire.toml").write_text(text, encoding="utf-8")
    source = read_source(tiny.folder)
    assert source.findings.sorted() == ()
    assert source.guide.questionnaire == questionnaire


# --- Whatever stands in it, it is read or refused --------------------------------------------

NAMES = st.sampled_from(("url", "extension", "item", "valueCoding", "x"))
PLAIN = st.sampled_from((None, True, 0, -1, 10**30, 0.5, "", "a", "choice", "=", "#x"))
JSON = st.recursive(
    PLAIN,
    lambda inside: st.one_of(st.lists(inside, max_size=2), st.dictionaries(NAMES, inside, max_size=2)),
    max_leaves=4,
)


@settings(max_examples=150, deadline=None, database=None)
@given(data=st.data())
def test_a_resource_with_something_else_in_its_place_is_read_or_refused(
    small: Guide, data: st.DataObject
) -> None:
    resource = msgspec.json.decode(write_questionnaire(small))
    part: Any = resource
    while True:
        key = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        inside = part[key]
        if not isinstance(inside, dict | list) or not inside or data.draw(st.booleans()):
            break
        part = inside
    part[key] = data.draw(JSON)
    with contextlib.suppress(FhirError):
        reading = read_questionnaire(msgspec.json.encode(resource))
        assert find_condition_faults(reading.questionnaire) == []


@settings(deadline=None, database=None)
@given(st.one_of(st.binary(max_size=40), JSON.map(msgspec.json.encode)))
def test_anything_else_is_refused(source: bytes) -> None:
    with pytest.raises(FhirError):
        read_questionnaire(source)
