"""Dates and times as people write them."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, Qt, QTime


def short_date(day: dt.date | str | None, language: str) -> str:
    """Write a day: "14 Nov 2026", "14 nov. 2026"; "" for none.

    Args:
        day: a day, or one in ISO 8601.
        language: a language code.
    """
    date = QDate.fromString(str(day), Qt.DateFormat.ISODate) if day else QDate()
    return QLocale(language).toString(date, "d MMM yyyy") if date.isValid() else str(day or "")


def short_time(moment: dt.datetime, language: str) -> str:
    """Write a moment in this kiosk's own time zone: "20 Nov 2026, 4:12 PM"."""
    local = moment.astimezone()
    clock = QTime(local.hour, local.minute)
    spoken = QLocale(language).toString(clock, QLocale.FormatType.ShortFormat)
    return f"{short_date(local.date(), language)}, {spoken}"
