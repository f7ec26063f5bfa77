import os
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from kiosk import paths, settings
from kiosk.settings import (
    MonitoringSettings,
    Settings,
    SettingsError,
    UpdateSettings,
    find_settings_file,
    lay_over,
    load_settings,
    read_settings,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.toml"


def faults_of(file: Path, text: str) -> tuple[str, ...]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    return tuple(fault.removeprefix(f"{file}:") for fault in caught.value.faults)


# --- What a file can say ---


def test_an_empty_file_gives_the_defaults(file: Path) -> None:
    file.write_text("", encoding="utf-8")
    assert load_settings(file) == Settings()


def test_every_setting_can_be_set(file: Path, tmp_path: Path) -> None:
    guide = tmp_path / "a.kioskguide"
    file.write_text(
        f"""
        practice_name = "Clínica del Río"
        languages = ["es", "en"]
        guide = '{guide}'
        idle_timeout_s = 600
        countdown_s = 120
        failsafe_s = 3
        paper = "a4"
        clinic_code = true
        printer = "none"
        pages_folder = '{tmp_path}'
        pages_per_visit = 2
        pages_per_hour = 1000
        staff_gesture = "off"
        staff_hold_s = 10
        headphones_start_speech = true
        reduce_motion = true
        start_contrast = "dark"
        start_text_percent = 200
        [updates]
        url = "https://guides.example.org/clinic/"
        check_every_h = 720
        [monitoring]
        prometheus_file = '{tmp_path / "kiosk.prom"}'
        """,
        encoding="utf-8",
    )
    assert load_settings(file) == Settings(
        practice_name="Clínica del Río",
        languages=("es", "en"),
        guide=guide,
        idle_timeout_s=600,
        countdown_s=120,
        failsafe_s=3,
        paper="a4",
        clinic_code=True,
        printer=settings.NO_PRINTER,
        pages_folder=tmp_path,
        pages_per_visit=2,
        pages_per_hour=1000,
        staff_gesture="off",
        staff_hold_s=10,
        headphones_start_speech=True,
        reduce_motion=True,
        start_contrast="dark",
        start_text_percent=200,
        updates=UpdateSettings(url="https://guides.example.org/clinic/", check_every_h=720),
        monitoring=MonitoringSettings(prometheus_file=tmp_path / "kiosk.prom"),
    )


def test_the_example_shows_every_setting_with_its_default(file: Path) -> None:
    example = (paths.resources() / "kiosk.example.toml").read_text(encoding="utf-8")
    shown = re.findall(r"^# (\w+) = |^# \[(\w+)\]$", example, re.MULTILINE)
    known = [field.name for kind in (Settings, UpdateSettings, MonitoringSettings) for field in fields(kind)]
    assert sorted(key or table for key, table in shown) == sorted(known)
    everything = re.sub(r"^# (\w+ = |\[\w+\]$)", r"\1", example, flags=re.MULTILINE)
    assert "\n[updates]\n" in everything
    assert "\n[monitoring]\n" in everything
    file.write_text(everything, encoding="utf-8")
    assert load_settings(file) == Settings()


def test_the_example_changes_nothing_as_it_is() -> None:
    assert load_settings(paths.resources() / "kiosk.example.toml") == Settings()


def test_a_byte_order_mark_is_no_fault(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfidle_timeout_s = 60\r\n")
    assert load_settings(file).idle_timeout_s == 60


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().countdown_s = 5  # type: ignore[misc]


# --- What a file may not say ---


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("idle_timout_s = 60", "1: `idle_timout_s` is not known; did you mean `idle_timeout_s`?"),
        ("zebra = 60", "1: `zebra` is not known."),
        ("countdown_s = 19", "1: `countdown_s` is 19, but must be a whole number of seconds from 20 to 120."),
        (
            "idle_timeout_s = 601",
            "1: `idle_timeout_s` is 601, but must be a whole number of seconds from 20 to 600.",
        ),
        (
            'failsafe_s = "10"',
            '1: `failsafe_s` is "10", but must be a whole number of seconds from 3 to 120.',
        ),
        (
            "staff_hold_s = 2.5",
            "1: `staff_hold_s` is 2.5, but must be a whole number of seconds from 1 to 10.",
        ),
        (
            "staff_hold_s = true",
            "1: `staff_hold_s` is true, but must be a whole number of seconds from 1 to 10.",
        ),
        (
            'paper = "US Letter"',
            '1: `paper` is "US Letter", but must be "us-letter" or "a4"; did you mean "us-letter"?',
        ),
        ("paper = 4", '1: `paper` is 4, but must be "us-letter" or "a4".'),
        ('clinic_code = "yes"', '1: `clinic_code` is "yes", but must be true or false, without quotes.'),
        ("reduce_motion = 1", "1: `reduce_motion` is 1, but must be true or false, without quotes."),
        ("start_text_percent = 110", "1: `start_text_percent` is 110, but must be 100, 125, 150 or 200."),
        (
            'languages = "en"',
            '1: `languages` is "en", but must be different language codes, such as ["en", "es"].',
        ),
        (
            'languages = ["en", "en"]',
            '1: `languages` is ["en", "en"], but must be different language codes, such as ["en", "es"].',
        ),
        (
            'languages = ["English"]',
            '1: `languages` is ["English"], but must be different language codes, such as ["en", "es"].',
        ),
        (
            'pages_folder = "pages"',
            '1: `pages_folder` is "pages", but must be a full path in quotes, such as "/srv/kiosk/pages".',
        ),
        (
            'practice_name = "a\\nb"',
            "1: `practice_name` is another text, but must be one line of text in quotes, 80 letters at most.",
        ),
        (
            "pages_per_visit = 1",
            "1: `pages_per_visit` is 1, but must be a whole number of pages from 2 to 20.",
        ),
        (
            "pages_per_hour = 1001",
            "1: `pages_per_hour` is 1001, but must be a whole number of pages from 2 to 1000.",
        ),
        ("[update]\nurl = ''", "1: the table `update` is not known; did you mean `updates`?"),
        ("updates = true", "1: `updates` is true, but must be a table, begun by a line [updates]."),
        ("[[updates]]", "1: `updates` is [a table], but must be a table, begun by a line [updates]."),
        ("\ncheck_every_h = 5", "2: `check_every_h` stands in no table; move it below a line [updates]."),
        ('[paper]\nsize = "a4"', '1: `paper` is a table, but must be "us-letter" or "a4".'),
        ("\n[times]\nthe = 60", "2: the table `times` is not known; there are `updates` and `monitoring`."),
    ],
)
def test_a_fault_says_where_what_and_what_instead(file: Path, line: str, fault: str) -> None:
    assert faults_of(file, line) == (fault,)


