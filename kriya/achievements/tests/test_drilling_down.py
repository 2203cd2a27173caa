"""Each figure leads to the rows that were counted, and there are as many."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict

from kriya.accounts.roles import Role
from kriya.achievements.links import part_behind, reports_behind, rows_behind
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.tests.registers import Row, write
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.queries.parts import as_offered
from kriya.catalog.queries.staff import staff_products
from kriya.core.clock import today
from kriya.core.indicators import DIMENSIONS, INDICATORS, UNKNOWN, Choice
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.makers import filters
from kriya.makers.models import Group, GroupMember, Status
from kriya.makers.queries.lists.rows import narrowed
from tests import build

pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.urls("kriya.config.council_urls")]

REGISTER = [
    Row(crafts=("batik.tulis", "batik.cap"), district="33.75.01", gender="woman", joined=2024, papers=("nib", "halal")),
    Row(crafts=("batik.cap",), district="33.75.01", gender="man", joined=2026, sales=90_000_000, men=2, women=3),
    Row(crafts=("tenun.atbm",), district="33.75.02", gender="woman", papers=("nib", "nib"), sales=3_000_000_000, women=4),
    Row(prices=(100_000, None)),
    Row(status=Status.GRADUATED, joined=2026, prices=(6_000_000,), crafts=("batik.tulis",)),
    Row(status=Status.INACTIVE, gender="man"),
    Row(status=Status.APPLIED),
    Row(status=Status.REVIEWED, district="33.75.01"),
    Row(public=False, prices=(250_000,)),
]  # fmt: skip


@pytest.fixture
def here():
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        makers = write(REGISTER)
        group = Group(name="Sentra Kauman")
        group.save()
        for maker in makers[:2]:
            GroupMember(group=group, maker=maker).save()
        crafts = {craft.code: craft for craft in Craft.objects.filter(code__in=["batik", "batik.cap", "tenun"])}
        for code, craft in crafts.items():
            publish_product(add_product(maker=makers[0], name=f"Kain {code}", craft=craft, price=300_000))
        add_product(
            maker=makers[1],
            name="Syal",
            craft=crafts["batik"],
            price=350_000,
            variants=[("kecil", 90_000), ("besar", None)],
        )
        yield made


def rows_at(address: str) -> int:
    """How many rows the list at an address has."""
    parts = urlsplit(address)
    if parts.path.endswith("/kelola/produk/"):
        return staff_products(as_offered({name: value for name, [value] in parse_qs(parts.query).items()})).count()
    return narrowed(filters.read_criteria(QueryDict(parts.query))).makers.count()


CHOICES = (
    {},
    {"district": "33.75.01"},
    {"district": "unknown"},
    {"craft": "batik"},
    {"craft": "batik.cap", "district": "33.75.01"},
    {"year": 2026},
)


@pytest.mark.parametrize("chosen", CHOICES)
def test_every_figure_is_the_length_of_its_list(here, chosen):
    choice = Choice(as_of=today(), **chosen)
    found = numbers(choice)
    linked = {code: url for code in INDICATORS if (url := rows_behind(code, choice))}
    assert {code: rows_at(url) for code, url in linked.items()} == {code: found[code].value for code in linked}
    assert "makers.fostered" in linked


@pytest.mark.parametrize("chosen", [choice for choice in CHOICES if "year" not in choice])
def test_a_sum_leads_to_the_makers_whose_reports_it_sums(here, chosen):
    choice = Choice(as_of=today(), **chosen)
    found = numbers(choice)
    linked = {code: url for code in INDICATORS if (url := reports_behind(code, choice))}
    assert {code: rows_at(url) for code, url in linked.items()} == {code: found[code].known for code in linked}
    assert {"labour.total", "labour.women", "sales.total", "capital.total"} <= set(linked)


def test_a_sum_of_one_chosen_year_has_no_list(here):
    assert not reports_behind("sales.total", Choice(as_of=today(), year=2024))


@pytest.mark.parametrize("chosen", CHOICES)
def test_every_part_is_the_length_of_its_list(here, chosen):
    choice = Choice(as_of=today(), **chosen)
    wrong, checked, divided = [], 0, set()
    for measured in numbers(choice).measured.values():
        for dimension, cells in measured.by.items():
            for key, count in cells.items():
                if address := part_behind(measured.code, dimension, key, choice):
                    checked += 1
                    if rows_at(address) != count:
                        wrong.append((measured.code, dimension, key, count, address))
                    divided.add((measured.code, dimension))
    assert wrong == []
    assert checked > 5
    if not choice.craft and choice.district != UNKNOWN:
        assert {("products.published", name) for name in ("craft", "price", "maker")} <= divided


def test_every_filter_named_here_is_a_filter_of_the_list():
    named = {dimension.filter for dimension in DIMENSIONS.values()} - {""}
    assert named <= set(filters.FILTERS)


def test_the_office_sees_what_the_public_does_not(here):
    sari = build.member(here, Role.STAFF, "Sari")
    page = build.browser_of(sari).get("/pekalongan/kelola/angka/").content.decode()
    assert "Rp3.090.000.000" in page
    assert "?status=fostered&amp;kelamin=woman" in page
    assert "UMKM</th>" in page
    assert "Umkm" not in page
    public = build.browser_of().get("/pekalongan/capaian/").content.decode()
    assert "3.090.000.000" not in public
    assert "Perempuan" not in public
