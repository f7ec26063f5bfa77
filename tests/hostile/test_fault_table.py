"""Every fault and attack that an update must survive, and the tests that play it.

==================== ==================================================================================
row                  what is played
==================== ==================================================================================
kill                 the process is killed at any step
power cut            writes are lost, torn or reordered
disk                 full, failing or read-only, once and for ever
stick                pulled out, short reads, a standstill
changing stick       other bytes at the second read
two at once          two importers; a start during an update
publisher            rollback, freeze, mix and match, fast-forward, endless data, equivocation, threshold,
                     wrong channel
clock                1970, 2099, set back
names                zip slip, drives, devices, streams, links, ligatures, case pairs, duplicates
archive              a million entries, zip64, prefix and suffix, overlap, encryption, compression
pixels               a PNG bomb
half an image        cut short, one bit other
drawing              files read, multiplied, packed, deep, billion laughs, under another name
font                 garbage in the place of a font: a bundle brings none
markup               HTML and Markdown that load, hide or never end
source               what other formats of configuration allow: keys twice, guessed types
hidden characters    turned directions, no width
crash loop           a guide that ends the app
decay                bit rot, lost records, a damaged app
==================== ==================================================================================
"""

import ast
from pathlib import Path
from typing import Final

import pytest

from kiosk.bundle.archive import check_bundle
from kiosk.bundle.errors import DamagedError
from kiosk.content.compiled import encode_guide
from tests.unit.bundle.publisher import TINY
from tests.unit.bundle.test_archive import bundle_of

TESTS: Final = Path(__file__).parents[1]

