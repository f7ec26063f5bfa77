"""The arguments of the command line."""

from pathlib import Path

from kiosk.__main__ import _parse


def test_without_arguments_all_are_as_the_parser_would_have_them() -> None:
    with_one = vars(_parse(["--lang", "es"]))
    assert vars(_parse([])) == {**with_one, "lang": None}


def test_arguments_are_read() -> None:
    arguments = _parse(["--windowed", "1280x800", "--data-dir", "here", "--ids"])
    assert (arguments.windowed, arguments.data_dir, arguments.ids) == ((1280, 800), Path("here"), True)
