"""Reads a FHIR R4 ``Questionnaire`` as a questionnaire of ours, or refuses it with all that is in the way."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from kiosk.authoring.fhir import terms
from kiosk.authoring.fhir.choices import ChoiceReader
from kiosk.authoring.fhir.criteria import CriterionReader
from kiosk.authoring.fhir.element import Element
from kiosk.authoring.fhir.items import ItemReader
from kiosk.authoring.fhir.remarks import FhirError, Remark, Remarks
from kiosk.authoring.fhir.words import Texts, as_language, language_of, translated_to
from kiosk.authoring.findings import Severity
from kiosk.content.conditions import find_condition_faults
from kiosk.content.fault import Trail
from kiosk.content.model import Questionnaire, Text

MOST_BYTES: Final = 512 * 1024
"""Of a resource; as much as any text file of a guide may have."""
MOST_LEVELS: Final = 48
"""Of JSON within JSON; a group in a group takes two."""

_ROOT: Final = "Questionnaire"
_FALLBACK: Final = "en"
_ADMINISTRATIVE: Final = (
    "approvalDate",
    "code",
    "contact",
    "copyright",
    "date",
    "effectivePeriod",
    "experimental",
    "identifier",
    "jurisdiction",
    "lastReviewDate",
    "meta",
    "name",
    "publisher",
    "purpose",
    "status",
    "subjectType",
    "text",
    "url",
    "useContext",
    "version",
)
"""What ``guide.toml`` says for the whole guide, or nobody is shown."""

_FHIR_NAMES: Final = {
    "enable_when": "enableWhen",
    "question": "question",
    "operator": "operator",
    "answer": "answer[x]",
}


@dataclass(frozen=True)
class Reading:
    """What came of a resource.

    Attributes:
        questionnaire: As guides have it. It is sound but for texts that are not translated.
        languages: The languages that were read, the resource's own first.
        remarks: What was left out or changed.
    """

    questionnaire: Questionnaire
    languages: tuple[str, ...]
    remarks: tuple[Remark, ...]


def read_questionnaire(
    source: bytes, languages: Sequence[str] = (), leave_out: Collection[str] = ()
) -> Reading:
    """Reads a FHIR R4 ``Questionnaire``.

    Args:
        source: The resource as JSON in UTF-8.
        languages: The languages of the guide that it is for; empty for those of the resource.
        leave_out: Addresses of extensions that may be left out, though they are not understood.

    Raises:
        FhirError: If anything in it is not understood, or cannot be asked on the kiosk. It names all such
            places at once.
    """
    remarks = Remarks(leave_out)
    value = _parsed(source)
    told = value.get("language")
    tag = told if isinstance(told, str) else _FALLBACK
    base = language_of(tag, languages) if languages else as_language(tag)
    if not base:
        of_guide = ", ".join(languages) or "such as en or es"
        raise _refusal(f"{_ROOT}.language", f"`{tag}` is no language of the guide ({of_guide})")
    wanted = tuple(dict.fromkeys(languages or (base, *filter(None, translated_to(value)))))
    root = Element(value, _ROOT, remarks)
    if "language" not in root:
        root.tell(f"its language is not told; it is taken for `{base}`")
    questionnaire = _read(root, Texts(base, wanted))
    faults = remarks.of(Severity.ERROR)
    if faults:
        raise FhirError(faults)
    return Reading(
        questionnaire, (base, *(each for each in wanted if each != base)), remarks.of(Severity.WARNING)
    )


def _read(root: Element, texts: Texts) -> Questionnaire:
    root.take("resourceType")
    root.take("language")
    extensions = root.take_extensions()
    contained = {str(each.peek("id")): each for each in root.take_list("contained")}
    items = ItemReader(texts, ChoiceReader(texts, contained))
    elements = root.take_list("item")
    title = texts.take(root, "title")
    questionnaire = Questionnaire(
        title=title,
        intro=_intro(root, texts, title),
        items=items.read(elements),
        criteria=tuple(map(CriterionReader(texts).read, extensions.take_all(terms.CRITERION))),
    )
    if not title:
        root.refuse("the questionnaire has no title", "title")
    if not elements:
        root.refuse("the questionnaire has no items", "item")
    for path, problem in _unworkable(questionnaire, items.paths):
        root.refuse_at(path, problem)
    left_out = [name for name in _ADMINISTRATIVE if name in root and root.take(name) is not None]
    if left_out:
        root.tell(f"these are left out, as guide.toml says them for the whole guide: {', '.join(left_out)}")
    extensions.finish()
    root.finish()
    return questionnaire


def _intro(root: Element, texts: Texts, title: Text) -> Text:
    intro = texts.take(root, "description")
    if not intro:
        root.tell("there is no description; the title stands in for the introduction", "description")
    return intro or title


def _unworkable(questionnaire: Questionnaire, paths: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Give the conditions that cannot be worked out from earlier answers, by their places in the resource."""
    for fault in find_condition_faults(questionnaire):
        yield _fhir_path(questionnaire, fault.trail, paths), fault.problem


def _fhir_path(questionnaire: Questionnaire, trail: Trail, paths: dict[str, str]) -> str:
    """Return where something of ours stands in the resource."""
    if trail[1] == "criteria":
        return f"{_ROOT}.extension({terms.CRITERION})[{trail[2]}]"
    items, path, rest = questionnaire.items, _ROOT, trail[2:]
    while rest and isinstance(rest[0], int):
        item = items[rest[0]]
        items, path = item.item, paths[item.link_id]
        rest = rest[2:] if len(rest) > 1 and rest[1] == "item" else rest[1:]
        if rest and not isinstance(rest[0], int):
            break
    for part in rest:
        path += f"[{part}]" if isinstance(part, int) else f".{_FHIR_NAMES.get(part, part)}"
    return path


# --- JSON ------------------------------------------------------------------------------------


def _parsed(source: bytes) -> dict[str, object]:
    """Return the resource as an object, within bounds.

    Raises:
        FhirError: If it is too large or too deep, no JSON, or another resource.
    """
    if len(source) > MOST_BYTES:
        raise _refusal(_ROOT, f"the file is larger than {MOST_BYTES // 1024} KiB")
    try:
        value = msgspec.json.decode(source.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError:
        raise _refusal(_ROOT, f"it is nested more than {MOST_LEVELS} levels deep") from None
    except (ValueError, msgspec.MsgspecError) as error:
        raise _refusal(_ROOT, f"this is no JSON in UTF-8: {error}") from None
    if not isinstance(value, dict):
        raise _refusal(_ROOT, "this is no FHIR resource, but another kind of JSON")
    kind = value.get("resourceType")
    if kind != _ROOT:
        told = f"a resource of type `{kind}`" if isinstance(kind, str) else "no FHIR resource"
        raise _refusal(_ROOT, f"this is {told}; only a Questionnaire can be imported")
    if _is_deep(value):
        raise _refusal(_ROOT, f"it is nested more than {MOST_LEVELS} levels deep")
    return value


def _is_deep(value: object) -> bool:
    level = [value]
    for _ in range(MOST_LEVELS):
        level = [part for each in level for part in _parts(each)]
        if not level:
            return False
    return True


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _refusal(path: str, problem: str) -> FhirError:
    return FhirError([Remark(Severity.ERROR, path, problem)])
