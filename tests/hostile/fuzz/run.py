"""Fuzzes every parser that meets foreign bytes, guided by coverage (Atheris, libFuzzer).

``make fuzz`` takes all of them for a minute each, ``make fuzz ARGS="compiled --minutes 10"`` one for longer;
``make fuzz ARGS=bundles`` mutates signed updates instead, see `tests.hostile.mutated_updates`. What is found
is written into ``build/fuzz``.
"""

import argparse
import ast
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.hostile import mutated_updates

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[2]
FAMILIES: Final = (
    "guides",
    "updates",
    "records",
    "sources",
    *(("fhir",) if find_spec("kiosk.authoring.fhir") else ()),
)
FOUND: Final = ROOT / "build" / "fuzz"
BUNDLES: Final = "bundles"
_LONGEST_INPUT: Final = 16_384
_DONE: Final = re.compile(r"#(\d+)\s+DONE\s+cov: (\d+) ft: (\d+) corp: (\d+)")
_FINDING_STATUS: Final = 77
_PATIENCE_S: Final = 60
"""An input that takes as long on the wall is a standstill; how much it works is measured besides."""


@dataclass(frozen=True)
class Fuzzed:
    """What came of a run.

    Attributes:
        name: the target, or the family.
        inputs: how many there were.
        covered: how many branches were covered, and how many features (branches with how often) were seen.
        finding: what was wrong, with the traceback; "" if nothing was.
    """

    name: str
    inputs: int
    covered: tuple[int, int]
    finding: str


def families() -> dict[str, tuple[str, ...]]:
    """Give the names of all targets by family, without importing what is to be instrumented."""
    found = {}
    for path in (HERE / f"{family}.py" for family in FAMILIES):
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Target"]
        found[path.stem] = tuple(str(ast.literal_eval(call.args[0])) for call in named)
    return found


def fuzz(family: str, options: Sequence[str], target: str = "") -> Fuzzed:
    """Run libFuzzer in a process of its own.

    Args:
        family: the file of the targets.
        options: libFuzzer's own, such as ``-runs=1000``.
        target: only this one; "" takes the whole family, one target after the other as the input says.
    """
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        corpus, artifacts = Path(folder, "corpus"), Path(folder, "found")
        for each in (corpus, artifacts):
            each.mkdir()
        command = [sys.executable, "-m", "tests.hostile.fuzz.inside", family, f"--corpus={corpus}"]
        command += [f"--target={target}"] if target else []
        bounds = [
            f"-max_len={_LONGEST_INPUT}",
            f"-timeout={_PATIENCE_S}",
            "-rss_limit_mb=0",
            "-print_final_stats=0",
        ]
        done = subprocess.run(  # noqa: S603 - our own command
            [*command, *bounds, f"-artifact_prefix={artifacts}/", *options],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": folder, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        told = _DONE.search(done.stderr)
        name = target or family
        if done.returncode == 0 and told is not None:
            inputs, covered, features, _ = map(int, told.groups())
            return Fuzzed(name, inputs, (covered, features), "")
        return Fuzzed(name, 0, (0, 0), _finding(name, done, artifacts))


def _finding(name: str, done: subprocess.CompletedProcess[str], artifacts: Path) -> str:
    """Say what was wrong, and keep the input that does it."""
    said = done.stdout + done.stderr
    at = said.find("Uncaught Python exception")
    kept = []
    for artifact in artifacts.iterdir():
        FOUND.mkdir(parents=True, exist_ok=True)
        kept.append(str((FOUND / f"{name}-{artifact.name}").relative_to(ROOT)))
        (ROOT / kept[-1]).write_bytes(artifact.read_bytes())
    return f"{name} ended with {done.returncode}; input in {kept}\n{said[at if at >= 0 else -3000 :][:6000]}"


def main() -> int:
    """Fuzz what the command line names, and print a table."""
    known = {target: family for family, targets in families().items() for target in targets}
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*known, *families(), BUNDLES, []], metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=mutated_updates.COUNT, help=f"of {BUNDLES}")
    arguments = parser.parse_args()
    if BUNDLES in arguments.names:
        return mutated_updates.report(arguments.count, arguments.seed)
    wanted = [name for each in arguments.names for name in families().get(each, (each,))] or list(known)
    options = [f"-max_total_time={round(60 * arguments.minutes)}", f"-seed={arguments.seed}"]
    print(f"{'target':16} {'inputs':>10} {'branches':>9} {'features':>9}   found")
    findings = []
    for name in wanted:
        done = fuzz(known[name], options, name)
        branches, features = done.covered
        found = "1" if done.finding else "-"
        print(f"{name:16} {done.inputs:10} {branches:9} {features:9}   {found}", flush=True)
        findings += [done.finding] if done.finding else []
    for finding in findings:
        print(f"\n{finding}")
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
