"""How findings are written down."""

import json
from pathlib import Path

from kiosk.authoring.findings import Findings, Place, nearest
from kiosk.authoring.report import as_github, as_json, as_text
from kiosk.authoring.rules import RULES

FOLDER = Path("content/knee")


def some_findings() -> Findings:
    findings = Findings()
    findings.add("not-reviewed", Place("guide.toml", 9), "nobody has reviewed the guide yet")
    findings.add("unknown-key", Place("faq.toml", 12), "`anser` is not known here")
    findings.add("missing-key", Place("faq.toml", 2), "100% of `a,b` is missing", remedy="add a:b\nand c")
    findings.add("unused", Place("faq.toml", 12), "the term `x` is used nowhere")
    return findings


def test_findings_stand_in_the_order_of_files_and_lines_errors_first() -> None:
    told = [(each.place.file, each.place.line, each.rule) for each in some_findings().sorted()]
    assert told == [
        ("faq.toml", 2, "missing-key"),
        ("faq.toml", 12, "unknown-key"),
        ("faq.toml", 12, "unused"),
        ("guide.toml", 9, "not-reviewed"),
    ]


def test_the_same_finding_counts_once() -> None:
    findings = some_findings()
    findings.add("unknown-key", Place("faq.toml", 12), "`anser` is not known here")
    assert len(findings.sorted()) == 4


def test_text_tells_place_problem_reason_remedy_and_counts() -> None:
    lines = as_text(some_findings().sorted(), FOLDER).split("\n")
    assert lines[2:4] == ["    do:  add a:b", "and c"]
    assert lines[4:7] == [
        "content/knee/faq.toml:12: error: `anser` is not known here [unknown-key]",
        "    why: a mistyped key would go unread",
        "    do:  mend the key, or delete it",
    ]
    assert lines[-1] == "2 errors, 2 warnings"
    assert as_text((), FOLDER) == "0 errors, 0 warnings"
    assert as_text(some_findings().sorted()[:1], FOLDER).endswith("\n1 error, 0 warnings")


def test_json_tells_the_same_to_a_program() -> None:
    told = json.loads(as_json(some_findings().sorted(), FOLDER))
    assert (told["folder"], told["errors"], told["warnings"]) == ("content/knee", 2, 2)
    assert told["findings"][1] == {
        "severity": "error",
        "rule": "unknown-key",
        "file": "faq.toml",
        "line": 12,
        "problem": "`anser` is not known here",
        "why": RULES["unknown-key"].why,
        "remedy": RULES["unknown-key"].remedy,
    }


def test_workflow_commands_escape_what_would_end_them() -> None:
    first, *_, last = as_github(some_findings().sorted(), Path("a,b")).split("\n")
    assert first.startswith(
        "::error file=a%2Cb/faq.toml,line=2,title=missing-key::100%25 of `a,b` is missing."
    )
    assert first.endswith("Do: add a:b%0Aand c.")
    assert last == "2 errors, 2 warnings"


def test_every_rule_tells_a_reason_and_a_remedy() -> None:
    for name, rule in RULES.items():
        assert rule.why, name
        assert rule.remedy, name
        assert not rule.why.endswith("."), name


def test_a_name_like_no_other_gets_no_suggestion() -> None:
    assert nearest("metz_when", ("met_when", "not_met_when")) == "; did you mean `met_when`?"
    assert nearest("zzz", ("met_when", "")) == ""
    assert nearest("", ("met_when",)) == ""
