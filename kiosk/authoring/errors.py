"""What can go wrong on the author's side, beyond the findings that are listed."""

from pathlib import Path

from kiosk.authoring.findings import Finding, Severity


class AuthoringError(Exception):
    """Root of the author's errors. The message says what happened, and what to do."""


class FolderMissingError(AuthoringError):
    """There is no folder to read a guide from.

    Args:
        folder: The folder that was named.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no folder {folder}. Nothing was changed. Name the folder that holds guide.toml."
        )


class FaultyGuideError(AuthoringError):
    """The folder has errors, so there is no guide to compile.

    Attributes:
        findings: All errors and warnings, in the order of files and lines.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        first = f" The first is in {errors[0].place}: {errors[0].problem}." if errors else ""
        super().__init__(
            f"The guide was not compiled; errors: {len(errors)}.{first} Nothing was changed. "
            "Mend what `kiosk-content check` lists, then compile again."
        )
