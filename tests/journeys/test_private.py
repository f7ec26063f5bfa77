"""Whatever a patient does, and however it ends: nothing of it reaches a disk, a log, a report or a queue.

A kiosk runs as a process of its own under strace, with marks in all that a patient can choose. Its visits
are printed on a real print server, fail, and die. Then all that any of its processes wrote to any file is
searched, gone files too, and so are its words, its programs' command lines and the print server's spool.
"""

import ast
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from kiosk.content.compiled import decode_guide, encode_guide, write_guide
from kiosk.content.model import Guide
from tests.driven_kiosk import UP
from tests.journeys.commands import ROOT, environment
from tests.leaks import files_below, marks_in
from tests.private_cups import PrivateCups

MARK, FIRST_NUMBER = "Quaxolith", 73519
CHOSEN = ("time-it-takes", "getting-back", "other-causes", "where-pain-starts", "six-or-more")
MARKS = (MARK, *(str(FIRST_NUMBER + step) for step in range(3)), *CHOSEN)
"""Words of what is chosen, a number that is entered, and ids of what is chosen."""

CALLS = "execve,open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range"
_CALL = re.compile(r"^\d+ +(\w+)\((.*)$")
_WRITTEN = re.compile(r"^\d+<([^>]*)>(?:\(deleted\))?, (.*)$")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_PATIENCE_S = 100
WITH_CORE_FILES = ["/bin/sh", "-c", 'ulimit -S -c "$(ulimit -H -c)" && exec "$@"', "sh"]
"""Starts a command with core files allowed, as far as they are on this machine."""


def marked(guide: Guide) -> Guide:
    """Put marks into all that a patient can choose."""
    plain = msgspec.to_builtins(guide)
    _mark_answers(plain["questionnaire"])
    for row in plain["comparison"]["attributes"]:
        row["title"] = _marked(row["title"])
    for group in plain["question_groups"]:
        for question in group["questions"]:
            question["text"] = _marked(question["text"])
    return decode_guide(encode_guide(msgspec.convert(plain, Guide)))


def _mark_answers(node: object) -> None:
    if isinstance(node, list | tuple):
        for each in node:
            _mark_answers(each)
    elif isinstance(node, dict):
        if "code" in node:
            node["text"] = _marked(node["text"])
        if node.get("link_id") == "injection-count":
            node |= {"minimum": FIRST_NUMBER, "maximum": FIRST_NUMBER + 10}
        for each in node.values():
            _mark_answers(each)


def _marked(texts: dict[str, str]) -> dict[str, str]:
    return {language: f"{text} {MARK}" for language, text in texts.items()}


@dataclass
class Told:
    """What is known of a kiosk that has ended.

    Attributes:
        status: how it ended; that of a signal is negative.
        said: all that it said.
        started: command lines and environments of all programs that it was and started.
        written: what was written to each file, pipes and sockets left out.
        home: where it may write.
    """

    status: int
    said: bytes
    home: Path
    started: list[bytes] = field(default_factory=list)
    written: dict[str, bytes] = field(default_factory=lambda: defaultdict(bytes))

    def read(self, log: Path) -> "Told":
        """Take in what strace saw."""
        for line in log.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            call = _CALL.match(line)
            if call is None:
                continue
            content = b"".join(_bytes(text) for text in _STRING.findall(call[2]))
            to = _WRITTEN.match(call[2])
            if call[1] == "execve":
                self.started.append(content)
            elif to is not None and to[1].startswith("/") and not to[1].startswith("/dev/null"):
                self.written[to[1]] += content
            elif call[1] in {"open", "openat", "creat"} and re.search("O_(WRONLY|RDWR|CREAT)", call[2]):
                self.written[_bytes(_STRING.findall(call[2])[0]).decode()] += b""
        return self

    def leaks(self) -> dict[str, set[str]]:
        """Give where marks are, and which."""
        places = {"words": self.said, "started": b"\n".join(self.started), **self.written}
        places |= {str(path): path.read_bytes() for path in files_below(self.home)}
        found = {place: marks_in(content, MARKS) for place, content in places.items()}
        return {place: marks for place, marks in found.items() if marks}


