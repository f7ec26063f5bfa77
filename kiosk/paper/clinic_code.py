"""The clinic's code: the answers of a visit in one or two QR codes at the foot of the page.

Each code holds one line of text, ``WRK1:PART/PARTS:CHECK:CONTENT``:

- ``WRK1`` names this form; another form gets another number.
- ``PART`` of ``PARTS``, from 1: "1/1", or "1/2" and "2/2".
- ``CHECK``: the CRC-32 (ISO 3309) of the deflated whole in eight upper-case hexadecimal digits. It tells
  which parts belong together, and that nothing was lost on the way.
- ``CONTENT``: this part of the deflated whole, in Base45 (RFC 9285).

The whole is the ``QuestionnaireResponse`` as compact JSON in UTF-8, deflated without a header (RFC 1951).
Text rather than bytes, because most scanners hand over text alone, and many damage bytes on the way.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from kiosk.paper.base45 import from_base45, to_base45
from kiosk.paper.code import QUIET_ZONE, Code, code_of
from kiosk.paper.errors import ClinicCodeError, CodeTooLongError
from kiosk.visit.response import QuestionnaireResponse

PREFIX: Final = "WRK1:"
MODULE_MM: Final = 0.38
"""Edge of one module on paper; below 0.33 mm, plain scanners and phones begin to fail."""
MOST_CODES: Final = 2
WIDEST_MM: Final = 40.0
"""A code with its quiet zone; two of them leave half of the sheet's width to the words beside them."""

_MOST_MODULES: Final = int(WIDEST_MM / MODULE_MM) - 2 * QUIET_ZONE
_RAW: Final = -zlib.MAX_WBITS
_MOST_BYTES: Final = 200_000
"""Of JSON. Two codes hold some 4 kB of it; more is no code of ours."""
_LINE: Final = re.compile(rf"{PREFIX}([1-9])/([1-9]):([0-9A-F]{{8}}):([0-9A-Z $%*+\-./:]+)")


def codes_of(response: QuestionnaireResponse) -> tuple[Code, ...]:
    """Sets the answers in as few codes as can be, at most two.

    Takes up to 0.1 s, so it is for another thread than the screen's.

    Raises:
        CodeTooLongError: If there are too many answers for two codes.
    """
    for count in range(1, MOST_CODES + 1):
        try:
            return tuple(code_of(line, "M", most_modules=_MOST_MODULES) for line in lines_of(response, count))
        except CodeTooLongError:
            if count == MOST_CODES:
                raise
    raise AssertionError("there is at least one code")


def lines_of(response: QuestionnaireResponse, count: int = 1) -> tuple[str, ...]:
    """Writes the answers as the text of ``count`` codes, 1 to 9, which are as long as each other."""
    packer = zlib.compressobj(level=9, wbits=_RAW)
    whole = packer.compress(msgspec.json.encode(response)) + packer.flush()
    check = f"{zlib.crc32(whole):08X}"
    size = -(-len(whole) // count)
    return tuple(
        f"{PREFIX}{part + 1}/{count}:{check}:{to_base45(whole[part * size : (part + 1) * size])}"
        for part in range(count)
    )


def response_of(lines: Iterable[str]) -> QuestionnaireResponse:
    """Reads the answers back from the texts of all codes of one page, in any order, also told twice.

    Raises:
        ClinicCodeError: If a part is missing or damaged, or parts of several pages are mixed. The message
            quotes nothing of the answers.
    """
    parts = {(match[1], match[2], match[3]): match[4] for match in map(_match, lines)}
    if not parts:
        raise ClinicCodeError("there is no clinic's code")
    if len({(count, check) for _, count, check in parts}) > 1:
        raise ClinicCodeError("these codes are from several pages")
    ((count, check),) = {(count, check) for _, count, check in parts}
    missing = [part for part in map(str, range(1, int(count) + 1)) if (part, count, check) not in parts]
    if missing:
        raise ClinicCodeError(f"part {missing[0]} of {count} is missing")
    return _unpacked([parts[key] for key in sorted(parts)], check)


def _match(line: str) -> re.Match[str]:
    # Only line ends go: a space may be the last character of the content.
    match = _LINE.fullmatch(line.strip("\r\n"))
    if match is None:
        raise ClinicCodeError("a code is damaged, or was not made by this kiosk")
    return match


def _unpacked(contents: Sequence[str], check: str) -> QuestionnaireResponse:
    try:
        whole = b"".join(map(from_base45, contents))
        if f"{zlib.crc32(whole):08X}" != check:
            raise ClinicCodeError("a code was not read as it was printed")
        unpacker = zlib.decompressobj(_RAW)
        source = unpacker.decompress(whole, _MOST_BYTES)
        if not unpacker.eof or unpacker.unused_data:
            raise ClinicCodeError("a code holds something else than answers")
        return msgspec.json.decode(source, type=QuestionnaireResponse)
    except (ValueError, zlib.error, msgspec.MsgspecError, RecursionError):
        # Without their cause, which may quote the answers.
        raise ClinicCodeError("a code holds something else than answers") from None
