"""Answers of visits, as the clinic gets them."""

import base64
import zlib

import msgspec

from kiosk.visit.response import QuestionnaireResponse, ResponseAnswer, ResponseCoding, ResponseItem


def answered(count: int) -> QuestionnaireResponse:
    """Answers to that many questions, each with a code of its own."""
    return QuestionnaireResponse(
        questionnaire="https://waiting-room-kiosk.invalid/fhir/Questionnaire/si-joint|2026.11.0",
        status="completed",
        authored="2026-11-22",
        item=tuple(_item(number) for number in range(count)),
    )


def _item(number: int) -> ResponseItem:
    coding = ResponseCoding(f"answer-{number * 7919}")
    return ResponseItem(f"question-{number}", (ResponseAnswer(value_coding=coding),))


def incompressible(size: int) -> QuestionnaireResponse:
    """Answers that take about that many bytes, however they are packed."""
    sums = (zlib.crc32(number.to_bytes(4, "big")) for number in range(size // 4))
    noise = b"".join(each.to_bytes(4, "big") for each in sums)
    coding = ResponseCoding(base64.b85encode(noise).decode())
    item = ResponseItem("noise", (ResponseAnswer(value_coding=coding),))
    return msgspec.structs.replace(answered(0), item=(item,))
