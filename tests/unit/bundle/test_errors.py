"""Every refusal tells staff what happened, that nothing changed, and what to do, in both languages."""

import datetime as dt
import errno
import inspect
import re
from collections.abc import Iterator

import pytest

from kiosk.bundle import errors
from kiosk.bundle.errors import (
    BundleError,
    DiskError,
    ExpiredError,
    LostVersionError,
    NoSpaceError,
    RecalledError,
    TooLargeError,
    UpdateError,
    disk_fault,
)

WITH_FACTS: list[BundleError] = [
    ExpiredError("a stick", dt.date(2026, 12, 1)),
    TooLargeError("a stick", 5),
    NoSpaceError(5, 5),
    RecalledError("v2"),
    LostVersionError("v2"),
]


def all_errors() -> Iterator[BundleError]:
    told = {type(error): error for error in WITH_FACTS}
    for _, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, BundleError) and kind not in {BundleError, UpdateError}:
            yield told.get(kind) or kind("a stick")


EACH = pytest.mark.parametrize("error", list(all_errors()), ids=lambda error: type(error).__name__)


@EACH
@pytest.mark.parametrize("language", ["en", "es"])
def test_three_parts_in_each_language(error: BundleError, language: str) -> None:
    told = error.told(language)
    sentences = re.findall(r"[^.]+\.(?=\s|$)", told)
    assert len(sentences) >= 3, told
    assert "{" not in told
    kept = "Nothing" if language == "en" else "No "
    assert any(sentence.strip().startswith(kept) for sentence in sentences)


@EACH
def test_the_languages_differ_and_name_the_same_facts(error: BundleError) -> None:
    for words in (error.what, error.kept, error.then):
        assert words.en != words.es
        assert set(re.findall(r"{\w+}", words.en)) == set(re.findall(r"{\w+}", words.es))


@EACH
def test_the_exceptions_text_is_the_english_one_as_for_any_unknown_language(
    error: BundleError,
) -> None:
    assert str(error) == error.told("en") == error.told("fr")


def test_a_detail_is_for_the_journal_and_not_in_the_sentences() -> None:
    error = errors.DamagedError("a stick", "the 7th byte")
    assert error.detail == "the 7th byte"
    assert "7th" not in str(error)


def test_a_name_with_braces_is_only_a_name() -> None:
    assert "{0}.kioskupdate" in str(errors.DamagedError("{0}.kioskupdate"))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, NoSpaceError),
        (errno.EDQUOT, NoSpaceError),
        (errno.EFBIG, NoSpaceError),
        (errno.EIO, DiskError),
        (errno.EROFS, DiskError),
        (errno.EACCES, DiskError),
    ],
)
def test_an_error_of_the_disk_becomes_a_refusal(number: int, kind: type[BundleError]) -> None:
    assert type(disk_fault(OSError(number, "why"), 5_000_000, 1)) is kind


def test_space_is_told_in_megabytes() -> None:
    assert "5 MB are needed, and 1 MB are free" in str(NoSpaceError(4_000_001, 1_999_999))
