"""Compiles the theme, colours, sizes and looks, to the one file that the kiosk reads at every start.

Run as ``python -m kiosk.authoring.theme FOLDER FILE``. Reading TOML would take the kiosk a twentieth of the
time until its first picture; whether the roles and names are right, the kiosk checks itself
(`kiosk.ui.theme.Tokens`).
"""

import json
import sys
import tomllib
from pathlib import Path


def compile_theme(folder: Path, file: Path) -> None:
    """Write ``tokens.toml`` and ``looks.toml`` of ``folder`` into one JSON file; its folder is made.

    Raises:
        OSError: One of them cannot be read, or the file cannot be written.
        tomllib.TOMLDecodeError: One of them is no TOML.
    """
    theme = tomllib.loads((folder / "tokens.toml").read_text(encoding="utf-8"))
    theme["looks"] = tomllib.loads((folder / "looks.toml").read_text(encoding="utf-8"))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(theme), encoding="utf-8")


if __name__ == "__main__":
    compile_theme(Path(sys.argv[1]), Path(sys.argv[2]))