def test_a_setting_inside_a_table_is_told_where_to_go(file: Path) -> None:
    (fault,) = faults_of(file, "[times]\nidle_timeout_s = 60\nfailsafe_s = 5")
    assert fault.endswith("; move `idle_timeout_s`, `failsafe_s` above the first table.")


def test_all_faults_are_told_at_once_in_the_order_of_the_file(file: Path) -> None:
    faults = faults_of(file, '# mine\npapr = "a4"\n\nprinter = 3\n  "countdown_s" = 5\nidle_timeout_s = 60\n')
    assert [fault.split(" ")[:2] for fault in faults] == [
        ["2:", "`papr`"],
        ["4:", "`printer`"],
        ["5:", "`countdown_s`"],
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("paper = 'a4'\nprinter = \n", 2, "Invalid value"),
        ("paper = 'a4'\npaper = 'a4'\n", 2, "Cannot overwrite a value"),
        ('\npages_folder = "C:\\Users\\kiosk"', 2, "A Windows path needs single quotes"),
        ('\npages_folder = "C:\\pages"', 2, "A Windows path needs single quotes"),
        ("printer = 'x'\n\nlanguages = ['en'\n", 3, "Unclosed array"),
    ],
)
def test_a_line_that_is_not_toml_is_named(file: Path, text: str, line: int, reason: str) -> None:
    (fault,) = faults_of(file, text)
    assert fault.startswith(f"{line}: this line is not TOML: ")
    assert reason in fault


