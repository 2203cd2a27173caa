"""A demo of which something is missing is seeded again."""

import pytest

from kriya.councils.models import Council
from kriya.demo.councils import SHARED, regions_of_nation
from kriya.demo.presence import is_seeded
from tests import build

pytestmark = pytest.mark.django_db


def test_a_demo_that_was_killed_amid_its_seeding_is_not_taken_for_whole():
    assert not is_seeded()
    councils = [build.pekalongan(), build.gunungkidul()]
    assert not is_seeded(), "its neighbours do not report yet"
    missing = set(regions_of_nation()) - {one.region_code for one in councils}
    Council.objects.bulk_create(
        Council(slug=f"c{code.replace('.', '')}", name=code, short_name=code, region_code=code) for code in missing
    )
    build.person(email=SHARED[1])
    assert not is_seeded(), "nothing was lived through"
