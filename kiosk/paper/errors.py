"""What can go wrong between the summary and the paper."""


class PaperError(Exception):
    """Root of this package's errors; its message is for staff and holds nothing of the visit."""


class PageError(PaperError):
    """The page could not be made."""


class PreviewError(PaperError):
    """A finished page could not be drawn for the screen."""


class PrinterError(PaperError):
    """The page was not taken by the printer, the folder, or whatever stands for it."""


class CodeTooLongError(PaperError):
    """More was to go into a code than it can hold; it fits several."""


class ClinicCodeError(PaperError):
    """The clinic's codes cannot be read back.

    Args:
        reason: Why, as a clause that holds nothing of the visit.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The answers could not be read: {reason}. The page itself has them in words. Scan every code of "
            "the page again, from close by and in good light."
        )
