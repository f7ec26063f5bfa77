"""A QR code (ISO/IEC 18004) as plain data, for the screen and for paper alike."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from kiosk.paper.errors import CodeTooLongError

ErrorLevel: TypeAlias = Literal["L", "M", "Q", "H"]
"""How much of a code may be hidden or blurred and still be read: about 7, 15, 25 or 30 per cent."""

QUIET_ZONE: Final = 4
"""Modules of white around a code, which ISO/IEC 18004 demands; not part of ``Code.rows``."""


@dataclass(frozen=True, repr=False)
class Code:
    """A code. Its text shows nothing of what it holds, so it may stray into a log.

    Attributes:
        rows: One string a row from the top, with "1" for a dark module and "0" for a light one.
            All rows are as long as there are rows: 21 to 177, without the quiet zone.
    """

    rows: tuple[str, ...]

    @property
    def side(self) -> int:
        """Modules along an edge, without the quiet zone."""
        return len(self.rows)


def code_of(content: str | bytes, error: ErrorLevel, *, most_modules: int = 177) -> Code:
    """Sets a code that holds ``content``, as small as it can be.

    Args:
        content: Text, which is held as UTF-8 (marked as such for readers) unless a narrower coding
            of the standard does; or bytes as they are.
        error: How much may be hidden; the code is given more where that makes it no larger.
        most_modules: The longest edge that the place for the code can show sharply.

    Raises:
        CodeTooLongError: If it does not fit a code of that size.
    """
    import segno  # noqa: PLC0415 - a start does without it

    try:
        code = segno.make(content, error=error, micro=False, boost_error=True, encoding=_coding(content))
    except segno.DataOverflowError:
        raise _too_long(most_modules) from None
    rows = tuple("".join("1" if module else "0" for module in row) for row in code.matrix)
    if len(rows) > most_modules:
        raise _too_long(most_modules)
    return Code(rows)


def _coding(content: str | bytes) -> str | None:
    if isinstance(content, bytes) or content.isascii():
        return None
    return "utf-8"


def _too_long(most_modules: int) -> CodeTooLongError:
    # Raised without its cause, which may quote what the code was to hold.
    return CodeTooLongError(
        f"It does not fit a code of {most_modules} modules. Nothing was lost. Part it into several codes."
    )
