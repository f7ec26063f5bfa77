"""The icons that the code names are in the font."""

import re

import pytest

from kiosk import paths
from kiosk.ui.icons import Icons


@pytest.mark.usefixtures("qapp")
def test_every_icon_that_is_named_is_there() -> None:
    """A name that the font lacks ends the process in the middle of painting."""
    icons = Icons()
    icons.load()
    code = "\n".join(path.read_text(encoding="utf-8") for path in (paths.PACKAGE / "ui").rglob("*.py"))
    names = set(re.findall(r'"ph\.([a-z0-9-]+)"', code))
    assert len(names) > 50
    assert sorted(name for name in names if name not in icons._characters) == []
