"""What is read of a FHIR questionnaire, one thing at a time, and what is refused by its name."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from fhir.resources.R4B.questionnaire import Questionnaire as FhirQuestionnaire

from kiosk.authoring.fhir.reading import MOST_BYTES, Reading, read_questionnaire
from kiosk.authoring.fhir.remarks import FhirError
from kiosk.content.model import AnswerOption, EnableWhen, Item

HL7 = "http://hl7.org/fhir/StructureDefinition/"
OTHERS = Path(__file__).parents[3] / "data" / "fhir"
YES_NO = {"linkId": "q", "type": "boolean", "text": "Does it hurt?"}
NUMBER = {"linkId": "n", "type": "integer", "text": "For how many days?"}
OPTIONS: list[dict[str, Any]] = [
    {"valueCoding": {"system": "http://example.org/a", "code": "rest", "display": "Rest"}},
    {"valueCoding": {"system": "http://example.org/a", "code": "walks", "display": "Walks"}},
]
CHOICE = {
    "linkId": "c",
    "type": "choice",
    "text": "What helps?",
    "answerOption": OPTIONS,
}


def resource(*items: dict[str, Any], **more: object) -> dict[str, Any]:
    return {
        "resourceType": "Questionnaire",
        "status": "active",
        "language": "en",
        "title": "Title",
        "description": "Intro",
        "item": list(items),
        **more,
    }


def read(*items: dict[str, Any], languages: tuple[str, ...] = (), **more: object) -> Reading:
    return read_questionnaire(msgspec.json.encode(resource(*items, **more)), languages)


def read_item(*items: dict[str, Any]) -> Item:
    """The last of the items; other people's model of R4 finds no fault in any."""
    FhirQuestionnaire.model_validate(resource(*items))
    return read(*items).questionnaire.items[-1]


def faults(source: dict[str, Any] | bytes, leave_out: tuple[str, ...] = ()) -> dict[str, str]:
    """Path to problem of all that stands against a resource."""
    with pytest.raises(FhirError) as refusal:
        read_questionnaire(
            source if isinstance(source, bytes) else msgspec.json.encode(source), leave_out=leave_out
        )
    return {fault.path.removeprefix("Questionnaire."): fault.problem for fault in refusal.value.faults}


def told(reading: Reading) -> dict[str, str]:
    return {remark.path.removeprefix("Questionnaire."): remark.problem for remark in reading.remarks}


def translated(name: str, **texts: str) -> dict[str, Any]:
    extensions = [
        {
            "url": f"{HL7}translation",
            "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}],
        }
        for language, text in texts.items()
    ]
    return {f"_{name}": {"extension": extensions}}


def extended(item: dict[str, Any], name: str, **value: object) -> dict[str, Any]:
    return item | {"extension": [*item.get("extension", []), {"url": f"{HL7}{name}", **value}]}


def controlled(item: dict[str, Any], code: str) -> dict[str, Any]:
    coding = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": code}
    return extended(item, "questionnaire-itemControl", valueCodeableConcept={"coding": [coding]})


def when(question: str, operator: str, **answer: object) -> dict[str, Any]:
    return {"enableWhen": [{"question": question, "operator": operator, **answer}]}


# --- What is read ---


@pytest.mark.parametrize("kind", ["boolean", "integer", "decimal", "display"])
def test_a_type_of_ours_is_read_as_it_is(kind: str) -> None:
    assert read_item(YES_NO | {"type": kind}) == Item("q", kind, {"en": "Does it hurt?"})  # type: ignore[arg-type]


def test_a_group_holds_its_items() -> None:
    group = {"linkId": "g", "type": "group", "text": "About you", "item": [YES_NO, NUMBER]}
    assert [item.link_id for item in read_item(group).item] == ["q", "n"]


def test_a_choice_of_codes_words_numbers_or_days() -> None:
    values = [
        {"valueCoding": {"code": "LA-1", "display": "One"}},
        {"valueString": "Más de dos"},
        {"valueInteger": -3},
        {"valueDate": "2026-11-22"},
        {"valueCoding": {"code": "bare"}},
    ]
    item = read_item({"linkId": "c", "type": "choice", "text": "Which?", "answerOption": values})
    assert item.answer_option == (
        AnswerOption("la-1", {"en": "One"}),
        AnswerOption("mas-de-dos", {"en": "Más de dos"}),
        AnswerOption("-3", {"en": "-3"}),
        AnswerOption("2026-11-22", {"en": "2026-11-22"}),
        AnswerOption("bare", {"en": "bare"}),
    )


