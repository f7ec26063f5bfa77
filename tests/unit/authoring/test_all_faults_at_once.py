"""An author gets the whole list in one go, in the order of files and lines."""

import random
from typing import TYPE_CHECKING

from kiosk.authoring.loading import check_folder
from kiosk.content.compiled import decode_guide, encode_guide

if TYPE_CHECKING:
    from tests.unit.authoring.conftest import TinyGuide


def test_faults_of_every_kind_are_told_together_in_order(tiny: "TinyGuide") -> None:
    changes = [
        ("invalid-toml", "faq.toml", "[[question]]", "[[question]"),
        ("unknown-key", "warning-signs.toml", 'urgency = "now"', 'urgensy = "now"'),
        ("wrong-type", "guide.toml", "minutes = 3", "minutes = [3]"),
        ("bad-id", "questions.toml", 'id = "how-long"', 'id = "How long"'),
        ("missing-translation", "main-points.toml", ', es = "Dos maneras"', ""),
        ("duplicate-id", "comparison.toml", 'id = "harm"', 'id = "time"'),
        ("unknown-code", "questionnaire.toml", '[{ question = "days", operator = ">", answer = 2 }]',
         '[]\nenable_behavior = "any"'),
        ("raw-html", "sections/10-start.en.md", "in it. The", "in it<br>. The"),
        ("bad-svg", "media/knee.svg", 'r="30"', 'r="30" onclick="x"'),
    ]  # fmt: skip
    lines = {rule: tiny.replace(file, old, new) for rule, file, old, new in changes}
    met = '{ all = [{ question = "days", operator = ">", answer = 14 }'
    lines["unknown-code"] = tiny.replace(
        "questionnaire.toml", met, '{ all = [{ question = "tried", operator = "=", answer = "skating" }'
    )
    expected = [(rule, file, lines[rule]) for rule, file, _, _ in changes]
    assert tiny.faults() == sorted(expected, key=lambda fault: fault[1:])


def test_a_circle_of_questions_is_told_with_its_way(tiny: "TinyGuide") -> None:
    text = (tiny.folder / "questionnaire.toml").read_text(encoding="utf-8")
    circle = '{ question = "tried", operator = "exists", answer = true }'
    old = '"¿Cuántos días le ha dolido?" }\n'
    line = tiny.replace("questionnaire.toml", old, f"{old}enable_when = [{circle}]\n") + 1
    findings = tiny.findings()
    assert [(each.rule, each.place.line) for each in findings] == [("circle", line)]
    assert "in a circle: `days` → `tried` → `days`" in findings[0].problem
    assert text.count("enable_when") == 1


def test_other_denominators_are_told_at_the_array_that_differs(tiny: "TinyGuide") -> None:
    line = tiny.replace("figures.toml", "denominator = 100", "denominator = 1000")
    array = (
        '[[icon_array]]\nid = "{}"\ntitle = {{ en = "T", es = "T" }}\nalt = {{ en = "A", es = "A" }}\n'
        'note = {{ en = "N", es = "N" }}\nevidence = ["walking-2020"]\ngroups = []\n'
    )
    tiny.append("figures.toml", array.format("second") + array.format("third"))
    findings = [each for each in tiny.findings() if each.rule != "unused"]
    assert [(each.rule, each.place.line) for each in findings] == [("denominators-differ", line)]
    assert findings[0].problem == "`better-knees` counts out of 1000, other icon arrays out of 100"


def test_one_option_is_no_choice(tiny: "TinyGuide") -> None:
    option = '[[option]]\nid = "exercise"\nname = { en = "Exercise", es = "Ejercicio" }\ntone = "b"\n'
    tiny.replace("comparison.toml", option, "")
    rules = [rule for rule, _, _ in tiny.faults()]
    assert rules.count("too-few") == 1
    assert rules.count("dangling-id") == 2  # the cells of the option that is gone


def test_no_damage_to_a_file_ends_the_checks(tiny: "TinyGuide") -> None:
    chance = random.Random(7)  # noqa: S311 - not for secrets; the same damage every time
    scraps = [
        b"[",
        b"]",
        b"{",
        b'"',
        b"=",
        b"\n",
        b"'",
        b"nan",
        b"\xff",
        b"\0",
        b"```",
        b"[[item]]\n",
        b"+++\n",
        b"<",
    ]
    files = sorted(path for path in tiny.folder.rglob("*") if path.is_file())
    for _ in range(150):
        path = chance.choice(files)
        whole = path.read_bytes()
        start = chance.randrange(len(whole))
        end = start + chance.choice((0, 1, 4, 20, 200))
        path.write_bytes(whole[:start] + chance.choice(scraps) + whole[end:])
        checked = check_folder(tiny.folder, tiny.today)
        assert all(finding.place.line >= 1 for finding in checked.findings)
        if checked.guide is not None:
            assert decode_guide(encode_guide(checked.guide)) == checked.guide
        path.write_bytes(whole)
