"""Counts what a start does until its first picture: work, not seconds, so that it is the same everywhere.

Usage: python -m tests.journeys.work_at_start ARGUMENTS OF THE KIOSK. Prints one JSON object: ``modules``
(names of all that are imported), ``widgets`` (that there are), ``polishes`` (widgets that Qt has prepared to
be painted), ``style_sheets`` (that Qt would have to match), ``files`` and ``read_bytes`` (what Python opens
for reading, but for its own code).
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk import __main__ as command_line
from kiosk import app

_CODE = (".py", ".pyc", ".so", ".pth", ".zip")
_counts: Counter[str] = Counter()


def _on_audit(event: str, args: tuple[object, ...]) -> None:
    """Note each file that is opened for reading and is no code."""
    if event == "open" and isinstance(args[0], str) and not args[0].endswith(_CODE):
        file, flags = Path(args[0]), args[2]
        reads = isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR)
        if reads and file.is_file() and not file.is_relative_to("/proc"):
            _counts.update(files=1, read_bytes=file.stat().st_size)


def _tell(self: app.Kiosk) -> None:  # noqa: ARG001 - stands in for a method
    widgets = QApplication.allWidgets()
    sheets = [QApplication.instance(), *widgets]
    polished = Qt.WidgetAttribute.WA_WState_Polished
    found = {
        "modules": sorted(sys.modules),
        "widgets": len(widgets),
        "polishes": sum(widget.testAttribute(polished) for widget in widgets),
        "style_sheets": sum(bool(each.property("styleSheet")) for each in sheets if each is not None),
        **_counts,
    }
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    app.Kiosk.furnish = _tell  # type: ignore[method-assign]  # what follows the first picture
    sys.addaudithook(_on_audit)
    sys.exit(command_line.main(sys.argv[1:]))