def test_answers_of_two_code_systems_with_one_code_stay_two() -> None:
    options = [{"valueCoding": {"system": f"http://example.org/{each}", "code": "Y"}} for each in "ab"]
    item = read_item(CHOICE | {"answerOption": options})
    assert [option.code for option in item.answer_option] == ["y", "y-2"]


@pytest.mark.parametrize("kind", ["integer", "date", "string"])
def test_a_type_with_answers_to_choose_from_is_a_choice(kind: str) -> None:
    value = {"integer": (1, 2), "date": ("2026", "2027"), "string": ("a", "b")}[kind]
    options = [{f"value{kind.capitalize()}": each} for each in value]
    assert read_item(YES_NO | {"type": kind, "answerOption": options}).type == "choice"


def test_an_exclusive_answer_and_several_answers() -> None:
    none = {"valueCoding": {"code": "none", "display": "None"}}
    options = [*OPTIONS, extended(none, "questionnaire-optionExclusive", valueBoolean=True)]
    item = read_item(CHOICE | {"answerOption": options, "repeats": True})
    assert item.repeats
    assert [option.exclusive for option in item.answer_option] == [False, False, True]


def test_answers_from_a_value_set_in_the_file() -> None:
    concepts = [{"code": "LA1", "display": "None"}, {"code": "LA2", "display": "Some"}]
    value_set = {
        "resourceType": "ValueSet",
        "id": "much",
        "status": "active",
        "compose": {"include": [{"system": "http://example.org/a", "concept": concepts}]},
    }
    question = {"linkId": "c", "type": "choice", "text": "How much?", "answerValueSet": "#much"}
    coding = {"system": "http://example.org/a", "code": "LA2"}
    follow_up = YES_NO | when("c", "=", answerCoding=coding)
    source = resource(question, follow_up, contained=[value_set])
    FhirQuestionnaire.model_validate(source)
    items = read_questionnaire(msgspec.json.encode(source)).questionnaire.items
    assert [option.code for option in items[0].answer_option] == ["la1", "la2"]
    assert items[1].enable_when == (EnableWhen("c", "=", "la2"),)


def test_a_number_with_limits_a_unit_and_a_slider() -> None:
    item = controlled(NUMBER, "slider")
    item = extended(item, "questionnaire-sliderStepValue", valueInteger=5)
    item = extended(item, "minValue", valueInteger=0)
    item = extended(item, "maxValue", valueDecimal=20.5)
    item = extended(item, "questionnaire-unit", valueCoding={"code": "d", "display": "days"})
    found = read_item(item)
    assert (found.minimum, found.maximum, found.step, found.unit) == (0.0, 20.5, 5.0, {"en": "days"})


@pytest.mark.parametrize(
    ("question", "operator", "answer", "expected"),
    [
        (YES_NO, "exists", {"answerBoolean": True}, True),
        (YES_NO, "=", {"answerBoolean": False}, False),
        (YES_NO, "!=", {"answerBoolean": True}, True),
        (NUMBER, ">", {"answerInteger": 2}, 2),
        (NUMBER, "<", {"answerInteger": -2}, -2),
        (NUMBER, ">=", {"answerInteger": 0}, 0),
        (NUMBER | {"type": "decimal"}, "<=", {"answerDecimal": 2.5}, 2.5),
        (CHOICE, "=", {"answerCoding": {"system": "http://example.org/a", "code": "rest"}}, "rest"),
        (CHOICE, "!=", {"answerCoding": {"code": "walks"}}, "walks"),
        (CHOICE, "exists", {"answerBoolean": False}, False),
    ],
)
def test_every_operator_of_enable_when(
    question: dict[str, Any], operator: str, answer: dict[str, Any], expected: object
) -> None:
    dependent = {"linkId": "d", "type": "display", "text": "Then this"} | when(
        question["linkId"], operator, **answer
    )
    (condition,) = read_item(question, dependent).enable_when
    assert condition == EnableWhen(question["linkId"], operator, expected)  # type: ignore[arg-type]
    assert type(condition.answer) is type(expected)


