"""A patient who knows what to touch: the visit that most journeys make, and what a page says of it."""

from kiosk.content.model import Guide, Item
from kiosk.visit.questionnaire import flattened
from tests.journeys.choices import ANSWERS, HEARTS, QUESTIONS
from tests.journeys.conftest import OpenKiosk
from tests.journeys.printed import page_words


def answer_all(kiosk: OpenKiosk) -> None:
    """Go from the first question of the self-check to its outcome."""
    for link_id, touches in ANSWERS:
        assert kiosk.place == f"check:{link_id}"
        kiosk.press(*touches, "check.next")


def choose_everything(kiosk: OpenKiosk, language: str) -> None:
    """Begin a visit, and come to the summary with hearts, answers and questions chosen."""
    kiosk.press(f"welcome.start.{language}", "home.compare", *(f"compare.heart.{heart}" for heart in HEARTS))
    kiosk.press("compare.check", "check.none")
    answer_all(kiosk)
    kiosk.press("outcome.ask", *(f"ask.question.{question}" for question in QUESTIONS), "ask.take")
    kiosk.until(lambda: kiosk.kiosk.desk.page is not None)


def printed_answers(guide: Guide, language: str) -> list[str]:
    """Give what a page in ``language`` says of `ANSWERS`: "question: answer"."""
    words = page_words(language)
    items = {item.link_id: item for item in flattened(guide.questionnaire.items)}
    return [
        f"{items[link_id].short[language]}: {_said(items[link_id], touches, words, language)}"
        for link_id, touches in ANSWERS
    ]


def _said(item: Item, touches: tuple[str, ...], words: dict[str, str], language: str) -> str:
    codes = [touch.rpartition(".")[2] for touch in touches]
    if not touches:
        return words["unanswered"]
    if codes == ["not_sure"]:
        return words["not-sure"]
    if codes == ["yes"]:
        return words["yes"]
    if item.type == "integer":
        return f"{len(touches)} {item.unit[language]}"
    return "; ".join(option.text[language] for option in item.answer_option if option.code in codes)
