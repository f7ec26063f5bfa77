"""The report as a web page in one file, and as a tagged PDF."""

import datetime as dt
from pathlib import Path
from typing import Final

import msgspec

from kiosk.authoring.errors import ReportError
from kiosk.authoring.signoff.report import Report

_FOLDER: Final = "signoff"


def as_html(report: Report, resources: Path, day: dt.date) -> bytes:
    """Return one static page: no scripts, nothing loaded from elsewhere.

    Args:
        report: What it says.
        resources: The folder of what ships with the kiosk.
        day: The day it is made.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - this writer alone needs it

    environment = Environment(
        loader=FileSystemLoader(resources / _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(report=report, day=day.isoformat()).encode()


def as_pdf(report: Report, resources: Path, day: dt.date) -> bytes:
    """Return the pages as a tagged PDF (PDF/UA-1), its font embedded.

    Args:
        report: What it says.
        resources: The folder of what ships with the kiosk.
        day: The day it is made.

    Raises:
        ReportError: The PDF could not be made.
    """
    import typst  # noqa: PLC0415 - large, and this writer alone needs it

    told = {**msgspec.to_builtins(report), "day": day.isoformat()}
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources / "fonts"]
    )
    try:
        pdf = typst.Compiler(
            resources / _FOLDER / "report.typ",
            root=resources,
            font_paths=fonts,
            sys_inputs={"report": msgspec.json.encode(told).decode()},
        ).compile(format="pdf", pdf_standards=["ua-1"], timestamp=dt.datetime.combine(day, dt.time(), dt.UTC))
    except (typst.TypstError, RuntimeError, OSError) as error:
        raise ReportError(str(error)) from error
    if not isinstance(pdf, bytes):
        raise ReportError("no pages came of it")
    return pdf


WRITERS: Final = {".html": as_html, ".pdf": as_pdf}
"""By the ending of the file's name."""