@pytest.mark.parametrize("behavior", ["all", "any"])
def test_several_conditions_are_joined_as_they_say(behavior: str) -> None:
    conditions = [*when("q", "exists", answerBoolean=True)["enableWhen"]] * 2
    dependent = NUMBER | {"enableWhen": conditions, "enableBehavior": behavior}
    assert read_item(YES_NO, dependent).enable_behavior == behavior


def test_a_text_of_help_says_why_it_is_asked() -> None:
    helping = controlled({"linkId": "q.help", "type": "display", "text": "It tells  how\nbad it is."}, "help")
    assert read_item(YES_NO | {"item": [helping]}) == Item(
        "q", "boolean", {"en": "Does it hurt?"}, why={"en": "It tells how bad it is."}
    )


def test_what_stands_below_a_question_becomes_a_group_with_its_conditions() -> None:
    nested = (
        CHOICE
        | when("q", "=", answerBoolean=True)
        | {"item": [NUMBER | when("c", "exists", answerBoolean=True)]}
    )
    FhirQuestionnaire.model_validate(resource(YES_NO, nested))
    reading = read(YES_NO, nested)
    _, question, group = reading.questionnaire.items
    assert (group.link_id, group.type, group.enable_when) == ("c-more", "group", question.enable_when)
    assert [item.link_id for item in group.item] == ["n"]
    assert told(reading)["item[1].item"].endswith("becomes a group behind it, `c-more`")


def test_names_that_are_no_ids_are_changed_and_told() -> None:
    reading = read(
        YES_NO | {"linkId": "1.2"}, NUMBER | {"linkId": "1-2"}, CHOICE | when("1.2", "=", answerBoolean=True)
    )
    assert [item.link_id for item in reading.questionnaire.items] == ["1-2-2", "1-2", "c"]
    assert reading.questionnaire.items[2].enable_when[0].question == "1-2-2"
    assert told(reading)["item[0].linkId"] == "`1.2` becomes `1-2-2`, as ids are written in a guide"


def test_both_languages_are_read_from_the_translations() -> None:
    item = YES_NO | translated("text", es="¿Le duele?", fr="Est-ce que ça fait mal ?")
    reading = read(item, **translated("title", es="Título"), languages=("es", "en"))
    assert reading.questionnaire.items[0].text == {"en": "Does it hurt?", "es": "¿Le duele?"}
    assert reading.questionnaire.title == {"en": "Title", "es": "Título"}
    assert told(reading)["item[0]._text.extension[1]"] == "this is left out: `fr` is no language of the guide"


@pytest.mark.parametrize(
    ("tag", "guide", "found"),
    [("en", (), "en"), ("en-US", ("en", "es"), "en"), ("es-419", (), "es"), ("es-MX", ("es-MX",), "es-MX")],
)
def test_the_language_is_the_one_of_the_guide_that_is_meant(
    tag: str, guide: tuple[str, ...], found: str
) -> None:
    assert read(YES_NO, languages=guide, language=tag).languages[0] == found


def test_what_the_kiosk_has_no_use_for_is_left_out_and_told() -> None:
    item = YES_NO | {
        "required": True,
        "prefix": "1.",
        "code": [{"code": "x"}],
        "maxLength": 5,
        "initial": [{}],
    }
    reading = read(extended(item, "questionnaire-choiceOrientation", valueCode="vertical"), publisher="HL7")
    assert told(reading).keys() == {
        *(
            f"item[0].{name}"
            for name in ("required", "prefix", "code", "maxLength", "initial", "extension[0]")
        ),
        "Questionnaire",
    }


def test_an_extension_may_be_left_out_by_its_address() -> None:
    source = resource(extended(YES_NO, "variable", valueString="x"))
    assert faults(source) == {"item[0].extension[0]": f"the extension {HL7}variable is not understood"}
    reading = read_questionnaire(msgspec.json.encode(source), leave_out=[f"{HL7}variable"])
    assert told(reading)["item[0].extension[0]"] == f"the extension {HL7}variable is left out, as you say"


