"""The clinic's code: its text, and what becomes of damaged ones."""

import re
import traceback
import zlib
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.paper.base45 import CHARACTERS, from_base45, to_base45
from kiosk.paper.clinic_code import codes_of, lines_of, response_of
from kiosk.paper.errors import ClinicCodeError, CodeTooLongError
from kiosk.visit.response import (
    ASKED_UNKNOWN,
    DATA_ABSENT_REASON,
    QuestionnaireResponse,
    ResponseAnswer,
    ResponseCoding,
    ResponseExtension,
    ResponseItem,
)
from tests.unit.paper.answers import answered, incompressible

WORDS = st.text('aZ09 -ñé"\\{}\n漢😀', min_size=1, max_size=20)
ANSWERS = st.one_of(
    st.builds(ResponseAnswer, value_boolean=st.booleans()),
    st.builds(ResponseAnswer, value_integer=st.integers(-(10**9), 10**9)),
    st.builds(ResponseAnswer, value_decimal=st.floats(-1e6, 1e6)),
    st.builds(ResponseAnswer, value_coding=st.builds(ResponseCoding, WORDS)),
    st.just(ResponseAnswer(extension=(ResponseExtension(DATA_ABSENT_REASON, ASKED_UNKNOWN),))),
)
QUESTIONS = st.builds(ResponseItem, WORDS, st.lists(ANSWERS, max_size=3).map(tuple))
GROUPS = st.builds(ResponseItem, WORDS, item=st.lists(QUESTIONS, max_size=3).map(tuple))
RESPONSES = st.builds(
    QuestionnaireResponse,
    questionnaire=WORDS,
    status=st.sampled_from(("completed", "in-progress")),
    authored=st.dates().map(lambda day: day.isoformat()),
    item=st.lists(st.one_of(QUESTIONS, GROUPS), max_size=5).map(tuple),
)

# --- Base45 ---


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
        (b"", ""),
    ],
)
def test_the_standards_own_examples(content: bytes, text: str) -> None:
    """RFC 9285, sections 4.3 and 4.4."""
    assert to_base45(content) == text
    assert from_base45(text) == content


@settings(deadline=None, database=None)
@given(st.binary(max_size=300))
def test_what_was_written_as_base45_is_read_back(content: bytes) -> None:
    text = to_base45(content)
    assert set(text) <= set(CHARACTERS)
    assert from_base45(text) == content


@pytest.mark.parametrize("text", ["A", "AAAA", "::", ":::", "GGW", "ab0", "É00", "00\n"])
def test_what_is_no_base45_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^this is not Base45$"):
        from_base45(text)


# --- The lines of text in the codes ---


def test_a_line_is_what_the_readme_says() -> None:
    response = answered(3)
    (line,) = lines_of(response)
    match = re.fullmatch(r"WRK1:1/1:([0-9A-F]{8}):(.+)", line)
    assert match is not None
    whole = from_base45(match[2])
    assert f"{zlib.crc32(whole):08X}" == match[1]
    assert zlib.decompress(whole, wbits=-15) == msgspec.json.encode(response)


@settings(max_examples=50, deadline=None, database=None)
@given(RESPONSES, st.integers(1, 9), st.randoms(use_true_random=False))
def test_what_was_written_is_read_back_from_any_number_of_codes(
    response: QuestionnaireResponse, count: int, random: Random
) -> None:
    lines = [*lines_of(response, count), lines_of(response, count)[0]]
    random.shuffle(lines)
    assert response_of(f"{line}\r\n" for line in lines) == response


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "there is no clinic's code"),
        (["https://example.org/menu"], "a code is damaged, or was not made by this kiosk"),
        (["WRK2:1/1:00000000:AB"], "a code is damaged, or was not made by this kiosk"),
        (lines_of(answered(5), 2)[:1], "part 2 of 2 is missing"),
        ((*lines_of(answered(5)), *lines_of(answered(6))), "these codes are from several pages"),
        ((lines_of(answered(5), 2)[0], lines_of(answered(5))[0]), "these codes are from several pages"),
        (["WRK1:1/1:00000000:00"], "a code was not read as it was printed"),
        (["WRK1:1/1:00000000::::"], "a code holds something else than answers"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(lines: list[str], told: str) -> None:
    with pytest.raises(ClinicCodeError) as refusal:
        response_of(lines)
    assert str(refusal.value).startswith(f"The answers could not be read: {told}.")


def packed(whole: bytes) -> str:
    return f"WRK1:1/1:{zlib.crc32(whole):08X}:{to_base45(whole)}"


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=-15)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize(
    "whole",
    [
        b"\xff\xff",
        deflated(b"{}"),
        deflated(b'{"resourceType":"Patient"}'),
        deflated(msgspec.json.encode(answered(2)))[:-3],
        deflated(msgspec.json.encode(answered(2))) + b"more",
        deflated(b" " * 300_000 + msgspec.json.encode(answered(2))),
        deflated(b'{"item":' + b"[" * 100_000),
    ],
)
def test_a_code_that_is_whole_but_holds_no_answers_is_refused(whole: bytes) -> None:
    with pytest.raises(ClinicCodeError, match="a code holds something else than answers"):
        response_of([packed(whole)])


@settings(max_examples=50, deadline=None, database=None)
@given(st.data())
def test_a_changed_character_never_changes_an_answer(data: st.DataObject) -> None:
    (line,) = lines_of(answered(4))
    at = data.draw(st.integers(0, len(line) - 1))
    other = data.draw(st.sampled_from(CHARACTERS).filter(lambda character: character != line[at]))
    with pytest.raises(ClinicCodeError):
        response_of([line[:at] + other + line[at + 1 :]])


def test_a_refusal_quotes_no_answer() -> None:
    content = msgspec.json.encode(answered(2)).replace(b'"status":"completed"', b'"status":"planted-answer"')
    with pytest.raises(ClinicCodeError) as refusal:
        response_of([packed(deflated(content))])
    assert "planted-answer" not in "".join(traceback.format_exception(refusal.value))


# --- The codes ---


def test_few_answers_take_one_code_and_many_two() -> None:
    assert len(codes_of(answered(10))) == 1
    assert len(codes_of(incompressible(700))) == 2


def test_more_than_two_codes_are_refused() -> None:
    with pytest.raises(CodeTooLongError):
        codes_of(incompressible(2_000))


def test_a_code_is_no_larger_than_its_place() -> None:
    for code in codes_of(incompressible(700)):
        assert (code.side + 8) * 0.38 <= 40
