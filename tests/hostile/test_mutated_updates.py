"""A few hundred of the mutated updates; ``make fuzz ARGS=bundles`` brings 100,000."""

from pathlib import Path

from tests.hostile.mutants import Mutants
from tests.hostile.mutated_updates import MOST_SECONDS, bring


def test_none_is_accepted() -> None:
    tally = bring(1, 0, 300)
    assert tally.faults == []
    assert tally.refused.total() + tally.same.total() == 300
    assert tally.same.total() < 10
    assert 0 < tally.slowest_s < MOST_SECONDS


def test_a_mutant_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = Mutants(tmp_path / "one"), Mutants(tmp_path / "two")
    made = [[mutants.mutant(7, number) for number in range(40)] for mutants in (one, two)]
    assert made[0] == made[1]
    assert len({content for _, content in made[0]}) > 30
