"""What can go wrong in a visit. No message holds, or hints at, what a patient said."""


class VisitError(Exception):
    """Root of all faults of a visit. The message is for staff: what happened, and what to do."""


class AnswerError(VisitError):
    """An answer does not fit its question: another type, an unknown option, out of bounds.

    Neither the answer nor the question is named: which questions a patient met depends on what
    they answered before.
    """

    def __init__(self) -> None:
        super().__init__(
            "An answer that does not fit its question was refused. The visit goes on, and nothing that was"
            " answered before is lost. If it happens again, tell whoever looks after this kiosk."
        )


class UnknownIdError(VisitError):
    """The guide has nothing of this kind under the id that a screen gave.

    Args:
        kind: What was looked for, such as "question" or "section". Never the id itself.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"A screen asked for a {kind} that this guide does not have. The visit goes on, and nothing is"
            " lost. If it happens again, tell whoever looks after this kiosk."
        )


class CopyRefusedError(VisitError):
    """Something tried to copy a visit or to write it down."""

    def __init__(self) -> None:
        super().__init__(
            "A visit stays in memory and is erased at its end, so it cannot be copied, pickled or saved."
            " Nothing was written. Tell whoever looks after this kiosk."
        )
