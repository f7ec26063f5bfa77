"""A short go at every parser that meets foreign bytes; ``make fuzz`` takes longer."""

import pytest

from tests.hostile.fuzz import run

INPUTS = {"guides": 3000, "updates": 1000, "records": 1500, "sources": 150, "fhir": 400}
"""What takes each about two seconds."""


@pytest.mark.parametrize("family", run.FAMILIES)
def test_only_documented_errors_come_out(family: str) -> None:
    fuzzed = run.fuzz(family, [f"-runs={INPUTS[family]}", "-seed=1"])
    assert fuzzed.finding == ""
    assert fuzzed.inputs >= INPUTS[family]
    assert fuzzed.covered[0] > 50, "nothing of the kiosk was watched, so nothing guided it"