PLAYED: Final = {
    "kill": (
        "unit/bundle/test_processes.py::test_a_process_killed_at_any_step_leaves_the_old_or_the_new_version",
        "faults/test_system_calls.py::test_an_update_that_fails_at_a_system_call_leaves_a_guide",
    ),
    "power cut": (
        "unit/bundle/test_power_cut.py::test_after_a_power_cut_it_is_as_before_or_as_after",
        "unit/bundle/test_power_cut.py::test_every_forced_write_is_needed",
        "unit/bundle/test_power_cut.py::test_after_a_power_cut_the_update_can_be_made_again",
    ),
    "disk": (
        "unit/bundle/test_interrupted_updates.py::test_a_disk_that_fails_at_any_step_leaves_the_old_version",
        "unit/bundle/test_processes.py::test_a_process_that_may_not_write_more_leaves_the_old_version_and_says_why",
        "unit/bundle/test_damaged_stores.py::test_a_disk_that_became_read_only_still_shows_what_it_holds",
        "faults/test_system_calls.py::test_an_update_that_fails_at_a_system_call_leaves_a_guide",
    ),
    "stick": (
        "unit/bundle/test_hostile_updates.py::test_a_stick_that_is_pulled_out_is_told_as_such",
        "unit/bundle/test_hostile_updates.py::test_a_guide_that_is_not_what_was_signed_is_refused",
        "unit/bundle/test_hostile_updates.py::test_bytes_that_come_one_by_one_are_not_waited_for",
        "unit/bundle/test_http_carrier.py::test_a_server_that_falls_silent_is_not_waited_for",
    ),
    "changing stick": (
        "unit/bundle/test_hostile_updates.py::test_each_file_is_read_once_so_a_stick_cannot_show_other_bytes_the_second_time",
    ),
    "two at once": (
        "unit/bundle/test_processes.py::test_a_second_process_is_refused_until_the_first_one_ends",
        "unit/bundle/test_interrupted_updates.py::test_two_updates_at_once",
        "unit/bundle/test_damaged_stores.py::test_a_start_during_an_update_shows_what_was_shown",
    ),
    "publisher": (
        "unit/bundle/test_trust.py::test_an_old_stick_is_refused",
        "unit/bundle/test_trust.py::test_a_list_that_hides_a_newer_one_ends_on_a_server_but_not_on_a_stick",
        "unit/bundle/test_trust.py::test_lists_of_two_updates_mixed_are_refused",
        "unit/bundle/test_signatures.py::test_a_thief_of_all_lists_keys_is_healed_by_a_new_root",
        "unit/bundle/test_hostile_updates.py::test_a_guide_that_does_not_end_is_stopped",
        "unit/bundle/test_hostile_updates.py::test_a_list_that_does_not_end_is_refused_before_it_is_read",
        "unit/bundle/test_trust.py::test_the_same_version_with_another_guide_does_not_take_its_place",
        "unit/bundle/test_signatures.py::test_one_of_two_keys_is_not_enough",
        "unit/bundle/test_signatures.py::test_an_update_of_the_other_channel_is_refused",
    ),
    "clock": (
        "unit/bundle/test_trust.py::test_a_wrong_clock",
        "unit/bundle/test_trust.py::test_a_clock_that_was_set_back_does_not_go_below_the_newest_list",
        "unit/bundle/test_clock.py::test_the_time_that_is_believed",
    ),
    "names": (
        "unit/bundle/test_names.py::test_names_that_mean_something_elsewhere_are_refused",
        "unit/bundle/test_stored_zip.py::test_anything_unusual_is_refused",
        "unit/bundle/test_carriers.py::test_what_only_looks_like_a_file_is_not_opened",
    ),
    "archive": (
        "unit/bundle/test_stored_zip.py::test_anything_unusual_is_refused",
        "unit/bundle/test_stored_zip.py::test_too_many_entries_are_refused_before_they_are_read",
        "unit/bundle/test_stored_zip.py::test_bytes_put_in_anywhere_are_refused",
    ),
    "pixels": (
        "hostile/test_pictures.py::test_a_photograph",
        "hostile/test_pictures.py::test_the_toolkit_takes_the_bomb_that_the_kiosk_refuses",
    ),
    "half an image": ("hostile/test_pictures.py::test_a_photograph",),
    "drawing": (
        "hostile/test_pictures.py::test_a_drawing",
        "hostile/test_pictures.py::test_a_drawing_that_loads_something",
        "hostile/test_pictures.py::test_what_is_called_a_photograph_is_not_drawn_as_something_else",
    ),
    "font": ("hostile/test_fault_table.py::test_a_bundle_brings_no_font",),
    "markup": (
        "hostile/test_words.py::test_markup_in_a_text_is_shown_as_it_stands_and_loads_nothing",
        "hostile/test_words.py::test_words_that_keep_the_screen_waiting",
    ),
    "source": (
        "unit/authoring/test_source_folder.py::test_a_key_that_stands_twice_is_told_at_its_line",
        "unit/authoring/test_source_folder.py::test_tables_nested_without_end_are_a_fault",
        "unit/authoring/test_faults.py::test_a_fault_is_told_once_at_its_line_with_reason_and_remedy",
    ),
    "hidden characters": ("hostile/test_words.py::test_words_that_are_not_what_they_look_like",),
    "crash loop": (
        "journeys/test_guide_in_the_store.py::test_a_guide_that_ends_the_app_twice_makes_way_for_the_one_before",
    ),
    "decay": (
        "unit/bundle/test_damaged_stores.py::test_a_damaged_version_makes_way_for_the_one_before_until_it_is_whole_again",
        "unit/bundle/test_damaged_stores.py::test_one_lost_record_costs_one_step",
        "unit/bundle/test_damaged_stores.py::test_both_records_lost_begin_again_with_the_built_in_guide_and_its_ratchet",
        "unit/bundle/test_damaged_stores.py::test_a_damaged_app_with_nothing_imported_needs_staff",
    ),
}


def rows_of_docstring() -> set[str]:
    lines = (__doc__ or "").splitlines()
    return {line[:20].strip() for line in lines[3:] if line[:1].strip() and not line.startswith("=")} - {
        "row"
    }


def test_every_row_is_played() -> None:
    assert rows_of_docstring() == PLAYED.keys()


@pytest.mark.parametrize("row", PLAYED)
def test_what_plays_a_row_is_there(row: str) -> None:
    for played in PLAYED[row]:
        file, _, name = played.partition("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_a_bundle_brings_no_font(tmp_path: Path) -> None:
    """What is in it is the guide or lies under ``audio``, which nothing gives to a loader of fonts."""
    files = {"fonts/a.ttf": b"\0\1\0\0" + b"garbage" * 100, "guide.kioskguide": encode_guide(TINY)}
    with pytest.raises(DamagedError):
        check_bundle(bundle_of(tmp_path / "a.kioskbundle", files), "a stick")
