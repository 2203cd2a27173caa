"""What was agreed holds from its day for what comes in after it, and is frozen on each lot."""

from datetime import timedelta

import pytest

from kriya.catalog.actions.products import add_product
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.ledger.terms import Bearer
from kriya.showroom.actions.agreements import agree, sign
from kriya.showroom.models import Agreement, Signature
from kriya.showroom.queries.agreements import in_force, terms_for
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")

FLAT = {"commission": "flat", "basis_points": 3000}


@pytest.fixture
def here():
    return build.pekalongan(crafts=True)


def test_a_makers_own_goes_before_the_standard_and_the_newest_that_has_begun_before_older(here):
    with council_scope(here):
        tejo, on = build.maker(), today()
        with pytest.raises(Refused, match="no_agreement"):
            in_force(tejo, on)
        standard = agree(None, from_on=on - timedelta(days=9), by=None, **FLAT)
        assert in_force(tejo, on) == standard
        own = agree(tejo, from_on=on - timedelta(days=9), by=None, **FLAT)
        later = agree(tejo, from_on=on + timedelta(days=9), by=None, **FLAT)
        agree(None, from_on=on, by=None, **FLAT)
        assert in_force(tejo, on) == own
        assert in_force(tejo, on + timedelta(days=9)) == later
        assert (own.version, later.version) == (1, 2)
        assert len(set(Agreement.objects.values_list("number", flat=True))) == 4


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"basis_points": 10_001}, "basis_points"),
        ({"basis_points": -1}, "basis_points"),
        ({"floor": 10_001}, "floor"),
        ({"commission": "half"}, "commission"),
        ({"commission": "tier", "tiers": []}, "tiers"),
        ({"commission": "tier", "tiers": [[100, 3000]]}, "tiers"),
        ({"commission": "tier", "tiers": [[200, 1], [100, 2], [None, 3]]}, "tiers"),
        ({"commission": "craft", "by_craft": {"tidak.ada": 100}}, "by_craft"),
        ({"discount_bearer": "buyer"}, "discount_bearer"),
        ({"hold_days": -1}, "hold_days"),
        ({"markdown_steps": [[60, 1000], [30, 2000]]}, "markdown_steps"),
    ],
)
def test_terms_that_make_no_sense_are_refused_by_name(here, fields, wrong):
    with council_scope(here):
        with pytest.raises(Refused) as no:
            agree(None, from_on=today(), by=None, **{**FLAT, **fields})
        assert (no.value.code, no.value.facts["name"]) == ("agreement_rates_wrong", wrong)
        assert not Agreement.objects.exists()


def test_the_rate_of_a_craft_is_its_own_else_that_of_what_it_is_part_of_else_the_common_one(here):
    with council_scope(here):
        rates = {"batik": 2500, "batik.tulis": 1500}
        agreement = agree(None, from_on=today(), by=None, commission="craft", basis_points=4000, by_craft=rates)
        found = {}
        for code in ("batik.tulis", "batik.cap", "tenun"):
            product = add_product(maker=build.maker(code), name=code, craft=Craft.objects.get(code=code))
            found[code] = terms_for(agreement, product, price=1).basis_points
        assert found == {"batik.tulis": 1500, "batik.cap": 2500, "tenun": 4000}


def test_a_fixed_part_must_be_said(here):
    with council_scope(here):
        agreement = agree(None, from_on=today(), by=None, commission="fixed_net", loss_bearer=Bearer.MAKER)
        product = add_product(maker=build.maker(), name="Sarung")
        with pytest.raises(Refused, match="net_price_missing"):
            terms_for(agreement, product, price=100)
        assert terms_for(agreement, product, price=100, net_price=60).net_price == 60


def test_each_side_signs_once_with_strokes_and_nothing_else(here):
    with council_scope(here):
        document = new_id()
        sign("intake", document, is_maker=True, name="Tejo", drawing="M10,10 L20,30", by=None)
        sign("intake", document, is_maker=False, name="Sari", drawing="M1,1 L2,2", by=None)
        with pytest.raises(Refused, match="signed_already"):
            sign("intake", document, is_maker=True, name="Tejo", drawing="M10,10 L20,30", by=None)
        for drawing in ("<svg onload=x>", "M1" + "0" * 50_000, "M1,1\nscript"):
            with pytest.raises(Refused, match="signature_empty"):
                sign("intake", new_id(), is_maker=True, name="Tejo", drawing=drawing, by=None)
        with pytest.raises(Refused, match="signature_empty"):
            sign("intake", new_id(), is_maker=True, name=" ", drawing="M10,10 L20,30", by=None)
        assert Signature.objects.count() == 2
        assert sign("intake", new_id(), is_maker=True, name="Tejo", drawing="", by=None).drawing == "", "with a pen"


@pytest.mark.parametrize(("typed", "least"), [("0", 0), ("", 0), ("50.000", 50_000)])
def test_the_smallest_payout_may_be_nought(typed, least):
    council = build.pekalongan()
    sari = build.browser_of(build.member(council))
    said = {
        "from_on": "2026-01-01", "commission": "flat", "basis_points": "20", "discount_bearer": "council",
        "loss_bearer": "council", "term_days": "90", "grace_days": "30", "hold_days": "0", "minimum_payout": typed,
    }  # fmt: skip
    assert sari.post("/pekalongan/kelola/galeri/perjanjian/baru/", said).status_code == 302
    with council_scope(council):
        assert Agreement.objects.get().minimum_payout == least
