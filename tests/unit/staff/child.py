"""Real processes for what only they can do: be killed, meet each other, run out of room."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}

NO_ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
"""
"""Lets a process write no byte beyond argument 2 of any file (setrlimit(2), RLIMIT_FSIZE)."""


def python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own and wait for its end."""
    return subprocess.run(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", code, *map(str, arguments)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a process that can be talked with."""
    return subprocess.Popen(  # noqa: S603 - this very interpreter, and code that stands here
        [sys.executable, "-c", code, *map(str, arguments)],
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
