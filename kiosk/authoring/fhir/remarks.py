"""What is told about a FHIR resource: what is refused, and what was left out or changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kiosk.authoring.errors import AuthoringError
from kiosk.authoring.findings import Severity


@dataclass(frozen=True)
class Remark:
    """One thing about one place.

    Attributes:
        severity: An error refuses the resource; a warning tells what was left out or changed.
        path: Where it is, in FHIR's way: "Questionnaire.item[2].enableWhen[0].answerQuantity".
        problem: What is wrong or was done, as a clause.
    """

    severity: Severity
    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.severity.value}: {self.problem}"


class FhirError(AuthoringError):
    """A FHIR questionnaire cannot be read as one of ours.

    Args:
        faults: All that stands against it.

    Attributes:
        faults: The same.
    """

    def __init__(self, faults: Iterable[Remark]) -> None:
        self.faults = tuple(faults)
        listed = "\n".join(map(str, self.faults))
        super().__init__(
            f"{listed}\nThe questionnaire was not taken over, and nothing was written. Change what is named "
            "here in the program that made it, then import it again."
        )


class Remarks:
    """Collects remarks; the same one counts once.

    Args:
        leave_out: Addresses of extensions that may be left out, though they are not understood.

    Attributes:
        leave_out: The same.
    """

    def __init__(self, leave_out: Collection[str] = ()) -> None:
        self.leave_out = frozenset(leave_out)
        self._found: dict[Remark, None] = {}

    def refuse(self, path: str, problem: str) -> None:
        """Tell what is not understood, or cannot be asked on the kiosk."""
        self._found[Remark(Severity.ERROR, path, problem)] = None

    def tell(self, path: str, problem: str) -> None:
        """Tell what was left out or changed."""
        self._found[Remark(Severity.WARNING, path, problem)] = None

    def of(self, severity: Severity) -> tuple[Remark, ...]:
        """Return the remarks of one severity, in the order in which they were made."""
        return tuple(remark for remark in self._found if remark.severity is severity)
