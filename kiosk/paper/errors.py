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
