"""Every refusal tells staff what happened, that nothing was lost, and what to do, in both languages."""

import inspect
import re
from collections.abc import Iterator

import pytest

from kiosk.staff import errors
from kiosk.staff.errors import PinError, PinTooLongError, PinTooShortError, PinWaitError, StaffError

ROOTS = {StaffError, PinError, errors.StaffSettingsError}
WITH_FACTS: list[StaffError] = [PinTooShortError(6), PinTooLongError(12), PinWaitError(29.2)]


def all_errors() -> Iterator[StaffError]:
    told = {type(error): error for error in WITH_FACTS}
    for _, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, StaffError) and kind not in ROOTS:
            yield told.get(kind) or kind("a name")


EACH = pytest.mark.parametrize("error", list(all_errors()), ids=lambda error: type(error).__name__)


@EACH
@pytest.mark.parametrize("language", ["en", "es"])
def test_three_parts_in_each_language(error: StaffError, language: str) -> None:
    told = error.told(language)
    assert len(re.findall(r"[^.]+\.(?=\s|$)", told)) >= 3, told
    assert "{" not in told


@EACH
def test_the_languages_differ_and_name_the_same_facts(error: StaffError) -> None:
    for words in (error.what, error.kept, error.then):
        assert words.en != words.es
        assert set(re.findall(r"{\w+}", words.en)) == set(re.findall(r"{\w+}", words.es))


@EACH
def test_the_exceptions_text_is_the_english_one_as_for_any_unknown_language(error: StaffError) -> None:
    assert str(error) == error.told("en") == error.told("fr")


def test_a_detail_is_for_the_journal_and_not_in_the_sentences() -> None:
    error = errors.PinDamagedError("/srv/kiosk/pin", "the 7th byte")
    assert error.detail == "the 7th byte"
    assert "7th" not in str(error)


def test_a_damaged_pin_says_which_file_an_administrator_deletes() -> None:
    told = str(errors.PinDamagedError("/srv/{kiosk}/pin"))
    assert "delete the file /srv/{kiosk}/pin as administrator" in told


def test_a_wait_is_told_in_whole_seconds_and_never_too_short() -> None:
    assert "for the next 30 seconds" in str(PinWaitError(29.2))
