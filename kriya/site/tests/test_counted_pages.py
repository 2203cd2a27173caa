"""Pages of every word are counted, though those that count do not know the words above them."""

import pytest
from django.test import Client

from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.exhibitions.models import PublishedExhibition
from kriya.promotion.models import ReachDay
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


def test_pages_of_exhibitions_trainings_help_and_visits_are_counted_and_what_is_not_public_is_not():
    council = build.pekalongan()
    with council_scope(council):
        fair = PublishedExhibition.objects.create(
            exhibition_id=new_id(), council=council, slug="inacraft", name="Inacraft", level="national", venue="JCC",
            city="Jakarta", starts_on=today(), ends_on=today(), published_at=now(),
        )  # fmt: skip
    paths = (
        "pameran/", "pameran/inacraft/", "pameran/tidak-ada/", "pelatihan/", "pelatihan/tidak-ada/", "fasilitasi/",
        "fasilitasi/tidak-ada/", "kunjungan/", "kunjungan/status/rahasia/",
    )  # fmt: skip
    for path in paths:
        Client(headers={"User-Agent": "Mozilla/5.0"}).post(
            "/pekalongan/hitung/", {"p": f"/pekalongan/{path}"}, headers={"Sec-Fetch-Site": "same-origin"}
        )
    with council_scope(council):
        rows = ReachDay.objects.values_list("kind", "object", "views")
        assert sorted(rows, key=str) == sorted(
            [
                ("exhibitions", None, 1), ("exhibition", fair.pk, 1), ("trainings", None, 1), ("services", None, 1),
                ("visits", None, 1),
            ],
            key=str,
        )  # fmt: skip
