"""A guard of each kind is taken away, and the tests notice. `make test-mutations` takes them all."""

from pathlib import Path

import pytest

from tests.mutations.mutations import MUTATIONS, Mutation
from tests.mutations.run import ROOT, Copy

SAMPLED = {
    "a file's bytes, by the system",
    "plain letters",
    "the number of entries",
    "lists of before are shown",
    "the longest side",
    "elements",
}
SAMPLE = [each for each in MUTATIONS if each.name in SAMPLED]


@pytest.mark.parametrize("mutation", SAMPLE, ids=lambda mutation: mutation.guard)
def test_a_guard_that_is_taken_away_is_missed(tmp_path: Path, mutation: Mutation) -> None:
    assert Copy(tmp_path).notices(mutation)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.guard}, {mutation.name}")
def test_each_guard_still_stands_where_the_list_says(mutation: Mutation) -> None:
    assert (ROOT / mutation.file).read_text(encoding="utf-8").count(mutation.old) == 1
    assert mutation.new != mutation.old
