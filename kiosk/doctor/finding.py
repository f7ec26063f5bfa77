"""One row of the doctor's table."""

import enum
from dataclasses import dataclass


class Severity(enum.IntEnum):
    """How bad it is; the worst of a table is the exit status."""

    FINE = 0
    WARNING = 1
    """Patients can use the kiosk; somebody should look after this."""
    FAULT = 2
    """The kiosk does not start, loses something, or does not keep a secret."""


@dataclass(frozen=True)
class Finding:
    """What was looked at, and how it is.

    Attributes:
        what: what was looked at, in a word or two.
        severity: how bad it is.
        how: how it is.
        advice: what to do; "" where there is nothing to do.
    """

    what: str
    severity: Severity
    how: str
    advice: str = ""


def fine(what: str, how: str) -> Finding:
    """Give a row that says that all is well."""
    return Finding(what, Severity.FINE, how)


def warning(what: str, how: str, advice: str) -> Finding:
    """Give a row that somebody should look after."""
    return Finding(what, Severity.WARNING, how, advice)


def fault(what: str, how: str, advice: str) -> Finding:
    """Give a row that must not stay so."""
    return Finding(what, Severity.FAULT, how, advice)
