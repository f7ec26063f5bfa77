"""What the patient of most journeys chooses; light to import, for programs whose memory is measured."""

HEARTS = ("time-it-takes", "getting-back")
QUESTIONS = ("other-causes", "where-pain-starts")

ANSWERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("had-test-shot", ("check.yes",)),
    ("relief-after-test-shot", ("check.not_sure",)),
    ("months-of-care", ("check.option.six-or-more",)),
    ("care-tried", ("check.option.physical-therapy", "check.option.medicines")),
    ("injection-count", ("check.more_value", "check.more_value")),
    ("relief-first", ("check.not_sure",)),
    ("relief-latest", ()),
    ("how-often-now", ("check.option.less-often",)),
    ("pictures", ("check.option.not-had",)),
    ("daily-life", ("check.option.work", "check.option.joys")),
)
"""What is touched at each question of the self-check; one is left open, two are not known."""
