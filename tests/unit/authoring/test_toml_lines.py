"""Lines of keys in TOML, against what the standard library reads."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.toml_lines import find_key_lines
from kiosk.content.fault import Trail

FOLDERS = (Path(__file__).parents[2] / "data" / "tiny-guide", Path(__file__).parents[3] / "content")

EVERY_SYNTAX = '''# A comment with "quotes" and [brackets]
bare = 1 # a comment
"quoted key" = 'literal # no comment'
'literal key' = "basic # no comment \\" ] }"
"es\\u0063aped" = 1.5
site."dotted.key".deep = true
  indented   =    1979-05-27 07:32:00 # a space within the value
empty = {}
inline = { a = 1, "b c" = { d = [1, 2] }, e.f = "}" }
list = [ ]
lines = [
  "one", # a comment, with a comma
  # a comment alone
  { x = 1 },
  [ 2,
    3 ],
]
text = """
first
second \\""" still
"""
tail = """one ""two"" three"""""
literal = \'\'\'
it's
\'\'\'
after = -inf

[table]
key = 1
[table.sub."x.y"]
key = 2
[[array]]
key = 3
[[array.inner]]
key = 4
[[array.inner]]
key = 5
[array.inner.more]
key = 6
[[array]]
[array.sub]
key = 7
[ spaced . out ]
key = 8
'''


def trails(value: object, trail: Trail = ()) -> Iterator[Trail]:
    yield trail
    if isinstance(value, dict):
        for key, child in value.items():
            yield from trails(child, (*trail, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from trails(child, (*trail, index))


def test_every_key_of_every_syntax_has_its_line() -> None:
    found = find_key_lines(EVERY_SYNTAX)
    lines = EVERY_SYNTAX.split("\n")
    wanted = set(trails(tomllib.loads(EVERY_SYNTAX)))
    # Tables that only stand in another's heading have no line of their own.
    assert wanted - found.starts.keys() == {("table", "sub"), ("spaced",)}
    assert found.starts.keys() <= wanted
    told = {trail: lines[line - 1].strip() for trail, line in found.starts.items()}
    assert told["quoted key",].startswith('"quoted key"')
    assert told["escaped",].startswith('"es')
    assert told["site", "dotted.key", "deep"].startswith("site.")
    assert told["lines", 1] == "{ x = 1 },"
    assert told["lines", 2, 1] == "3 ],"
    assert told["after",] == "after = -inf"
    assert told["array", 0, "inner", 1, "more", "key"] == "key = 6"
    assert told["array", 1] == "[[array]]"
    assert told["array", 1, "sub", "key"] == "key = 7"
    assert told["spaced", "out", "key"] == "key = 8"
    assert lines[found.texts["text",] - 1] == "first"
    assert lines[found.texts["tail",] - 1].startswith("tail")


@pytest.mark.parametrize("folder", FOLDERS, ids=["tiny guide", "built-in guides"])
def test_every_key_of_a_real_guide_has_its_line(folder: Path) -> None:
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert set(trails(tomllib.loads(text))) == find_key_lines(text).starts.keys()


toml_text = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t"))
literal_lines = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"))


def basic(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@given(toml_text, literal_lines.filter(lambda text: "'''" not in text and not text.endswith("'")), st.data())
def test_no_text_hides_the_keys_behind_it(short: str, long: str, data: st.DataObject) -> None:
    parts = [
        f"{basic('s' + short)} = {basic(short)}",
        f"long = '''\n{long}'''",
        f'basic = """{basic(long)[1:-1]}"""',
        f"many = [{basic(short)}, {{ {basic(short)} = '''{long}''' }}]",
    ]
    document = "\n".join([*data.draw(st.permutations(parts)), "last = 1"])
    keys = tomllib.loads(document)
    found = find_key_lines(document)
    assert found.starts["last",] == document.count("\n") + 1
    assert set(trails(keys)) == found.starts.keys()
