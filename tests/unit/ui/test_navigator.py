"""From every place there is a way back, and it ends at home."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.navigator import HOME, WELCOME, Navigator


@pytest.fixture
def navigator() -> Navigator:
    navigator = Navigator()
    navigator.go(HOME)
    return navigator


def test_back_leads_to_the_place_before(navigator: Navigator) -> None:
    navigator.go("reader:one")
    navigator.go("reader:two")
    navigator.back()
    assert navigator.place == "reader:one"
    assert navigator.went_back


def test_back_from_the_first_place_leads_home(navigator: Navigator) -> None:
    navigator.go(WELCOME)
    navigator.go("signs")
    navigator.go(HOME)
    navigator.back()
    assert navigator.place == HOME


def test_welcome_has_nothing_before_it() -> None:
    navigator = Navigator()
    navigator.back()
    assert navigator.place == WELCOME


def test_going_where_one_came_from_is_a_step_back(navigator: Navigator) -> None:
    navigator.go("reader:one")
    navigator.go("reader:two")
    navigator.go("reader:one")
    navigator.back()
    assert navigator.place == HOME


def test_the_same_place_is_no_step(navigator: Navigator) -> None:
    moves: list[str] = []
    navigator.moved.connect(moves.append)
    navigator.go("compare")
    navigator.go("compare")
    assert moves == ["compare"]


def test_home_and_welcome_begin_the_way_anew(navigator: Navigator) -> None:
    navigator.go("compare")
    navigator.go(HOME)
    navigator.back()
    assert navigator.place == HOME


def test_a_replaced_place_is_left_out_of_the_way_back(navigator: Navigator) -> None:
    navigator.go("compare")
    navigator.go("check")
    navigator.replace("check:first")
    navigator.back()
    assert navigator.place == "compare"


@given(st.lists(st.sampled_from(["home", "compare", "reader:a", "reader:b", "signs", "BACK"]), max_size=40))
def test_back_always_comes_home_in_the_end(steps: list[str]) -> None:
    navigator = Navigator()
    navigator.go(HOME)
    for step in steps:
        if step == "BACK":
            navigator.back()
        else:
            navigator.go(step)
    for _ in range(len(steps) + 1):
        navigator.back()
    assert navigator.place == HOME


@pytest.mark.parametrize(
    ("place", "parts"),
    [("home", ("home", "")), ("reader:a-b", ("reader", "a-b")), ("row:a:b", ("row", "a:b"))],
)
def test_a_place_is_a_name_and_what_it_shows(place: str, parts: tuple[str, str]) -> None:
    assert Navigator.split(place) == parts
