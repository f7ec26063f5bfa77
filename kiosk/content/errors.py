"""What can be wrong with a compiled guide.

Every message is for the staff: what happened, that nothing was lost, and what to do. No message
holds anything that a patient entered; a guide knows nothing of patients.
"""

_NOTHING_CHANGED = "Nothing was changed on this kiosk."


class ContentError(Exception):
    """Root of all faults of a guide. The message is for staff: what happened, and what to do."""


class GuideMissingError(ContentError):
    """There is no guide to open at this place, or it may not be read.

    Args:
        name: The file, as staff know it.
        reason: Why it could not be opened, as a clause: "there is no such file".
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"The guide {name} could not be opened: {reason}. {_NOTHING_CHANGED} "
            "Check where the guide lies, or install it again."
        )


class GuideDamagedError(ContentError):
    """The file is not a guide, or not whole, or its parts do not fit together.

    Args:
        name: The file, as staff know it.
        reason: What was found, as a clause: "the file ends too early".
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"The guide {name} is damaged and was not used: {reason}. {_NOTHING_CHANGED} "
            "Install the guide again, or go back to an earlier version."
        )


class GuideTooNewError(ContentError):
    """The guide was made for a later version of the kiosk.

    Args:
        name: The file, as staff know it.
        found: The file's format number.
        known: The latest format number that this kiosk reads.
    """

    def __init__(self, name: str, found: int, known: int) -> None:
        super().__init__(
            f"The guide {name} was made for a newer kiosk: it has format {found}, and this kiosk reads "
            f"formats up to {known}. {_NOTHING_CHANGED} Update the kiosk first, then install the guide again."
        )


class GuideNotWrittenError(ContentError):
    """A compiled guide could not be put in its place; what was there before is untouched.

    Args:
        name: The file, as staff know it.
        reason: Why, as a clause: "no space left on device".
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"The guide {name} could not be written: {reason}. A file that was there before is unchanged. "
            "Check that the folder exists, may be written to and has space, then try again."
        )
