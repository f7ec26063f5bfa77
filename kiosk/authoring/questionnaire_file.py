"""Writes a questionnaire as an author's file: ``questionnaire.toml``."""

from typing import Any

import msgspec
import tomli_w

from kiosk.content.model import All, Condition, Criterion, Item, Questionnaire, Test


def questionnaire_toml(questionnaire: Questionnaire, head: str) -> str:
    """Return the text of the file.

    Args:
        questionnaire: What is asked.
        head: What is said of the file in its first lines, as a comment.
    """
    table: dict[str, Any] = {
        "title": questionnaire.title,
        "intro": questionnaire.intro,
        "criterion": [_criterion(criterion) for criterion in questionnaire.criteria],
        "item": [_item(item) for item in questionnaire.items],
    }
    comment = "".join(f"# {line}\n" for line in head.splitlines())
    return f"{comment}\n{tomli_w.dumps(table)}"


def _item(item: Item) -> dict[str, Any]:
    written: dict[str, Any] = msgspec.to_builtins(item)
    if item.item:
        written["item"] = [_item(each) for each in item.item]
    return written


def _criterion(criterion: Criterion) -> dict[str, Any]:
    written: dict[str, Any] = msgspec.to_builtins(criterion)
    for name in ("met_when", "not_met_when"):
        written[name] = _condition(getattr(criterion, name))
    return written


def _condition(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, Test):
        return {"question": condition.question, "operator": condition.operator, "answer": condition.answer}
    name = "all" if isinstance(condition, All) else "any"
    return {name: [_condition(each) for each in condition.conditions]}
