"""Each figure is what one counts in SQL by hand."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriya.achievements.queries.numbers import numbers
from kriya.achievements.tests.registers import CRAFTS, DISTRICTS, Row, one, table, write
from kriya.catalog.actions.curation import publish_product
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import ProductState
from kriya.core.clock import today
from kriya.core.indicators import DIMENSIONS, INDICATORS, Choice
from kriya.core.scoping import council_scope
from kriya.makers.models import Gender, Maker, Paper, PaperKind, SizeClass, Status
from kriya.sales.models import Channel
from tests import build

pytestmark = pytest.mark.usefixtures("db")

ROWS = [
    Row(crafts=("batik.tulis", "batik.cap"), district="33.75.01", gender="woman", joined=2024, papers=("nib", "halal")),
    Row(crafts=("batik.cap",), district="33.75.01", gender="man", joined=2026, sales=90_000_000, men=2, women=3),
    Row(crafts=("tenun.atbm",), district="33.75.02", gender="woman", papers=("nib",), sales=3_000_000_000, men=4, women=0),
    Row(sales=0, prices=(100_000, None)),
    Row(status=Status.GRADUATED, joined=2026, prices=(6_000_000,), crafts=("batik.tulis",)),
    Row(status=Status.INACTIVE, gender="man"),
    Row(status=Status.APPLIED),
    Row(public=False, prices=(250_000,)),
]  # fmt: skip


@pytest.fixture
def here():
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def today_is(year: int) -> Choice:
    return Choice(as_of=today(), year=year)


def test_counts_by_status_are_what_sql_counts(here):
    write(ROWS)
    found = numbers()
    for code, status in (("fostered", "fostered"), ("graduated", "graduated"), ("inactive", "inactive")):
        assert found[f"makers.{code}"].value == one("SELECT count(*) FROM makers_maker WHERE status = %s", status)
    assert found["makers.fostered"].value == 5
    assert found["makers.all"].value == one("SELECT count(*) FROM makers_maker") == 8
    assert found["makers.applied"].value == 1
    assert found["makers.all"].by["status"] == {"fostered": 5, "graduated": 1, "inactive": 1, "applied": 1}


def test_unknown_is_a_group_of_its_own_and_comes_last(here):
    write(ROWS)
    fostered = numbers()["makers.fostered"].by
    assert fostered["district"] == {"33.75.01": 2, "33.75.02": 1, "unknown": 2}
    assert fostered["gender"] == {"woman": 2, "man": 1, "unknown": 2}
    assert fostered["craft"] == {"batik.cap": 1, "batik.tulis": 1, "tenun.atbm": 1, "unknown": 2}
    assert fostered["craft_family"] == {"batik": 2, "tenun": 1, "unknown": 2}
    assert fostered["joined"] == {"2024": 1, "2026": 1, "unknown": 3}
    assert list(fostered["gender"])[-1] == "unknown"


def test_a_maker_with_two_crafts_counts_in_both_and_in_their_family_once(here):
    write(ROWS)
    assert numbers()["makers.fostered"].by["craft_any"] == {
        "batik": 2, "batik.cap": 2, "batik.tulis": 1, "tenun": 1, "tenun.atbm": 1, "unknown": 2,
    }  # fmt: skip


def test_two_papers_of_one_kind_are_one_maker_that_holds_it(here):
    write([Row(papers=("nib", "nib")), Row(papers=("nib", "brand")), Row()])
    assert numbers()["makers.fostered"].by["paper"] == {"nib": 2, "brand": 1, "unknown": 1}


def test_a_paper_that_has_ended_is_held_no_more(here):
    write([Row(papers=("nib", "halal")), Row(papers=("halal",))])
    Paper.objects.filter(kind="halal").update(expires_on=today() - timedelta(days=1))
    assert numbers()["makers.fostered"].by["paper"] == {"nib": 1, "unknown": 1}


def test_new_this_year_counts_who_joined_in_it_whatever_they_are_now(here):
    write(ROWS)
    new = numbers(today_is(2026))["makers.new_this_year"]
    assert (new.value, new.known, new.total) == (2, 3, 7)


def test_money_and_people_are_summed_over_those_that_reported_and_nobody_is_a_zero(here):
    write(ROWS)
    found = numbers()
    sales, median, labour = found["sales.total"], found["sales.median"], found["labour.total"]
    assert (sales.value, sales.known, sales.total) == (3_090_000_000, 3, 5)
    assert sales.value == one("SELECT sum(yearly_sales) FROM makers_yearlyfigure")
    assert median.value == 90_000_000
    assert (labour.value, labour.known) == (9, 2)
    assert found["labour.women"].value == 3
    assert found["capital.total"].value is None
    assert found["capital.total"].known == 0


def test_size_follows_the_one_definition(here):
    write(ROWS)
    assert numbers()["makers.fostered"].by["size"] == {"micro": 2, "small": 1, "unknown": 2}


def test_products_are_public_only_with_their_maker(here):
    write(ROWS)
    found = numbers()
    assert found["products.all"].value == one("SELECT count(*) FROM catalog_product") == 4
    assert found["products.published"].value == one("SELECT count(*) FROM catalog_publishedproduct") == 3
    assert found["products.published"].by["price"] == {"to-100k": 1, "above-5m": 1, "unknown": 1}
    assert found["products.all"].by["price"] == {"to-100k": 1, "to-250k": 1, "above-5m": 1, "unknown": 1}


def test_a_product_stands_where_its_cheapest_variant_does_as_in_the_catalogue(here):
    (made,) = write([Row()])
    publish_product(add_product(maker=made, name="Kemeja", variants=[("S", 90_000), ("XL", 300_000)]))
    publish_product(add_product(maker=made, name="Gaun", price=600_000, variants=[("S", None), ("XL", 700_000)]))
    assert numbers()["products.published"].by["price"] == {"to-100k": 1, "to-1m": 1}


def test_a_craft_lives_by_a_fostered_maker_or_by_a_public_product(here):
    write([Row(crafts=("tenun.atbm",)), Row(status=Status.GRADUATED, crafts=("batik.cap",)), Row(status=Status.INACTIVE, crafts=("batik.tulis",))])  # fmt: skip
    assert numbers()["crafts.active"].value == 1


def test_a_duplicate_that_was_merged_is_not_counted(here):
    kept, absorbed = write([Row(gender="woman"), Row(gender="woman")])
    Maker.objects.filter(pk=absorbed.pk).update(merged_into=kept)
    assert numbers()["makers.all"].value == 1
    assert numbers()["makers.fostered"].by["gender"] == {"woman": 1}


def test_another_council_is_not_counted(here):
    with council_scope(build.gunungkidul()):
        build.maker("Topeng Bobung")
    assert numbers()["makers.all"].value == 0


def test_a_choice_narrows_every_figure_to_its_part(here):
    write(ROWS)
    part = numbers(Choice(as_of=today(), district="33.75.01"))
    assert part["makers.fostered"].value == 2
    assert part["labour.total"].value == 5
    craft = numbers(Choice(as_of=today(), craft="batik"))
    assert craft["makers.fostered"].value == 2
    assert craft["products.all"].value == 1


@pytest.mark.parametrize("size", [1, 25])
def test_the_number_of_questions_does_not_grow(here, size, django_assert_num_queries):
    write([Row(crafts=CRAFTS[:2], papers=("nib",), sales=number, prices=(1000,)) for number in range(size)])
    # makers; newest figures; figures by year; products; crafts; labels; who stands for whom,
    # payouts, agreements, links, receipts, sales, lots, crafts, products; and of programmes: applications; sessions,
    # presences, certificates; fairs, their sales and makers; cases, results; who was asked after, for whom; delegations
    with django_assert_num_queries(25):
        numbers()


def test_every_indicator_has_words_in_both_languages_a_unit_and_a_version():
    for indicator in INDICATORS.values():
        words = (indicator.name.id, indicator.name.en, indicator.definition.id, indicator.definition.en)
        assert all(words), indicator.code
        assert indicator.definition.id != indicator.definition.en
        assert indicator.version >= 1


@pytest.mark.parametrize(
    ("dimension", "choices"),
    [("status", Status), ("gender", Gender), ("size", SizeClass), ("paper", PaperKind), ("state", ProductState),
     ("channel", Channel)],
)  # fmt: skip
def test_every_choice_that_figures_are_divided_by_has_words_in_both_languages(dimension, choices):
    assert set(DIMENSIONS[dimension].keys or ()) == set(choices.values)


rows = st.builds(
    Row,
    status=st.sampled_from([Status.FOSTERED, Status.FOSTERED, Status.GRADUATED, Status.INACTIVE, Status.APPLIED]),
    crafts=st.lists(st.sampled_from(CRAFTS), unique=True, max_size=2).map(tuple),
    district=st.sampled_from(DISTRICTS),
    gender=st.sampled_from(["woman", "man", ""]),
    joined=st.sampled_from([None, 2024, 2026]),
    papers=st.lists(st.sampled_from(["nib", "halal"]), max_size=2).map(tuple),
    sales=st.sampled_from([None, 0, 5, 3_000_000_000]),
    women=st.sampled_from([None, 0, 2]),
    men=st.sampled_from([None, 1]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(register=st.lists(rows, max_size=9))
def test_any_register_counts_as_sql_counts_it(here, register):
    with transaction.atomic():
        write(register)
        assert_equal_to_sql()
        transaction.set_rollback(True)


def assert_equal_to_sql() -> None:
    found = numbers()
    fostered = found["makers.fostered"]
    assert fostered.value == one("SELECT count(*) FROM makers_maker WHERE status = 'fostered'")
    for dimension, column in (("district", "district_code"), ("gender", "owner_gender"), ("joined", "joined_year")):
        counted = table(f"SELECT {column}, count(*) FROM makers_maker WHERE status = 'fostered' GROUP BY 1")
        assert fostered.by[dimension] == counted
        assert sum(fostered.by[dimension].values()) == fostered.value
    papers = "SELECT kind, count(DISTINCT maker_id) FROM makers_paper p JOIN makers_maker m ON m.id = p.maker_id WHERE m.status = 'fostered' GROUP BY 1"
    assert {key: n for key, n in fostered.by["paper"].items() if key != "unknown"} == table(papers)
    figures = "FROM makers_yearlyfigure f JOIN makers_maker m ON m.id = f.maker_id WHERE m.status = 'fostered'"
    assert found["sales.total"].value == one(f"SELECT sum(yearly_sales) {figures}")
    assert found["sales.total"].known == one(f"SELECT count(yearly_sales) {figures}")
    assert found["labour.total"].value == one(f"SELECT sum(labour_men + labour_women) {figures}")
