"""What every room of the staff stands on."""

import pytest

from tests.unit.staff.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()
