"""Checks are computed from the council's own data; measurements stand apart from them, on their days."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.core.checks.running import Found
from kriya.core.clock import now, standing_at
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.playbooks import checks
from kriya.playbooks.actions.measuring import measure_due
from kriya.playbooks.actions.sharing import set_share
from kriya.playbooks.models import Adoption, Edition, Measurement, PublishedPlaybook, SharedProgress
from kriya.playbooks.queries.progress import effects_of, progress_of
from kriya.playbooks.queries.shelf import shipped, shipped_keys
from kriya.playbooks.shipping import contents, ship
from kriya.playbooks.tasks import measure_adoptions
from kriya.playbooks.tests.builders import arrived, published, taken_over
from tests import build


def a_product(price=150_000):
    maker = build.maker(f"Topeng {price}")
    give_consent(maker, ["name"], source="uji", by=None)
    return publish_product(add_product(maker=maker, name="Topeng", price=price))


def test_a_check_passes_when_the_councils_own_data_say_so(neighbours):
    data = published(
        neighbours.source,
        checks=[{"measure": "products.priced", "target": 2}, {"measure": "orders.first_settled", "target": 7}],
    )
    with council_scope(neighbours.copier):
        taken_over(arrived(data))
        adoption = Adoption.objects.get()
        a_product()
        assert [(one.found, one.passed) for one in progress_of(adoption).checks] == [(1, False), (None, False)]
        a_product(170_000)
        assert [(one.found, one.passed) for one in progress_of(adoption).checks] == [(2, True), (None, False)]


def test_the_same_figures_are_measured_before_and_after_each_once(neighbours):
    data = published(neighbours.source, figures=["products.published", "makers.fostered"])
    with council_scope(neighbours.copier):
        with standing_at(now() - timedelta(days=89)):
            taken_over(arrived(data))
        adoption = Adoption.objects.get()
        a_product()
        assert measure_due(adoption) == [], "day 90 is tomorrow"
        with standing_at(now() + timedelta(days=1)):
            measure_adoptions(timestamp=0)
            assert measure_due(adoption) == [], "twice is once"
        taken = list(Measurement.objects.order_by("days"))
        assert [one.days for one in taken] == [0, 90]
        values = {effect.code: [cell["value"] for cell in effect.measured] for effect in effects_of(adoption, taken)}
        assert values == {"products.published": [0, 1], "makers.fostered": [0, 1]}
        assert all(check["passed"] is False for check in taken[1].checks)
        with standing_at(now() + timedelta(days=400)):
            measure_due(adoption)
        assert list(Measurement.objects.order_by("days").values_list("days", flat=True)) == [0, 90, 365]
        with pytest.raises(DatabaseError), transaction.atomic():
            Measurement.objects.filter(days=0).update(figures=[])


def test_the_source_sees_figures_only_with_consent(neighbours):
    data = published(neighbours.source, figures=["products.published"])
    with council_scope(neighbours.copier):
        taken_over(arrived(data))
        adoption = Adoption.objects.get()
        set_share(adoption, "figures")
        assert [row["days"] for row in SharedProgress.objects.get().told["measured"]] == [0]
        set_share(adoption, "progress")
        assert SharedProgress.objects.get().told["measured"] == []
        set_share(adoption, "nothing")
        assert not SharedProgress.objects.exists()


def test_what_is_published_is_proved_and_never_changes(neighbours):
    published(neighbours.source)
    with council_scope(neighbours.source):
        assert checks.editions_unchanged() == Found(1, [])
        assert checks.published_playbooks() == Found(1, [])
        with pytest.raises(DatabaseError), transaction.atomic():
            Edition.objects.update(version=7)
        PublishedPlaybook.objects.update(version=7)
        assert len(checks.published_playbooks().differences) == 1


def test_the_shipped_files_are_what_is_written_and_signed_by_a_kept_key(tmp_path):
    assert {name: one.content for name, one in shipped().items()} == contents()
    assert all(one.key in shipped_keys() for one in shipped().values())
    assert sorted(ship(tmp_path)) == sorted(contents())
    assert ship(tmp_path) == [], "what is there already is not signed anew"
