"""Memory does not grow: a visit leaves as many objects as the one before, the kiosk's and Qt's."""

import gc
import weakref
from collections import Counter
from functools import partial
from itertools import pairwise
from threading import Event

from PySide6.QtWidgets import QApplication

from kiosk.ui.jobs import Jobs
from tests.journeys.conftest import Open, OpenKiosk

WAY = (
    *("welcome.start.en", "home.learn", "reader.next", "reader.next", "reader.home", "home.compare"),
    *(
        "compare.heart.how-long-relief-lasts",
        "compare.row.what-can-go-wrong",
        "card.close",
        "compare.check",
        "check.none",
    ),
    *(
        "check.yes",
        "check.next",
        "bar.language.es",
        "bar.text_size",
        "bar.contrast",
        "check.home",
        "home.erase",
    ),
)


_A_LOOK = 100
"""Widgets that one screen more or less, drawn ahead or not yet, may make for a difference."""


def visit(kiosk: OpenKiosk) -> None:
    """Look at most kinds of pages in most looks, and leave."""
    kiosk.press(*WAY)
    ahead = kiosk.kiosk.ahead
    assert ahead is not None
    kiosk.until(lambda: ahead.is_done and not kiosk.kiosk.desk.busy)
    kiosk.hands.settle()


def census() -> Counter[str]:
    """Count the objects that the collector knows, by class: the kiosk's, Qt's, and classes themselves.

    An enumeration of Qt's that has an unknown value is a class of its own, and one that stays.
    """
    gc.collect()
    kinds = (type(each) for each in gc.get_objects())
    counted = Counter(f"{kind.__module__}.{kind.__qualname__}" for kind in kinds)
    ours = ("kiosk.", "PySide6.", "Shiboken.", "enum.")
    return Counter({name: number for name, number in counted.items() if name.startswith(ours)})


def test_a_visit_leaves_as_many_objects_as_the_one_before(open_kiosk: Open) -> None:
    kiosk = open_kiosk()
    visit(kiosk)
    visit(kiosk)
    counts, widgets = [census()], len(QApplication.allWidgets())
    for _ in range(3):
        visit(kiosk)
        counts.append(census())
    # What leaks, leaks with every visit; pictures for a look that was drawn ahead for the first time, once.
    more = [after - before for before, after in pairwise(counts)]
    assert more[0] & more[1] & more[2] == Counter()
    assert len(QApplication.allWidgets()) <= widgets + _A_LOOK


def test_a_job_leaves_nothing(qapp: object) -> None:  # noqa: ARG001 - jobs tell their end through Qt
    """Some jobs are over before they are quite begun."""
    jobs, done = Jobs(), 0

    def count(_: object) -> None:
        nonlocal done
        done += 1

    def work_off(number: int) -> None:
        for _ in range(number):
            jobs.run(object, count, count)
        while jobs.busy:
            QApplication.processEvents()

    work_off(1)
    before = len(gc.get_referents(jobs._pool))
    for _ in range(40):
        work_off(1)
    assert done == 41
    assert len(gc.get_referents(jobs._pool)) == before
    jobs.finish()


def test_a_job_that_was_forgotten_before_it_began_holds_on_to_nothing(qapp: object) -> None:  # noqa: ARG001
    jobs, under_way, may_end = Jobs(), Event(), Event()

    def wait() -> None:
        under_way.set()
        assert may_end.wait(30)

    jobs.run(wait, _ignore, _ignore)
    assert under_way.wait(30)
    entered = {"yes"}  # what a patient did, say
    alive = weakref.ref(entered)
    jobs.run(partial(len, entered), _ignore, _ignore)
    del entered
    jobs.forget()
    assert alive() is None
    may_end.set()
    jobs.finish()
    assert not jobs.busy


def _ignore(_: object) -> None:
    pass