# --- What is refused by its name ---

HELP = controlled({"linkId": "h", "type": "display", "text": "Help"}, "help")
GROUP = {"linkId": "g", "type": "group", "text": "G", "item": [YES_NO]}


@pytest.mark.parametrize(
    ("items", "path", "problem"),
    [
        ([YES_NO | {"type": "string"}], "item[0].type", "`string` cannot be asked: it lets a patient type"),
        ([YES_NO | {"type": "open-choice"}], "item[0].type", "`open-choice` cannot be asked"),
        ([YES_NO | {"type": "dateTime"}], "item[0].type", "the kiosk cannot ask for a date"),
        ([YES_NO | {"type": "quantity"}], "item[0].type", "questionnaire-unit"),
        ([YES_NO | {"type": "bolean"}], "item[0].type", "is not understood; did you mean `boolean`?"),
        ([YES_NO | {"type": 3}], "item[0].type", "this must be a text"),
        ([YES_NO | {"type": ""}], "item[0].type", "the item has no type"),
        ([YES_NO | {"type": []}], "item[0].type", "this must be a text"),
        ([YES_NO | {"enableBehavior": []}], "item[0].enableBehavior", "this must be a text"),
        ([YES_NO | {"enableBehavior": "some"}], "item[0].enableBehavior", "this must be all or any"),
        ([{"linkId": "q", "type": "boolean"}], "item[0].text", "the item has no text"),
        ([{"type": "boolean", "text": "Q"}], "item[0].linkId", "the item has no linkId"),
        ([YES_NO, YES_NO], "item[1].linkId", "stands here a second time (R4, que-2)"),
        ([YES_NO | {"text": "a\u202eb"}], "item[0].text", "U+202E"),
        ([YES_NO | {"text": "x" * 501}], "item[0].text", "more than 500 letters"),
        ([YES_NO | {"repeats": True}], "item[0].repeats", "only a choice can be answered several times"),
        ([GROUP | {"repeats": True}], "item[0].repeats", "only a choice can be answered several times"),
        ([YES_NO | {"readOnly": True}], "item[0].readOnly", "a question that cannot be answered"),
        ([GROUP | {"item": []}], "item[0].item", "the group holds nothing (R4, que-1)"),
        ([GROUP | {"type": "display"}], "item[0].item", "a text to show has nothing below it"),
        ([CHOICE | {"repeats": True, "item": [YES_NO]}], "item[0].item", "asked for each answer"),
        ([YES_NO | {"item": [HELP, HELP | {"linkId": "i"}]}], "item[0].item[1]", "one text of help"),
        ([YES_NO | {"answerConstraint": "x"}], "item[0].answerConstraint", "this is not understood"),
        ([YES_NO | {"modifierExtension": []}], "item[0].modifierExtension", "this is not understood"),
        ([CHOICE | {"answerOption": []}], "item[0]", "it offers fewer than two answers"),
        ([YES_NO | {"type": "choice"}], "item[0].answerOption", "the choice offers no answers"),
        (
            [CHOICE | {"type": "boolean"}],
            "item[0].answerOption",
            "an item of type `boolean` offers no answers",
        ),
        ([CHOICE | {"answerOption": OPTIONS * 2}], "item[0]", "the same answer twice"),
        (
            [CHOICE | {"answerOption": [{"valueReference": {}}, *OPTIONS]}],
            "item[0].answerOption[0].valueReference",
            "an answer must be a coding, a text, a whole number or a date",
        ),
        (
            [YES_NO | {"type": "choice", "answerValueSet": "http://loinc.org/vs/LL358-3"}],
            "item[0].answerValueSet",
            "the answers stand in http://loinc.org/vs/LL358-3, which is not in the file",
        ),
        ([controlled(CHOICE, "slider")], "item[0].extension", "a slider asks for an integer or a decimal"),
        ([controlled(YES_NO, "lower")], "item[0].extension[0]", "the control `lower` is not understood here"),
        ([extended(YES_NO, "minValue", valueInteger=1)], "item[0].extension[0]", "only a number has limits"),
        (
            [extended(NUMBER, "minValue", valueDate="2026")],
            "item[0].extension[0].valueDate",
            "must be a number",
        ),
        (
            [extended(extended(NUMBER, "minValue", valueInteger=3), "maxValue", valueInteger=2)],
            "item[0]",
            "the largest answer is below the smallest",
        ),
        ([extended(NUMBER, "questionnaire-sliderStepValue", valueInteger=0)], "item[0]", "larger than 0"),
        (
            [extended(YES_NO, "hidden", valueBoolean=True)],
            "item[0].extension[0]",
            f"the extension {HL7}hidden",
        ),
        (
            [YES_NO, NUMBER | when("Q", "=", answerBoolean=True)],
            "item[1].enableWhen[0].question",
            "there is no item with the linkId `Q`",
        ),
        (
            [YES_NO, NUMBER | when("q", "like", answerBoolean=True)],
            "item[1].enableWhen[0].operator",
            "the operator `like` is not known",
        ),
        ([YES_NO, NUMBER | when("q", "=")], "item[1].enableWhen[0]", "no answer to compare with"),
        (
            [NUMBER, YES_NO | when("n", "=", answerQuantity={"value": 3})],
            "item[1].enableWhen[0].answerQuantity",
            "this cannot be compared with an answer on the kiosk",
        ),
        (
            [NUMBER, YES_NO | when("n", "=", answerInteger=2**63)],
            "item[1].enableWhen[0].answerInteger",
            "this cannot be compared with an answer on the kiosk",
        ),
        (
            [CHOICE, YES_NO | when("c", "=", answerCoding={"system": "http://x", "code": "rest"})],
            "item[1].enableWhen[0].answerCoding",
            "the question offers no such answer",
        ),
        (
            [CHOICE, YES_NO | when("c", ">", answerCoding={"code": "rest"})],
            "item[1].enableWhen[0].operator",
            "`>` cannot compare the answers to `c`",
        ),
        (
            [YES_NO, NUMBER | when("q", "=", answerInteger=1)],
            "item[1].enableWhen[0].answer[x]",
            "it is compared with true or false",
        ),
        (
            [YES_NO | when("n", ">", answerInteger=1), NUMBER],
            "item[0].enableWhen[0].question",
            "depends on `n`, which comes later",
        ),
        (
            [GROUP | {"item": [YES_NO | when("q", "=", answerBoolean=True)]}],
            "item[0].item[0].enableWhen[0].question",
            "depends on its own answer",
        ),
        (
            [YES_NO, NUMBER | {"enableWhen": when("q", "exists", answerBoolean=True)["enableWhen"] * 2}],
            "item[1].enableWhen",
            "several conditions need an enableBehavior, all or any (R4, que-12)",
        ),
        (
            [YES_NO | {"_text": {"extension": [{"url": f"{HL7}translation", "extension": []}]}}],
            "item[0]._text.extension[0]",
            "a translation has a `lang` such as es and a `content`",
        ),
        ([YES_NO | {"enableWhen": "q"}], "item[0].enableWhen", "this must be a list of objects"),
        ([], "item", "the questionnaire has no items"),
    ],
)
def test_what_is_not_understood_is_refused_by_its_name(
    items: list[dict[str, Any]], path: str, problem: str
) -> None:
    found = faults(resource(*items))
    assert list(found) == [path]
    assert problem in found[path]


