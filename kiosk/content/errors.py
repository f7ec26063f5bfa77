"""What can be wrong with a compiled guide."""


class ContentError(Exception):
    """Root of all faults of a guide. The message is for staff: what happened, and what to do."""
