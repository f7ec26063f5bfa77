"""What staff and exports are told of the counts, and what nobody can work out from it."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.staff.usage import DayCount, ToldDay, Total, told, total, write_csv

TODAY = dt.date(2026, 11, 25)
DAY = dt.date(2026, 11, 23)

counts_of_events = st.integers(0, 9)
rows = st.builds(
    DayCount,
    st.dates(TODAY - dt.timedelta(3), TODAY + dt.timedelta(1)),
    st.sampled_from(["hip", "si-joint"]),
    counts_of_events,
    counts_of_events,
    counts_of_events,
    counts_of_events,
)


def exported(days: list[DayCount]) -> list[list[str]]:
    stream = io.StringIO(newline="")
    write_csv(days, TODAY, stream)
    return list(csv.reader(io.StringIO(stream.getvalue())))


@pytest.mark.parametrize("visits", [1, 2, 3, 4])
def test_a_day_with_fewer_than_five_visits_tells_none_of_its_sums(visits: int) -> None:
    day = DayCount(DAY, "si-joint", visits, 9, 1, 1)
    assert told(day, TODAY) == ToldDay(DAY, "si-joint", "few", None)
    assert exported([day])[1] == ["2026-11-23", "si-joint", *["fewer than 5"] * 4]


@pytest.mark.parametrize("visits", [5, 50])
def test_a_day_with_five_visits_is_told(visits: int) -> None:
    day = DayCount(DAY, "si-joint", visits, 9, 1, 0)
    assert told(day, TODAY) == ToldDay(DAY, "si-joint", "", day)
    assert exported([day])[1] == ["2026-11-23", "si-joint", str(visits), "9", "1", "0"]


def test_a_day_without_any_use_is_told_as_such() -> None:
    day = DayCount(DAY, "si-joint")
    assert told(day, TODAY) == ToldDay(DAY, "si-joint", "", day)


def test_a_page_after_midnight_does_not_show_a_day_of_one_patient() -> None:
    assert told(DayCount(DAY, "si-joint", 0, 0, 0, 1), TODAY).hidden == "few"


@pytest.mark.parametrize("day", [TODAY, TODAY + dt.timedelta(1)])
@pytest.mark.parametrize("visits", [0, 4, 5, 50])
def test_a_day_that_is_not_over_tells_nothing(day: dt.date, visits: int) -> None:
    row = DayCount(day, "si-joint", visits, 9, 1, 1)
    assert told(row, TODAY) == ToldDay(day, "si-joint", "not over", None)
    assert exported([row])[1] == [day.isoformat(), "si-joint", *["not over"] * 4]


def test_a_total_leaves_out_what_is_not_told_and_says_how_many() -> None:
    days = [
        DayCount(DAY, "si-joint", 5, 6, 7, 8),
        DayCount(DAY, "hip", 4, 9, 9, 9),
        DayCount(TODAY, "hip", 9, 9, 9, 9),
        DayCount(DAY + dt.timedelta(1), "hip", 10, 1, 1, 1),
    ]
    assert total(told(day, TODAY) for day in days) == Total(15, 7, 8, 9, hidden=2)
    assert total([]) == Total()


def test_the_first_line_names_the_columns() -> None:
    assert exported([]) == [["day", "guide", "visits", "sections", "self_checks", "pages"]]


@settings(deadline=None)
@given(st.lists(rows, max_size=8), st.data())
def test_nothing_that_is_told_depends_on_what_is_hidden(days: list[DayCount], data: st.DataObject) -> None:
    others = []
    for day in days:
        is_hidden = told(day, TODAY).hidden
        few = st.integers(1, 4) if is_hidden == "few" else counts_of_events
        other = replace(
            day,
            visits=data.draw(few),
            sections=data.draw(counts_of_events),
            self_checks=data.draw(counts_of_events),
            pages=data.draw(counts_of_events),
        )
        others.append(other if is_hidden else day)
    assert exported(days) == exported(others)
    assert total(told(day, TODAY) for day in days) == total(told(day, TODAY) for day in others)


@settings(deadline=None)
@given(rows, rows)
def test_two_exports_of_one_day_never_differ_by_fewer_than_five_visits(
    before: DayCount, more: DayCount
) -> None:
    day = replace(before, day=TODAY)
    later = replace(
        day,
        visits=day.visits + more.visits,
        sections=day.sections + more.sections,
        self_checks=day.self_checks + more.self_checks,
        pages=day.pages + more.pages,
    )
    assert exported([day]) == exported([later])
