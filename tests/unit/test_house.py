"""Guards of the house itself: its dependencies, its top floor, what its files may say."""

import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]

TOP_LEVEL = {
    "kiosk",
    "resources",
    "content",
    "tests",
    "build_spec.spec",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "Makefile",
    "requirements.txt",
}


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Every file of the house, relative to its root: those that git keeps, or would keep."""
    git = ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT)]
    listed = subprocess.run(  # noqa: S603 - only our own folder's name is put in
        [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [Path(name) for name in listed.stdout.split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]


def runtime_requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def locked() -> dict[str, str]:
    """What requirements.txt pins: package to version."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = (re.match(r"([a-z0-9-]+)==(\S+)", line) for line in lines)
    return {pin[1]: pin[2] for pin in pins if pin}


# --- Dependencies ---


def test_qt_survives_many_calls_that_return_nothing() -> None:
    """PySide6 6.12.0 drops a reference to None in each such call, and dies of it on Python 3.11."""
    code = (
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for _ in range(200_000):\n"
        "    thing.setObjectName('x')\n"
        "print('alive')\n"
    )
    done = subprocess.run(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


def test_qt_is_the_version_that_is_sound_on_every_supported_python() -> None:
    assert metadata.version("PySide6-Essentials") == "6.11.3"
    assert locked()["pyside6-essentials"] == "6.11.3"


@pytest.mark.parametrize("package", ["PySide6", "PySide6-Addons"])
def test_qt_comes_without_its_addons(package: str) -> None:
    with pytest.raises(metadata.PackageNotFoundError):
        metadata.version(package)
    assert canonicalize_name(package) not in locked()


@pytest.mark.parametrize("requirement", runtime_requirements(), ids=lambda requirement: requirement.name)
def test_the_lock_file_pins_what_the_kiosk_needs(requirement: Requirement) -> None:
    assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)])


def test_every_locked_package_has_hashes() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9-]+==.*(?:\n[ ]+.*)*", text, re.MULTILINE)
    # A package that dropped an older Python has a pin for each
    assert {pin.split("==")[0] for pin in pins} == set(locked())
    assert len(locked()) > 20
    assert [pin.split("==")[0] for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("requirement", runtime_requirements(), ids=lambda requirement: requirement.name)
def test_the_readme_says_why_each_dependency_was_chosen(requirement: Requirement) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    name = re.compile(rf"(?<![\w-]){re.escape(requirement.name)}(?![\w-])", re.IGNORECASE)
    rows = [line.strip("| ").split("|") for line in readme.splitlines() if line.startswith("|")]
    reasons = [cells[-1].strip() for cells in rows if len(cells) > 1 and name.search(cells[0])]
    assert len(reasons) == 1
    assert reasons[0]


def test_every_test_that_the_readme_names_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?", readme)
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).is_file() or f"def {name}" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert len(named) > 40
    assert missing == []


# --- Files ---


def test_the_top_floor_holds_only_what_every_project_has(tracked: list[Path]) -> None:
    found = {path.parts[0] for path in tracked}
    assert {name for name in found if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_names_the_machine_it_was_written_on_or_a_package_registry(tracked: list[Path]) -> None:
    hosts = ["py" + "pi.org", "python" + "hosted.org", "pkg" + ".dev", "artifact" + "ory"]
    folders = [r"(?<![\w.\-/])/" + folder + "/" for folder in ("work", "root")]
    foreign = re.compile("|".join([*map(re.escape, hosts), *folders]))
    told = {}
    for path in tracked:
        text = (ROOT / path).read_bytes().decode("utf-8", errors="replace")
        if found := foreign.search(text):
            told[str(path)] = found.group()
    assert told == {}


def test_each_font_lies_beside_its_licence(tracked: list[Path]) -> None:
    fonts = [path for path in tracked if path.suffix in {".ttf", ".otf", ".woff2"}]
    assert fonts
    licensed = {path.parent for path in tracked if path.name.startswith(("OFL", "LICENSE", "LICENCE"))}
    assert [path for path in fonts if path.parent not in licensed] == []


def test_what_continuous_integration_calls_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
