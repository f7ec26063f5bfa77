"""One rule for names leaves none that another system reads in another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundle.names import are_folders_and_files_apart, is_safe_name


@pytest.mark.parametrize(
    "name",
    ["index.json", "guide.kioskguide", "audio/en/10-start.ogg", "metadata/1.root.json", "a", "0", "a_b-c.d"],
)
def test_plain_names_are_allowed(name: str) -> None:
    assert is_safe_name(name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "no name at all"),
        ("../up.json", "out of the folder"),
        ("a/../../up", "out of the folder, from inside"),
        ("a/./b", "a part that means nothing"),
        ("/etc/passwd", "from the root"),
        ("a//b", "an empty part"),
        ("a/", "a folder"),
        ("a\\b", "a folder on Windows"),
        ("c:\\win", "a drive"),
        ("a:b", "a second stream on NTFS"),
        (".hidden", "hidden, or what macOS leaves"),
        ("-rf", "an option of a command"),
        ("Guide.json", "another name for guide.json where case does not count"),
        ("straße", "beyond ASCII"),
        ("\ufb01le", "a ligature, which becomes file"),
        ("e\u0301", "two ways to write one letter"),
        ("a\u202egnp.exe", "letters that turn the reading direction"),
        ("\u0131ndex", "a Turkish letter that folds to another"),
        ("a\x00b", "ends early for C"),
        ("a b", "a blank"),
        ("a\n", "a line end"),
        ("index.json\n", "a line end that a careless pattern allows"),
        ("a.", "Windows drops the dot"),
        ("a./b", "Windows drops the dot of a folder"),
        ("con", "a device"),
        ("nul.json", "a device with a suffix"),
        ("aux.tar.gz", "a device with two"),
        ("a/com1/b", "a device as a folder"),
        ("lpt9.ogg", "a device"),
        ("a/b/c/d/e", "too deep"),
        ("a" * 201, "too long"),
        ("%2e%2e", "dots for who decodes it"),
    ],
)
def test_names_that_mean_something_elsewhere_are_refused(name: str, why: str) -> None:
    assert not is_safe_name(name), why


def test_words_that_only_begin_like_a_device_are_allowed() -> None:
    assert is_safe_name("console.json")
    assert is_safe_name("com10.json")
    assert is_safe_name("auxiliary")


@given(st.text("aZ09._-/\\: \0\n\u0131\ufb01\u202e", max_size=30))
def test_whatever_is_allowed_stays_inside_its_folder_and_is_its_own_lower_case(name: str) -> None:
    if is_safe_name(name):
        assert name == name.lower()
        assert name.isascii()
        assert not set(name.split("/")) & {"", ".", ".."}


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        (["a", "b/c"], True),
        (["a", "a/b"], False),
        (["a/b/c", "a/b"], False),
        (["a.b", "a"], True),
        ([], True),
    ],
)
def test_no_name_is_a_file_and_a_folder(names: list[str], apart: bool) -> None:
    assert are_folders_and_files_apart(names) is apart
