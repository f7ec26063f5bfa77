"""A visit that is written down plays itself, and says where it went wrong if it did."""

import re
import tomllib
from pathlib import Path

from PIL import Image

from tests.journeys.commands import ROOT, run_kiosk
from tests.journeys.printed import page_in, page_words, read_page

VISIT = ROOT / "resources" / "visit.toml"


def steps(script: Path, kind: str) -> list[str]:
    """Give the values of all steps of one kind."""
    tables = tomllib.loads(script.read_text(encoding="utf-8"))["step"]
    return [table[kind] for table in tables if kind in table]


def write(folder: Path, *lines: str) -> Path:
    script = folder / "script.toml"
    script.write_text("".join(f"[[step]]\n{line}\n" for line in lines), encoding="utf-8")
    return script


def test_the_built_in_visit_leaves_its_pictures_and_its_page(tmp_path: Path) -> None:
    out = tmp_path / "visit"

    done = run_kiosk("--play", VISIT, "--out", out, folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    names = steps(VISIT, "shot")
    assert sorted(path.stem for path in out.glob("*.png")) == sorted(names)
    for name in names:
        with Image.open(out / f"{name}.png") as picture:
            assert picture.size == (1920, 1080)
            assert len(picture.getcolors(1 << 24) or ()) > 50
    page, words = read_page(max(out.glob("page-*.pdf")).read_bytes()), page_words("en")
    assert (page.language, page.title) == ("en", words["title"])
    assert words["matters"] in page.text


def test_it_goes_through_every_screen_in_both_languages() -> None:
    numbers = {name.partition("-")[0] for name in steps(VISIT, "shot")}
    assert {"01", "02", "03", "04", "05", "06", "07", "09"} <= numbers
    assert len(steps(VISIT, "print")) == 1
    assert {"welcome.start.en", "welcome.start.es"} <= set(steps(VISIT, "press"))


def test_it_can_be_played_in_a_window_of_another_size(tmp_path: Path) -> None:
    script = write(tmp_path, 'shot = "small"')
    done = run_kiosk("--play", script, "--windowed", "1080x1920", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    with Image.open(tmp_path / "small.png") as picture:
        assert picture.size == (1080, 1920)


def test_it_begins_with_the_language_that_is_asked_for(tmp_path: Path) -> None:
    script = write(tmp_path, 'expect = "Cuando las inyecciones ayudan menos"', 'press = "welcome.start.en"')
    done = run_kiosk("--play", script, "--lang", "es", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_step_that_fails_is_named_with_the_screen_and_what_was_there(tmp_path: Path) -> None:
    script = write(
        tmp_path, 'press = "welcome.start.en"', 'press = "home.nowhere"', 'shot = "never"', "print = true"
    )

    done = run_kiosk("--play", script, "--out", tmp_path, folder=tmp_path)

    assert done.returncode == 1
    assert 'step 2, press = "home.nowhere"' in done.stderr
    assert "on the screen 'home'" in done.stderr
    assert "home.compare" in done.stderr
    assert "Four steps, in any order" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "never.png").exists()


def test_a_script_with_faults_is_not_played(tmp_path: Path) -> None:
    script = write(tmp_path, 'pres = "home.compare"', "shot = 3", 'press = "welcome.start.en"')
    done = run_kiosk("--play", script, folder=tmp_path)
    assert done.returncode == 1
    assert "did you mean 'press'?" in done.stderr
    assert "step 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_is_saved_where_the_script_leaves_its_pictures(tmp_path: Path) -> None:
    script = write(tmp_path, 'press = "welcome.start.es"', 'press = "home.take"', "print = true")
    done = run_kiosk("--play", script, "--out", tmp_path / "out", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert read_page(page_in(tmp_path / "out")).language == "es"


def test_all_ids_are_listed_by_screen(tmp_path: Path) -> None:
    done = run_kiosk("--ids", folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    listed: dict[str, list[str]] = {}
    screen = ""
    for line in done.stdout.splitlines():
        if line.startswith("  "):
            listed[screen].append(line.strip())
        else:
            screen = line
            listed[screen] = []
    for screen, ids in listed.items():
        assert [each for each in ids if not each.startswith(f"{screen}.")] == []
    known = {each for ids in listed.values() for each in ids}
    assert {"home.compare", "compare.heart.getting-back", "check.not_sure", "summary.print"} <= known
    pressed = {each for each in steps(VISIT, "press") if re.fullmatch(r"[a-z_]+\.[a-z0-9_.-]+", each)}
    assert pressed - known == set()