@pytest.mark.parametrize(
    ("more", "path", "problem"),
    [
        ({"title": ""}, "title", "the questionnaire has no title"),
        ({"language": "deutsch!"}, "language", "`deutsch!` is no language of the guide"),
        ({"implicitRules": "http://x"}, "implicitRules", "this is not understood"),
        ({"derivedFrom": ["http://x"]}, "derivedFrom", "this is not understood"),
        (
            {"extension": [{"url": "http://x", "valueCode": "y"}]},
            "extension[0]",
            "http://x is not understood",
        ),
    ],
)
def test_so_it_is_at_the_top(more: dict[str, Any], path: str, problem: str) -> None:
    found = faults(resource(YES_NO) | more)
    assert list(found) == [path]
    assert problem in found[path]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (b"", "this is no JSON in UTF-8"),
        (b"\xff\xfe{}", "this is no JSON in UTF-8"),
        (b"[]", "this is no FHIR resource, but another kind of JSON"),
        (b"{}", "this is no FHIR resource"),
        (b'{"resourceType": "Patient"}', "a resource of type `Patient`"),
        (b" " * MOST_BYTES + b"{}", "the file is larger than 512 KiB"),
        (
            b'{"resourceType": "Questionnaire", "x": ' + b"[" * 60 + b"]" * 60 + b"}",
            "more than 48 levels deep",
        ),
        (b'{"x": ' * 20_000, "more than 48 levels deep"),
    ],
)
def test_what_is_no_questionnaire_is_refused_at_once(source: bytes, problem: str) -> None:
    found = faults(source)
    assert list(found) == ["Questionnaire"]
    assert problem in found["Questionnaire"]


