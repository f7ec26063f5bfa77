"""What stands on the printed page, as words: for whoever hears the screen instead of seeing it."""

from PySide6.QtCore import QCoreApplication

from kiosk.visit.summary import Summary, SummaryAnswer, SummaryPoint, SummaryRow


def page_words(summary: Summary) -> str:
    """Say what the page says, part by part. What a patient entered is in it: for a widget only."""
    translate = QCoreApplication.translate
    parts = [
        (translate("PageWords", "What I want to ask"), list(summary.questions)),
        (translate("PageWords", "You could also ask"), list(summary.suggested)),
        (translate("PageWords", "What matters most to me"), [_row(summary, row) for row in summary.rows]),
        (translate("PageWords", "What doctors look at, and my answers"), [_point(p) for p in summary.points]),
        (translate("PageWords", "My other answers"), [_answer(answer) for answer in summary.answers]),
        (translate("PageWords", "Get help now"), [summary.help_now]),
    ]
    return " ".join(f"{title}: {'; '.join(entries)}" for title, entries in parts if entries)


def _row(summary: Summary, row: SummaryRow) -> str:
    cells = ", ".join(f"{option}: {cell}" for option, cell in zip(summary.options, row.cells, strict=True))
    return f"{row.title} ({cells})"


def _point(point: SummaryPoint) -> str:
    return f"{point.title}: {point.sentence}"


def _answer(answer: SummaryAnswer) -> str:
    translate = QCoreApplication.translate
    words = {
        "yes": translate("PageWords", "Yes"),
        "no": translate("PageWords", "No"),
        "not-sure": translate("PageWords", "I am not sure"),
        "unanswered": translate("PageWords", "Not answered"),
    }
    return f"{answer.question}: {words.get(answer.state, answer.answer)}"
