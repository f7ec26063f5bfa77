"""A visit that is written down: what can be written, and what is said of all that cannot."""

from pathlib import Path

import pytest

from kiosk.ui.script import ScriptError, ScriptStep, read_script


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "visit.toml"


def write(script: Path, *lines: str) -> Path:
    script.write_text("".join(f"[[step]]\n{line}\n" for line in lines), encoding="utf-8")
    return script


def test_steps_are_read_in_their_order(script: Path) -> None:
    lines = ('press = "home.compare"', 'expect = "Cuánto"', 'shot = "01-home_a"', "print = true")
    assert read_script(write(script, *lines, "wait_idle = true")) == (
        ScriptStep(1, "press", "home.compare"),
        ScriptStep(2, "expect", "Cuánto"),
        ScriptStep(3, "shot", "01-home_a"),
        ScriptStep(4, "print"),
        ScriptStep(5, "wait_idle"),
    )


def test_a_step_is_told_as_it_is_written(script: Path) -> None:
    lines = ['press = "home.compare"', "wait_idle = true"]
    assert [str(step) for step in read_script(write(script, *lines))] == lines


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('pres = "home.compare"', "'pres' is not known; did you mean 'press'?"),
        ("jump = true", "'jump' is not known"),
        ("press = 3", "press wants words"),
        ('press = ""', "press wants words"),
        ("print = false", "print wants true"),
        ('wait_idle = "true"', "wait_idle wants true"),
        ('press = "a"\nshot = "b"', "a step has exactly one key"),
        ("", "a step has exactly one key"),
        ('shot = "../outside"', "cannot be a picture's name"),
        ('shot = "a b"', "cannot be a picture's name"),
        ('shot = "-"', "cannot be a picture's name"),
    ],
)
def test_a_step_that_cannot_be_played_is_told_by_its_number(script: Path, line: str, fault: str) -> None:
    with pytest.raises(ScriptError) as caught:
        read_script(write(script, 'press = "welcome.start.en"', line))
    told = str(caught.value).splitlines()
    assert told[0] == f"{script} cannot be played:"
    assert told[1].startswith("  step 2: ")
    assert fault in told[1]
    assert len(told) == 2


def test_all_faults_are_told_at_once(script: Path) -> None:
    write(script, "pres = 1", 'press = "home.learn"', "shot = 2", "print = false")
    script.write_text(f'title = "A visit"\n{script.read_text(encoding="utf-8")}', encoding="utf-8")
    with pytest.raises(ScriptError) as caught:
        read_script(script)
    faults = str(caught.value).splitlines()[1:]
    assert [fault.partition(":")[0].strip() for fault in faults[1:]] == ["step 1", "step 3", "step 4"]
    assert "'title' is not known here" in faults[0]


@pytest.mark.parametrize("text", ["", "# nothing\n", 'step = "press"\n', "step = []\n", "step = 3\n"])
def test_a_script_without_steps_is_none(script: Path, text: str) -> None:
    script.write_text(text, encoding="utf-8")
    with pytest.raises(ScriptError, match=r"there is no \[\[step\]\]"):
        read_script(script)


@pytest.mark.parametrize("content", [b"[[step]\n", b'press = "caf\xe9"\n', b"\x8eKGUIDE\n"])
def test_what_is_not_toml_is_said_to_be_none(script: Path, content: bytes) -> None:
    script.write_bytes(content)
    with pytest.raises(ScriptError, match="is not TOML"):
        read_script(script)


def test_a_script_that_is_not_there_is_said_to_be_missing(script: Path) -> None:
    with pytest.raises(ScriptError, match="cannot be read: No such file or directory"):
        read_script(script)