def test_a_file_that_is_not_text_is_a_fault(file: Path) -> None:
    file.write_bytes(b"printer = '\xff'")
    with pytest.raises(SettingsError, match="not a text file in UTF-8"):
        load_settings(file)


def test_a_folder_is_not_a_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="it cannot be read"):
        load_settings(tmp_path)


def test_the_error_tells_staff_what_happened_and_what_to_do() -> None:
    assert str(SettingsError(["one.", "two."])).splitlines() == [
        "The kiosk did not start, because its settings need a correction. Nothing was changed.",
        "  one.",
        "  two.",
        "Correct this, then start the kiosk again. kiosk.example.toml explains every setting.",
    ]


# --- The table of updates ---

WEB_ADDRESS = 'a web address in quotes, such as "https://guides.example.org/clinic/", without a password'


@pytest.mark.parametrize(
    "address",
    ["", "https://a.example", "http://127.0.0.1:8000", "https://a.example/b/c/", "https://[::1]:8443/b"],
)
def test_updates_come_from_a_web_address(file: Path, address: str) -> None:
    file.write_text(f'[updates]\nurl = "{address}"', encoding="utf-8")
    assert load_settings(file).updates == UpdateSettings(url=address)


@pytest.mark.parametrize(
    "address",
    [
        "guides.example.org",
        "ftp://a.example",
        "https://",
        "https:///path",
        "https://name:secret@a.example/",
        "https://a.example/?key=1",
        "https://a.example/#top",
        "https://a.example/a b",
        "file:///srv/guides",
    ],
)
def test_updates_come_from_nothing_else(file: Path, address: str) -> None:
    assert faults_of(file, f'[updates]\nurl = "{address}"') == (
        f'2: `url` is "{address}", but must be {WEB_ADDRESS}.',
    )


def test_an_address_holds_nothing_that_cannot_be_seen(file: Path) -> None:
    assert faults_of(file, '[updates]\nurl = "https://a.example/\\u200b"') == (
        f"2: `url` is another text, but must be {WEB_ADDRESS}.",
    )


@pytest.mark.parametrize("hours", ["0", "721", "24.0", '"24"', "true"])
def test_looks_are_whole_hours_apart(file: Path, hours: str) -> None:
    assert faults_of(file, f"[updates]\ncheck_every_h = {hours}") == (
        f"2: `check_every_h` is {hours}, but must be a whole number of hours from 1 to 720.",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[updates]\nurls = ''", "2: `urls` is not known in the table `updates`; did you mean `url`?"),
        ("[updates]\nzebra = 1", "2: `zebra` is not known in the table `updates`."),
        (
            "[updates]\nurl = ''\npaper = 'a4'",
            "3: `paper` does not belong in the table `updates`; move it above the first table.",
        ),
        ("\nupdates.zebra = 24", "2: `zebra` is not known in the table `updates`."),
        ("\nupdates = { zebra = 24 }", "2: `zebra` is not known in the table `updates`."),
        ('paper = "a4"\n[ "updates" ]\n\n"zebra" = 24', "4: `zebra` is not known in the table `updates`."),
        ("\n[updates.zebra]", "2: `zebra` is not known in the table `updates`."),
    ],
)
def test_a_fault_inside_the_table_says_where_what_and_what_instead(file: Path, text: str, fault: str) -> None:
    assert faults_of(file, text) == (fault,)


def test_faults_inside_and_outside_the_table_are_told_together(file: Path) -> None:
    faults = faults_of(file, "countdown_s = 5\n[updates]\nurl = 3\ncheck_every_h = 0\n[times]\nx = 1\n")
    assert [fault.split(" ")[0] for fault in faults] == ["1:", "3:", "4:", "5:"]


# --- Settings laid over others ---


def test_what_is_laid_over_counts_and_the_rest_stays() -> None:
    below = Settings(practice_name="Below", paper="a4", updates=UpdateSettings(check_every_h=5))
    values = {"practice_name": "Above", "languages": ["es"], "pages_folder": "/srv/pages"}
    laid, faults = lay_over(below, values)
    assert faults == ()
    assert laid == Settings(
        practice_name="Above",
        languages=("es",),
        pages_folder=Path("/srv/pages"),
        paper="a4",
        updates=UpdateSettings(check_every_h=5),
    )


