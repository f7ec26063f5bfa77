"""What `build_spec.spec` puts into the built kiosk, without building it: PyInstaller is played here."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import grimp
import pytest

from kiosk import paths

ROOT = Path(__file__).parents[2]
AUTHORS = {
    "kiosk.authoring",
    "kiosk.preview",
    "kiosk.screen_fit",
    "markdown_it",
    "rich",
    "cryptography",
    "qtawesome",
}


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    """Everything that the spec defines, and as ``asked`` what it asks PyInstaller to look for."""
    asked: dict[str, Any] = {}

    def analyse(scripts: list[str], datas: list[tuple[str, str]], **more: object) -> SimpleNamespace:
        asked.update(more, scripts=scripts, datas=datas)
        return SimpleNamespace(binaries=[], datas=datas, pure=[], scripts=scripts)

    names: dict[str, Any] = {"SPECPATH": str(ROOT), "Analysis": analyse, "asked": asked}
    names |= dict.fromkeys(("PYZ", "EXE", "COLLECT"), lambda *_, **__: None)
    code = (ROOT / "build_spec.spec").read_text(encoding="utf-8")
    exec(compile(code, "build_spec.spec", "exec"), names)  # noqa: S102 - PyInstaller runs it in the same way
    return names


@pytest.fixture(scope="module")
def reached() -> set[str]:
    """Every module that the kiosk's command line can come to import, other people's by their first name."""
    graph = grimp.build_graph("kiosk", include_external_packages=True)
    return graph.find_upstream_modules("kiosk.__main__")


def is_out(module: str, spec: dict[str, Any]) -> bool:
    return any(f"{module}.".startswith(f"{each}.") for each in spec["NOT_TAKEN"])


def test_the_authors_tools_stay_out(spec: dict[str, Any]) -> None:
    assert set(spec["NOT_TAKEN"]) >= AUTHORS


def test_nothing_that_the_kiosk_imports_stays_out(spec: dict[str, Any], reached: set[str]) -> None:
    assert "kiosk.app" in reached
    assert {name for name in reached if is_out(name, spec)} == set()


def test_the_parts_of_qt_are_those_that_the_kiosk_imports(spec: dict[str, Any], reached: set[str]) -> None:
    used = set()
    for module in reached:
        file = ROOT / Path(*module.split(".")).with_suffix(".py")
        if module.startswith("kiosk.") and file.exists():
            used |= set(re.findall(r"from PySide6\.Qt(\w+) import", file.read_text(encoding="utf-8")))
    elsewhere = set() if sys.platform != "linux" else {"PrintSupport"}  # Linux prints by CUPS
    assert used - elsewhere <= spec["QT_LIBRARIES"]


@pytest.mark.parametrize(
    ("place", "is_taken"),
    [
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("typst/_typst.abi3.so", True),
        ("kiosk/resources/i18n/kiosk_es.qm", True),
    ],
)
def test_of_qt_only_what_is_named_is_taken(place: str, is_taken: bool, spec: dict[str, Any]) -> None:
    assert spec["is_taken"](place, f"/anywhere/{place}") is is_taken


@pytest.mark.parametrize(
    ("source", "is_taken"),
    [
        ("/usr/lib/x86_64-linux-gnu/libcups.so.2", False),
        ("/lib/x86_64-linux-gnu/libssl.so.3", False),
        ("/usr/lib64/libz.so.1", False),
        ("/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("/usr/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", True),
        ("/opt/venv/lib/python3.11/site-packages/_cffi_backend.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_the_systems_libraries_stay_the_systems(source: str, is_taken: bool, spec: dict[str, Any]) -> None:
    assert spec["is_taken"](Path(source).name, source) is is_taken


def test_everything_lies_where_the_kiosk_looks_for_it(spec: dict[str, Any], tmp_path: Path) -> None:
    carried = {str(Path(place, Path(source).name)) for source, place in spec["asked"]["datas"]}
    package = tmp_path / "kiosk"
    (package / "resources").mkdir(parents=True)
    looked_for: list[Callable[[Path], Path]] = [paths.built_in_guide, paths.built_in_update, paths.theme]
    wanted = {str(place(package).relative_to(tmp_path)) for place in looked_for}
    wanted |= {f"{paths.translations(package).relative_to(tmp_path)}/kiosk_es.qm"}
    fonts = [path for path in (ROOT / "resources" / "fonts").rglob("*") if path.is_file()]
    wanted |= {f"kiosk/{path.relative_to(ROOT)}" for path in fonts}
    paper = {path.name for path in (ROOT / "resources" / "paper").iterdir()} - {"recovery-sheet.typ"}
    wanted |= {f"kiosk/resources/paper/{name}" for name in paper}
    wanted |= {f"kiosk/resources/{name}" for name in ("offscreen.json", "theme/tokens.toml")}
    wanted |= {"kiosk/resources/guide/root.json", "LICENSE"}
    assert wanted <= carried
    assert [source for source, _ in spec["asked"]["datas"] if not Path(source).is_file()] == []
