"""Figures: the numbers in words, both groups of one size, one scale, and the way to the sources."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Figure, StatPair, StatValue
from kiosk.ui.fonts import load_fonts
from kiosk.ui.session import VisitSession
from kiosk.ui.style import dress_application
from kiosk.ui.view import View
from kiosk.ui.widgets.buttons import TouchButton
from kiosk.ui.widgets.figure_card import FigureCard
from kiosk.ui.widgets.icon_array import Crowd, IconArrayFigure
from kiosk.ui.widgets.picture import Drawing, Legend
from kiosk.ui.widgets.stat_pair import Axis, StatPairFigure, Track
from kiosk.ui.widgets.timeline import Lane

Place = Callable[..., FigureCard]

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)


@pytest.fixture
def place(qtbot: QtBot, session: VisitSession) -> Place:
    """Show a figure of the guide: ``place("recovery", size=(1080, 1920), percent=200)``."""
    load_fonts(paths.resources() / "fonts")
    roots: list[QWidget] = []

    def place(
        figure: str | Figure,
        *,
        size: tuple[int, int] = LANDSCAPE,
        percent: int = 100,
        width: int = 0,
        language: str = "en",
    ) -> FigureCard:
        session.fit(QSize(*size))
        session.set_text_percent(percent)
        session.set_language(language)
        view = session.view
        root = QWidget()
        dress_application(view.theme)
        qtbot.addWidget(root)
        roots.append(root)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        card = FigureCard(view, view.figure(figure) if isinstance(figure, str) else figure, "test")
        column.addWidget(card)
        column.addStretch(1)
        root.resize(width or size[0] - 112, 6000)
        with qtbot.waitExposed(root):
            root.show()
        return card

    return place


def words(widget: QWidget) -> list[str]:
    return [
        QTextDocumentFragment.fromHtml(label.text()).toPlainText() for label in widget.findChildren(QLabel)
    ]


# --- Icon arrays ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "caption"), [("en", "used opioids"), ("es", "usaban opioides")])
def test_an_icon_array_says_its_numbers_in_words(place: Place, language: str, caption: str) -> None:
    said = [each for each in words(place("opioids-five-years", language=language)) if each.endswith(caption)]
    assert [each.split()[0] for each in said] == ["77", "41"]
    assert all("100" in each for each in said)


def test_an_icon_array_has_its_description_for_those_who_do_not_see_it(place: Place) -> None:
    figure = place("opioids-five-years").findChild(IconArrayFigure)
    assert figure is not None
    assert "77 of 100" in figure.accessibleName()
    assert "41 of 100" in figure.accessibleName()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, (1280, 800), (3840, 2160)])
@pytest.mark.parametrize("percent", [100, 200])
def test_people_of_both_crowds_have_the_same_size(place: Place, size: tuple[int, int], percent: int) -> None:
    first, second = place("success-six-months", size=size, percent=percent).findChildren(Crowd)
    assert first.cell == second.cell
    assert first.columns(first.width()) == second.columns(second.width())


def test_crowds_stand_side_by_side_where_there_is_room(place: Place) -> None:
    first, second = place("success-six-months").findChildren(Crowd)
    assert first.y() == second.y()
    assert first.geometry().right() < second.x()


@pytest.mark.parametrize(("size", "percent"), [(PORTRAIT, 100), (LANDSCAPE, 200)])
def test_crowds_stand_below_each_other_where_there_is_not(
    place: Place, size: tuple[int, int], percent: int
) -> None:
    first, second = place("success-six-months", size=size, percent=percent).findChildren(Crowd)
    assert first.x() == second.x()
    assert first.geometry().bottom() < second.y()


def test_people_stand_in_rows_of_twenty_or_of_ten_by_the_room(place: Place) -> None:
    wide = place("success-six-months", size=PORTRAIT).findChildren(Crowd)[0]
    narrow = place("success-six-months", size=PORTRAIT, width=420).findChildren(Crowd)[0]
    assert wide.columns(wide.width()) == 20
    assert narrow.columns(narrow.width()) == 10


def test_people_have_the_same_size_where_the_columns_differ_by_a_pixel(place: Place) -> None:
    sizes = set()
    for width in range(1180, 1222):
        first, second = place("success-six-months", size=LANDSCAPE, width=width).findChildren(Crowd)
        sizes.add(first.width() - second.width())
        assert first.cell == second.cell
    assert sizes != {0}


@pytest.mark.parametrize("width", [420, 700, 968])
def test_every_person_has_room(place: Place, width: int) -> None:
    for crowd in place("success-six-months", size=PORTRAIT, width=width).findChildren(Crowd):
        assert crowd.height() >= crowd.heightForWidth(crowd.width())


# --- Points on a scale ----------------------------------------------------------------------------


def test_values_are_told_in_words(place: Place) -> None:
    said = words(place("sham-six-months"))
    assert any(each.startswith("2.6 points less pain") for each in said)
    assert any(each.startswith("1.7 points less pain") for each in said)


def test_all_values_stand_on_one_whole_scale(place: Place) -> None:
    card = place("sham-six-months")
    first, second = card.findChildren(Track)
    axis = card.findChild(Axis)
    assert axis is not None
    assert axis.steps() == [float(step) for step in range(11)]
    for value in (0.0, 2.6, 10.0):
        assert first.place(value) == second.place(value) == axis.place(value)
    assert first.place(10.0) - first.place(0.0) > 0.8 * first.width()


def test_a_scale_without_room_numbers_its_ends_and_middle(place: Place) -> None:
    axis = place("sham-six-months", size=PORTRAIT, percent=200, width=520).findChild(Axis)
    assert axis is not None
    assert axis.steps() == [0.0, 5.0, 10.0]


def test_a_value_beyond_the_scale_stays_on_it(place: Place) -> None:
    track = place("sham-six-months").findChildren(Track)[0]
    assert track.place(99.0) == track.place(10.0)


def test_a_range_is_told_where_there_is_one(place: Place, session: VisitSession) -> None:
    figure = with_range(session.view)
    said = words(place(figure))
    assert any("It could be from 0.5 to 4" in each for each in said)


def test_no_range_is_told_where_none_is_known(place: Place) -> None:
    assert not any("It could be from" in each for each in words(place("sham-six-months")))


def with_range(view: View) -> StatPair:
    figure = view.figure("sham-six-months")
    assert isinstance(figure, StatPair)
    value = StatValue(label={"en": "A", "es": "A"}, value=2.0, low=0.5, high=4.0)
    return msgspec.structs.replace(figure, id="made-up", values=(value,))


def test_the_scale_is_described(place: Place) -> None:
    figure = place("sham-six-months").findChild(StatPairFigure)
    assert figure is not None
    assert "2.6 points" in figure.accessibleName()


# --- Timelines ------------------------------------------------------------------------------------


def test_a_timeline_tells_each_step(place: Place) -> None:
    said = " ".join(words(place("recovery")))
    for step in ("About 15 minutes", "Weeks to months", "About 1 hour", "6 to 12 months"):
        assert step in said


def test_steps_follow_each_other_downward(place: Place) -> None:
    for lane in place("recovery").findChildren(Lane):
        tops = [lane.first_line(index).top() for index in range(5)]
        assert tops == sorted(set(tops))
        assert lane.height() >= lane.heightForWidth(lane.width())


def test_lanes_are_side_by_side_where_there_is_room_else_stacked(place: Place) -> None:
    first, second = place("recovery").findChildren(Lane)
    assert first.y() == second.y()
    first, second = place("recovery", size=PORTRAIT).findChildren(Lane)
    assert first.x() == second.x()
    assert first.geometry().bottom() < second.y()


# --- Pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize("figure_id", ["where-the-joint-is", "what-an-injection-does", "what-fusion-does"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_picture_is_described_and_its_marks_are_told(
    place: Place, session: VisitSession, figure_id: str, language: str
) -> None:
    card = place(figure_id, language=language)
    drawing = card.findChild(Drawing)
    assert drawing is not None
    assert drawing.accessibleName()
    figure = session.view.figure(figure_id)
    for marker in getattr(figure, "markers", ()):
        assert any(session.view.text(marker.text) in each for each in words(card))


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
def test_a_picture_keeps_its_shape(place: Place, size: tuple[int, int]) -> None:
    for figure_id in ("where-the-joint-is", "what-fusion-does"):
        drawing = place(figure_id, size=size).findChild(Drawing)
        assert drawing is not None
        natural = drawing._natural
        shape = drawing.width() / drawing.heightForWidth(drawing.width())
        assert shape == pytest.approx(natural.width() / natural.height(), rel=0.02)


def test_the_list_of_marks_is_beside_the_picture_or_below(place: Place) -> None:
    for size, beside in ((LANDSCAPE, True), (PORTRAIT, False)):
        card = place("where-the-joint-is", size=size)
        drawing, legend = card.findChild(Drawing), card.findChild(Legend)
        assert drawing is not None
        assert legend is not None
        assert (legend.x() > drawing.geometry().right()) is beside
        assert (legend.y() > drawing.geometry().bottom()) is not beside


# --- The frame ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_figure_says_where_it_comes_from(place: Place, session: VisitSession, language: str) -> None:
    card = place("opioids-five-years", language=language)
    note = session.view.text(session.view.figure("opioids-five-years").note)
    assert note in words(card)


def test_how_sure_are_we_asks_for_every_source_of_the_figure(place: Place, qtbot: QtBot) -> None:
    card = place("opioids-five-years")
    button = card.findChild(TouchButton, "test.sure.opioids-five-years")
    assert button is not None
    with qtbot.waitSignal(card.evidence_requested) as asked:
        button.click()
    assert asked.args == ["evidence:lois-2019"]


def test_several_sources_are_asked_for_together(place: Place, session: VisitSession, qtbot: QtBot) -> None:
    figure = msgspec.structs.replace(with_range(session.view), evidence=("nass", "lois-2019"))
    card = place(figure)
    button = card.findChild(TouchButton, "test.sure.made-up")
    assert button is not None
    with qtbot.waitSignal(card.evidence_requested) as asked:
        button.click()
    assert asked.args == ["evidence:nass,lois-2019"]
