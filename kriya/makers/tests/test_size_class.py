"""The size class by PP 7/2021 article 35: in Python, in SQL, and both the same."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriya.core.scoping import council_scope
from kriya.makers.models import Maker, SizeClass, YearlyFigure
from kriya.makers.queries.annotations import with_latest_figures, with_size_class
from kriya.makers.size_class import CAPITAL_BOUNDS, RULE, SALES_BOUNDS, size_of
from tests import build

MILLION, BILLION = 1_000_000, 1_000_000_000


@pytest.mark.parametrize(
    ("sales", "size"),
    [
        (0, "micro"),
        (2 * BILLION, "micro"),
        (2 * BILLION + 1, "small"),
        (15 * BILLION, "small"),
        (15 * BILLION + 1, "medium"),
        (50 * BILLION, "medium"),
        (50 * BILLION + 1, "large"),
    ],
)
def test_an_upper_bound_of_sales_belongs_to_the_lower_class(sales: int, size: str) -> None:
    assert size_of(capital=None, yearly_sales=sales).size == size


@pytest.mark.parametrize(
    ("capital", "size"),
    [
        (0, "micro"),
        (BILLION, "micro"),
        (BILLION + 1, "small"),
        (5 * BILLION, "small"),
        (5 * BILLION + 1, "medium"),
        (10 * BILLION, "medium"),
        (10 * BILLION + 1, "large"),
    ],
)
def test_an_upper_bound_of_capital_belongs_to_the_lower_class(capital: int, size: str) -> None:
    assert size_of(capital=capital, yearly_sales=None).size == size


def test_a_running_business_is_measured_by_its_sales_and_both_answers_stay_readable() -> None:
    sizing = size_of(capital=6 * BILLION, yearly_sales=300 * MILLION)
    assert (sizing.size, sizing.basis, sizing.rule) == ("micro", "sales", RULE)
    assert (sizing.by_sales, sizing.by_capital) == ("micro", "medium")
    assert sizing.disagrees


def test_capital_answers_while_sales_are_unknown() -> None:
    sizing = size_of(capital=3 * BILLION, yearly_sales=None)
    assert (sizing.size, sizing.basis, sizing.disagrees) == ("small", "capital", False)


def test_unknown_figures_give_an_unknown_class_that_contradicts_nothing() -> None:
    sizing = size_of(capital=None, yearly_sales=None)
    assert (sizing.size, sizing.basis) == ("", "")
    assert not sizing.contradicts(SizeClass.MICRO)


def test_a_typed_class_that_differs_is_a_contradiction_and_an_absent_one_is_not() -> None:
    sizing = size_of(capital=None, yearly_sales=300 * MILLION)
    assert sizing.contradicts(SizeClass.SMALL)
    assert not sizing.contradicts(SizeClass.MICRO)
    assert not sizing.contradicts("")


def _figure(maker: Maker, year: int | None, **figures: int | None) -> None:
    YearlyFigure(maker=maker, year=year, source="Pendataan", **figures).save()


@pytest.mark.django_db
def test_the_latest_figure_is_of_the_newest_year_that_knows_it() -> None:
    with council_scope(build.pekalongan()):
        maker = build.maker()
        _figure(maker, 2022, yearly_sales=100, capital=7, labour_total=3)
        _figure(maker, 2024, yearly_sales=250, labour_men=1, labour_women=2)
        _figure(maker, 2025, labour_men=5)
        _figure(maker, None, yearly_sales=999, capital=888, raw_material_value=5)
        found: Any = with_latest_figures(Maker.objects.all()).get()
        assert (found.latest_sales, found.latest_sales_year) == (250, 2024)
        assert (found.latest_capital, found.latest_capital_year) == (7, 2022)
        assert (found.latest_labour, found.latest_labour_year) == (3, 2024)
        assert (found.latest_labour_men, found.latest_labour_men_year) == (5, 2025)
        assert (found.latest_raw_material_value, found.latest_raw_material_value_year) == (5, None)


@pytest.mark.django_db
def test_a_maker_without_figures_has_unknown_ones_and_not_zero() -> None:
    with council_scope(build.pekalongan()):
        build.maker(typed_size_class=SizeClass.SMALL)
        found: Any = with_size_class(with_latest_figures(Maker.objects.all())).get()
        assert (found.latest_sales, found.latest_labour, found.size_class, found.size_basis) == (None, None, "", "")
        assert found.size_contradicts is False


_around = st.sampled_from(
    [None, 0, *(bound + step for _size, bound in (*CAPITAL_BOUNDS, *SALES_BOUNDS) for step in (-1, 0, 1))]
)
_money = _around | st.none() | st.integers(min_value=0, max_value=10**14)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(capital=_money, sales=_money, typed=st.sampled_from(["", *SizeClass.values]))
def test_python_and_sql_say_the_same(capital: int | None, sales: int | None, typed: str) -> None:
    with council_scope(build.council(f"kota-{next(build._numbers)}")):
        maker = build.maker(typed_size_class=typed)
        _figure(maker, 2025, capital=capital, yearly_sales=sales)
        found: Any = with_size_class(Maker.objects.all()).get()
        said = size_of(capital=capital, yearly_sales=sales)
        assert (found.size_class, found.size_basis) == (said.size, said.basis)
        assert (found.size_by_sales, found.size_by_capital) == (said.by_sales, said.by_capital)
        assert found.size_contradicts is said.contradicts(typed)