def test_all_faults_are_told_at_once_and_what_to_do() -> None:
    source = resource(
        YES_NO | {"type": "string"}, NUMBER | {"repeats": True}, url="http://x", derivedFrom=["y"]
    )
    with pytest.raises(FhirError) as refusal:
        read_questionnaire(msgspec.json.encode(source))
    *listed, last = str(refusal.value).split("\n")
    assert [line.split(": ")[0] for line in listed] == [
        "Questionnaire.item[0].type",
        "Questionnaire.item[1].repeats",
        "Questionnaire.derivedFrom",
    ]
    assert "nothing was written" in last


# --- Questionnaires that others have written ---


def others(name: str) -> bytes:
    source = (OTHERS / f"Questionnaire-{name}.json").read_bytes()
    FhirQuestionnaire.model_validate_json(source)
    return source


MEDIA = tuple(
    f"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-{name}"
    for name in ("itemMedia", "itemAnswerMedia")
)


def test_a_questionnaire_with_pictures_is_taken_over_without_them() -> None:
    source = others("anc-quick-check")
    assert len(faults(source)) == 6
    reading = read_questionnaire(source, ("en", "es"), MEDIA)
    (item,) = reading.questionnaire.items
    assert reading.questionnaire.title == {"en": "Questionnaire - ANC Quick Check"}
    assert (item.link_id, item.type, len(item.answer_option)) == ("reason-for-visit", "choice", 5)
    assert item.answer_option[3].code == "follow-up-visit"


def test_a_newborns_record_is_taken_over_but_for_what_must_be_typed() -> None:
    source = others("bb")
    found = faults(source)
    assert {path: problem.split("`")[1] for path, problem in found.items()} == {
        "item[0].item[0].item[0].type": "string",
        "item[0].item[1].item[2].item[0].item[0].type": "dateTime",
        "item[0].item[1].item[2].item[0].item[1].type": "dateTime",
        "item[0].item[1].item[3].item[0].type": "date",
        "item[0].item[1].item[4].type": "string",
    }
    reading = read_questionnaire(msgspec.json.encode(without(msgspec.json.decode(source), *TYPED)))
    vitamin = reading.questionnaire.items[0].item[1].item[2]
    assert (vitamin.type, [option.code for option in vitamin.answer_option]) == (
        "choice",
        ["injection", "intravenous", "oral"],
    )


TYPED = ("string", "date", "dateTime")


def without(part: dict[str, Any], *types: str) -> dict[str, Any]:
    """The part without items of some types, and without groups that hold nothing then."""
    items = [without(item, *types) for item in part.get("item", []) if item["type"] not in types]
    kept = [item for item in items if item["type"] != "group" or item.get("item")]
    return {name: value for name, value in part.items() if name != "item"} | ({"item": kept} if kept else {})


def test_a_large_survey_is_refused_for_what_must_be_typed_and_its_missing_title() -> None:
    assert list(faults(others("f201"))) == [*(f"item[1].item[{number}].type" for number in range(4)), "title"]


def test_an_exposure_assessment_is_refused_for_its_quantities_and_links() -> None:
    found = faults(others("zika-virus-exposure-assessment"))
    assert list(found) == [
        "item[0].extension[0]",
        "item[1].extension[0]",
        "item[2].type",
        "item[3].extension[0]",
        "item[4].type",
        "item[5].extension[0]",
    ]
    assert found["item[0].extension[0]"] == (
        "the extension http://example.org/additional-information is not understood"
    )
