import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import paths

PLACES = [
    paths.resources,
    paths.built_in_guide,
    paths.built_in_update,
    paths.translations,
    paths.theme,
]
MADE = ["guide/si-joint.kioskguide", "guide/si-joint.kioskupdate", "i18n", "theme/theme.json"]


@pytest.fixture
def source_tree(tmp_path: Path) -> Path:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "resources").mkdir()
    return tmp_path


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    (tmp_path / "kiosk" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()  # somebody else's, beside the installed package
    return tmp_path


@pytest.mark.parametrize(
    ("place", "expected"), [*zip(PLACES, ["resources", *(f"build/{name}" for name in MADE)], strict=True)]
)
def test_in_the_source_tree_what_is_made_lies_in_build(
    source_tree: Path, place: Callable[[Path], Path], expected: str
) -> None:
    assert place(source_tree / "kiosk") == source_tree / expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [*zip(PLACES, ["resources", *(f"resources/{name}" for name in MADE)], strict=True)],
)
def test_a_packed_kiosk_carries_everything_in_its_package(
    packed: Path, place: Callable[[Path], Path], expected: str
) -> None:
    assert place(packed / "kiosk") == packed / "kiosk" / expected


def test_the_resources_of_this_kiosk_are_there() -> None:
    assert (paths.resources() / "theme" / "tokens.toml").is_file()


def test_the_data_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir(Path("mine")) == tmp_path / "mine"


def test_asking_for_the_data_folder_does_not_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert paths.data_dir().name == "kiosk"
    assert list(tmp_path.iterdir()) == []


def test_the_machines_settings_win_over_the_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    machine, account = paths.settings_places()
    assert machine.name == account.name == paths.SETTINGS_FILE
    if sys.platform == "linux":
        assert machine == Path("/etc/kiosk/kiosk.toml")
        assert account == tmp_path / "kiosk" / "kiosk.toml"


def test_guides_lie_in_the_data_folder(tmp_path: Path) -> None:
    assert paths.guides_dir(paths.data_dir(tmp_path)) == tmp_path / "guides"


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """As PyInstaller starts a program: the loader looks into its folder; what it was told before is kept."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/kiosk/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("before", [None, "", "/opt/other"])
def test_a_frozen_kiosk_starts_programs_without_its_own_libraries(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    for environment in (paths.system_environment(), paths.own_environment()):
        assert environment.get("LD_LIBRARY_PATH") == before
        assert "LD_LIBRARY_PATH_ORIG" not in environment


@pytest.mark.usefixtures("frozen")
def test_a_frozen_kiosk_calls_itself_by_its_own_file() -> None:
    assert paths.own_command() == [sys.executable]
    assert paths.own_environment()["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_unfrozen_the_environment_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/mine")
    assert paths.system_environment()["LD_LIBRARY_PATH"] == "/opt/mine"


def test_the_way_to_this_kiosk_does_not_grow_from_start_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/opt/mine")
    monkeypatch.setenv("PYTHONPATH", paths.own_environment()["PYTHONPATH"])
    assert paths.own_environment()["PYTHONPATH"].split(os.pathsep) == [str(paths.PACKAGE.parent), "/opt/mine"]