def _bytes(text: str) -> bytes:
    """Read a string as strace writes it: as C has it, and so nearly as Python."""
    value = ast.literal_eval(f"b{text}")
    assert isinstance(value, bytes)
    return value


Run = Callable[..., Told]


@pytest.fixture(scope="module")
def marked_guide(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("marked") / "marked.kioskguide"
    write_guide(marked(guide), path)
    return path


@pytest.fixture
def run(tmp_path: Path, marked_guide: Path) -> Run:
    def run(*deeds: str, **variables: str) -> Told:
        home, log = tmp_path / "home", tmp_path / "calls"
        (home / "tmp").mkdir(parents=True)
        (home / "kiosk.toml").write_text("failsafe_s = 3\nreduce_motion = true\n", encoding="utf-8")
        places = {"TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(home / "tmp")}
        looked_into = {
            "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "traced"), str(ROOT))),
            "PYTHONFAULTHANDLER": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        traced = ["strace", "--quiet=all", "-f", "-y", "-x", "-v", "-s", "1000000", "--seccomp-bpf"]
        settings = ["--config", str(home / "kiosk.toml"), "--guide", str(marked_guide)]
        done = subprocess.run(  # noqa: S603 - our own command
            [*WITH_CORE_FILES, *traced, f"--output={log}", f"--trace={CALLS}", *driven(*settings)],
            cwd=home,
            env=environment(home, QT_QPA_PLATFORM="offscreen", **places, **looked_into, **variables),
            input="\n".join((*deeds, "")).encode(),
            capture_output=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        said = done.stdout + done.stderr
        assert [line for line in (UP, *deeds[:-1]) if line.encode() not in said] == [], said.decode()
        return Told(done.returncode, said, home).read(log)

    return run


def driven(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.driven_kiosk", "--windowed", "1280x800", *arguments]


def test_visits_that_print_and_fail_and_a_kiosk_that_dies_leave_nothing(
    run: Run, cups_server: PrivateCups
) -> None:
    told = run("visit", "print", "fail", "begin", "abort", CUPS_SERVER=cups_server.server)

    assert told.status < 0
    assert b"Fatal Python error: Aborted" in told.said  # a crash report, with functions and no values
    assert told.said.count(b"An error that nobody handled: ValueError") == 1
    (page,) = cups_server.printed()
    assert marks_in(page, MARKS) >= {MARK, str(FIRST_NUMBER + 2)}  # they are what comes out on paper
    assert told.leaks() == {}
    spool = {
        path: path.read_bytes() for path in files_below(cups_server.folder) if "printed" not in path.parts
    }
    assert {str(path): found for path, content in spool.items() if (found := marks_in(content, MARKS))} == {}
    known = (str(told.home), "/dev/", "/proc/", str(cups_server.folder))
    assert [path for path in told.written if path.startswith("/") and not path.startswith(known)] == []
    assert any(b"--set-pages" in each for each in told.started)
    assert [path.name for path in files_below(told.home) if path.name.startswith("core")] == []


def test_a_page_that_waits_at_a_printer_is_taken_back_and_a_thread_s_fault_tells_nothing(
    run: Run, cups_server: PrivateCups
) -> None:
    cups_server.behave("media-empty")
    told = run("begin", "take", "order", "fail in a thread", "leave", CUPS_SERVER=cups_server.server)
    assert told.status == 0
    assert told.leaks() == {}
    assert cups_server.spooled() == []
    for path in files_below(cups_server.folder):
        assert marks_in(path.read_bytes(), MARKS) == set(), path


def test_the_search_finds_a_leak_into_a_file_that_is_gone(run: Run) -> None:
    assert set().union(*run("leak", "leave").leaks().values()) == {MARK}


# --- Core files -----------------------------------------------------------------------------------


def test_a_crash_leaves_no_core_file_and_memory_is_for_nobody(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        [*WITH_CORE_FILES, *driven()],
        cwd=tmp_path,
        env=environment(tmp_path, QT_QPA_PLATFORM="offscreen"),
        input=b"tell\ncrash\n",
        capture_output=True,
        timeout=_PATIENCE_S,
        check=False,
    )
    assert done.stdout.splitlines() == [b"up", b"tell welcome welcome hidden=True"]
    assert done.returncode < 0
    assert [path for path in files_below(tmp_path) if path.name.startswith("core")] == []
