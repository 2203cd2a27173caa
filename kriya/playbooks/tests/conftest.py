"""Two councils: one whose way of working is worth copying, and one that comes to learn."""

from dataclasses import dataclass

import pytest

from kriya.councils.models import Council
from kriya.playbooks.tests.builders import set_up
from tests import build


@dataclass(frozen=True)
class Neighbours:
    """`source` made a playbook's content, `copier` begins with nothing."""

    source: Council
    copier: Council


@pytest.fixture
def neighbours(real_db: None) -> Neighbours:
    source, copier = build.pekalongan(), build.council("gunungkidul", region_code="34.03", crafts=True)
    set_up(source)
    return Neighbours(source, copier)