def test_what_does_not_fit_is_left_out_and_told() -> None:
    values = {"paper": "a5", "start_text_percent": True, "zebra": 1, "updates": {}, "printer": "Desk"}
    laid, faults = lay_over(Settings(), values)
    assert laid == Settings(printer="Desk")
    assert faults == (
        '`paper` is "a5", but must be "us-letter" or "a4".',
        "`start_text_percent` is true, but must be 100, 125, 150 or 200.",
        "`zebra` is not known.",
        "`updates` is not known.",
    )


# --- Which file is read ---


def test_the_argument_wins_over_the_variable_and_the_platforms_places(tmp_path: Path) -> None:
    argument, variable, place = (tmp_path / name for name in ("argument", "variable", "place"))
    for path in (argument, variable, place):
        path.touch()
    environment = {settings.CONFIG_VARIABLE: str(variable)}
    assert find_settings_file(argument, environment, [place]) == argument
    assert find_settings_file(None, environment, [place]) == variable
    assert find_settings_file(None, {}, [tmp_path / "missing", place]) == place
    assert find_settings_file(None, {settings.CONFIG_VARIABLE: ""}, [place]) == place


def test_no_file_anywhere_is_no_fault(tmp_path: Path) -> None:
    assert find_settings_file(None, {}, [tmp_path / "missing", tmp_path / "nor" / "this"]) is None


@pytest.mark.parametrize("named_by", ["--config", settings.CONFIG_VARIABLE])
def test_a_file_that_is_named_must_exist(tmp_path: Path, named_by: str) -> None:
    missing, place = tmp_path / "missing.toml", tmp_path / "place.toml"
    place.touch()
    argument = missing if named_by == "--config" else None
    environment = {} if argument else {settings.CONFIG_VARIABLE: str(missing)}
    with pytest.raises(SettingsError) as caught:
        find_settings_file(argument, environment, [place])
    assert caught.value.faults == (f"{missing}: there is no such file; {named_by} names it.",)


def test_the_file_that_is_found_is_read(file: Path) -> None:
    file.write_text("failsafe_s = 30", encoding="utf-8")
    assert read_settings(None, {settings.CONFIG_VARIABLE: str(file)}).failsafe_s == 30


# --- Languages ---


@pytest.mark.parametrize(
    ("of_guide", "setting", "offered"),
    [
        (("en", "es"), (), ("en", "es")),
        (("en", "es"), ("es", "en"), ("es", "en")),
        (("en", "es"), ("es",), ("es",)),
        (("en", "es"), ("fr", "es"), ("es",)),
        (("en", "es"), ("fr",), ("en", "es")),
    ],
)
def test_languages_are_those_of_the_guide_in_the_order_of_the_setting(
    of_guide: tuple[str, ...], setting: tuple[str, ...], offered: tuple[str, ...]
) -> None:
    assert Settings(languages=setting).offered_languages(of_guide) == offered


# --- Start-up time ---


def test_importing_settings_does_not_load_what_only_some_kiosks_need() -> None:
    code = "import sys, kiosk.settings; print({'tomllib', 'platformdirs', 'difflib'} & set(sys.modules))"
    done = subprocess.run(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", code],
        cwd=paths.PACKAGE.parent,
        env={**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"


# --- The table of monitoring ---


@pytest.mark.parametrize("name", ["kiosk.prom", "/var/lib/kiosk.txt", "/var/lib/.prom", 7])
def test_metrics_go_to_a_full_path_that_node_exporter_reads(file: Path, name: str | int) -> None:
    file.write_text(f"[monitoring]\nprometheus_file = {name!r}", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"must be a full path that ends in \.prom"):
        load_settings(file)


def test_no_file_for_metrics_is_none(file: Path) -> None:
    file.write_text('[monitoring]\nprometheus_file = ""', encoding="utf-8")
    assert load_settings(file).monitoring.prometheus_file is None
