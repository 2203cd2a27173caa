"""A council with a few makers, Sari of its office, and the register of the example city."""

from __future__ import annotations

import pytest

from kriya.councils.models import Council
from tests import build


@pytest.fixture
def council(db: None) -> Council:
    return build.pekalongan(crafts=True)
