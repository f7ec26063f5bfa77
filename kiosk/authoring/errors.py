"""What can go wrong on the author's side, beyond the findings that are listed."""

import datetime as dt
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


class FolderInUseError(AuthoringError):
    """There is something in the folder that a new guide was to be written to.

    Args:
        folder: The folder that was named.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is not empty, so no guide was written there. Nothing was changed. Name a folder that "
            "is not there yet."
        )


class FileInUseError(AuthoringError):
    """There is a file where another one was to be written.

    Args:
        file: The file.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is there already. Nothing was changed. Name another file, or add --replace."
        )


class CodeImageError(AuthoringError):
    """No code can be read from a picture.

    Args:
        file: The picture.
        reason: Why, as a clause that holds nothing of what a code says.
    """

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            f"{file} cannot be read: {reason}. Nothing was changed. Take the picture again, sharp, from "
            "close by and with the whole code in it."
        )


class NoDisplayError(AuthoringError):
    """There is no display to show a guide on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no display, so the guide cannot be shown. Nothing was changed. Use the command where "
            "you see a desktop."
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


# --- Keys ------------------------------------------------------------------------------------


class KeysError(AuthoringError):
    """Root of what can go wrong with keys and signatures."""


class KeyFileError(KeysError):
    """A key file cannot be used.

    Args:
        name: The file or the key.
        reason: Why, as a clause.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"The key {name} cannot be used: {reason}. Nothing was changed. Take its copy, or make the key "
            "again from its recovery sheet with `kiosk-content keys recover`."
        )


class PassphraseError(KeysError):
    """The passphrase does not open the key.

    Args:
        name: The key.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            f"That is not the passphrase of {name}. Nothing was changed. Try again; capital letters and "
            "the number of spaces do not matter."
        )


class RecoveryWordsError(KeysError):
    """The words of a recovery sheet do not add up.

    Args:
        reason: What was found, as a clause.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The recovery words are not right: {reason}. Nothing was changed. Compare them with the sheet, "
            "word by word, then try again."
        )


class KeysExistError(KeysError):
    """There are keys in the folder already.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There are keys in {folder} already, so none were made. Nothing was changed. To replace a key, "
            "use `kiosk-content keys rotate`; for another clinic, name another folder."
        )


class NoKeysError(KeysError):
    """The folder is no folder of keys.

    Args:
        folder: The folder.
        reason: What is missing or wrong, as a clause.
    """

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"There are no usable keys in {folder}: {reason}. Nothing was changed. Name the folder that "
            "`kiosk-content keys init` made, or take its copy."
        )


class TooFewKeysError(KeysError):
    """Not enough keys are at hand for what is to be signed.

    Args:
        role: What is to be signed: "root", "targets", "snapshot" or "timestamp".
        have: How many keys are at hand.
        need: How many must sign.
        names: The keys that may sign.
    """

    def __init__(self, role: str, have: int, need: int, names: tuple[str, ...]) -> None:
        super().__init__(
            f"Signing the {role} list needs {need} of the keys {', '.join(names)}; {have} are at hand. "
            "Nothing was changed. Plug in the stick with the others, name its folder with --also, and try "
            "again."
        )


class UnknownKeyError(KeysError):
    """There is no key of this name.

    Args:
        name: The name.
        names: The keys that there are.
    """

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        super().__init__(f"There is no key {name}. Nothing was changed. The keys are {', '.join(names)}.")


class KeyPlanError(KeysError):
    """So many keys cannot be asked for.

    Args:
        threshold: How many keys were to sign together.
        keys: How many there were to be.
    """

    def __init__(self, threshold: int, keys: int) -> None:
        super().__init__(
            f"{threshold} of {keys} keys cannot sign together. Nothing was made. Choose a threshold of at "
            "least 1, at least as many keys, and at most 9."
        )


class NoPassphraseError(KeysError):
    """The file of passphrases has none for a key.

    Args:
        name: The key.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The file of passphrases has no line for {name}. Nothing was changed. Add one: "
            f'"{name}: six words".'
        )


class PassphraseFileError(KeysError):
    """The file of passphrases cannot be read.

    Args:
        file: The file.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} cannot be read. Nothing was changed. Name the file of passphrases.")


class SheetError(KeysError):
    """The recovery sheet could not be made."""

    def __init__(self) -> None:
        super().__init__(
            "The recovery sheet could not be made: its template or its font is missing or damaged. The keys "
            "are not affected. Install the app again, then use `kiosk-content keys sheet`."
        )


class ReportError(AuthoringError):
    """The report for the clinician could not be made.

    Args:
        reason: What the program that sets pages says.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The report could not be made: {reason}. The guide is not affected. Write it as a web page (a "
            "name that ends in .html), or install the app again."
        )


# --- Publications ----------------------------------------------------------------------------


class PublishError(AuthoringError):
    """Root of what can go wrong when a guide is published."""


class ClockBehindError(PublishError):
    """This computer's clock lies before the last publication, so dates and versions would run backwards.

    Args:
        now: What the clock says.
        last: When the last publication was made.
    """

    def __init__(self, now: dt.datetime, last: dt.datetime) -> None:
        super().__init__(
            f"This computer's clock says {now:%Y-%m-%d %H:%M}, but the last publication was made at "
            f"{last:%Y-%m-%d %H:%M}. Nothing was published. Set the clock, then publish again."
        )


class UnknownVersionError(PublishError):
    """A version to withdraw was never published with these keys, or its name fits several.

    Args:
        name: What was asked for.
        known: The versions that were published, newest first.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        told = ", ".join(known) or "none"
        super().__init__(
            f"No single version {name} was published with these keys. Nothing was published. The versions "
            f"published are {told}; name one by its number."
        )


class SelfRecallError(PublishError):
    """The publication would withdraw the very guide that it brings."""

    def __init__(self) -> None:
        super().__init__(
            "This publication would withdraw the very guide that it brings, and every kiosk would refuse "
            "it. Nothing was published. Publish a newer or an earlier text, and withdraw the faulty one with "
            "it."
        )


class SameIdError(PublishError):
    """Two guides of a set have one id.

    Args:
        guide_id: The id.
        folder: The folder of the second one.
    """

    def __init__(self, guide_id: str, folder: Path) -> None:
        super().__init__(
            f'Another guide of this set has the id "{guide_id}" of {folder}, too. Nothing was published. '
            "Give one of them another id in its guide.toml, or name the folder once."
        )


class DestinationError(PublishError):
    """The publication cannot be written to its place.

    Args:
        place: The folder or file.
        reason: Why, as a clause.
    """

    def __init__(self, place: Path, reason: str) -> None:
        super().__init__(
            f"The publication could not be written to {place}: {reason}. Kiosks see what they saw before. "
            "Mend that, or name another place, then publish again."
        )


class PublicationsError(PublishError):
    """What was published before cannot be read.

    Args:
        file: The record's file.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is damaged, so it is not known what was published before. Nothing was published. Take "
            "its copy; if there is none, remove the file: the next publication gets a version by its date."
        )


class NotReadableError(PublishError):
    """There is nothing to tell about a file.

    Args:
        place: The file or folder.
        reason: Why, as a clause.
    """

    def __init__(self, place: Path, reason: str) -> None:
        super().__init__(
            f"{place} cannot be inspected: {reason}. Nothing was changed. Name an update file, a bundle, a "
            "folder with an update's tree, or a publisher's root.json."
        )
