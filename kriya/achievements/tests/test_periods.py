"""Periods of the calendar, the register as it stood at their end, and figures that another word brings."""

from datetime import date, timedelta

import pytest

from kriya.achievements.period import Period, periods_to
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.sheet import Sheet
from kriya.achievements.tests.registers import Row, write
from kriya.achievements.tests.sold import lots_of, sell
from kriya.core.clock import today
from kriya.core.indicators import (
    DIMENSIONS,
    INDICATORS,
    Basis,
    Choice,
    Dimension,
    Family,
    Indicator,
    Measure,
    Unit,
    Words,
    registry,
)
from kriya.core.scoping import council_scope
from kriya.makers.models import Maker, Status, Step, YearlyFigure
from kriya.sales.actions.refunding import Back, refund
from kriya.sales.models import SaleLine
from tests import build, trade


@pytest.mark.parametrize(("code", "first", "last", "before"), [
    ("2026-T1", date(2026, 1, 1), date(2026, 3, 31), "2025-T4"),
    ("2026-T4", date(2026, 10, 1), date(2026, 12, 31), "2026-T3"),
    ("2024-T1", date(2024, 1, 1), date(2024, 3, 31), "2023-T4"),
    ("2026", date(2026, 1, 1), date(2026, 12, 31), "2025"),
])  # fmt: skip
def test_a_period_has_its_days(code, first, last, before):
    period = Period.of_code(code)
    assert (period.first, period.last, period.before.code, period.code) == (first, last, before, code)


@pytest.mark.parametrize("text", ["2026-T5", "2026-t1", "26", "2026-T", "", "1999"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):
        Period.of_code(text)


def test_a_year_holds_its_quarters_and_itself():
    assert [Period(2026).holds(one) for one in (Period(2026, 1), Period(2026), Period(2025, 1))] == [True, True, False]
    assert not Period(2026, 1).holds(Period(2026))


def test_only_what_is_over_can_be_closed():
    assert [one.code for one in periods_to(date(2026, 4, 1), years=1)] == ["2026-T1"]
    assert periods_to(date(2026, 3, 31), years=1) == []


@pytest.fixture
def here(db):
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def at_the_end_of(year: int) -> Choice:
    return Choice(as_of=date(year, 12, 31))


def test_who_joined_later_is_left_out_and_who_left_since_still_counts(here):
    stayed, newer, left = write([Row(joined=2019), Row(joined=2026), Row(joined=2018)])
    Step(maker=left, kind=Status.INACTIVE, reason="pindah").save()
    Maker.objects.filter(pk=left.pk).update(status=Status.INACTIVE)
    then = numbers(at_the_end_of(2025))["makers.fostered"]
    assert (then.value, then.by["joined"]) == (2, {"2018": 1, "2019": 1})
    assert numbers()["makers.fostered"].value == 2
    assert {stayed.status, newer.status} == {Status.FOSTERED}


def test_yearly_figures_of_later_years_are_not_known_then(here):
    (maker,) = write([Row(joined=2019, men=2, women=3)])
    YearlyFigure(maker=maker, year=2023, labour_men=1, labour_women=1, source="uji").save()
    assert numbers(at_the_end_of(2024))["labour.total"].value == 2
    assert numbers()["labour.total"].value == 5


def test_what_came_back_counts_on_its_own_day(real_db):
    at = trade.showroom(makers=0)
    with council_scope(at.council):
        lots = lots_of(at, 2)
        sell(at, lots, today() - timedelta(days=1))
        line = SaleLine.objects.get(lot=lots[0])
        refund(line.sale, [Back(line.pk, 1)], reason="bernoda", by=None)
        found = numbers(Choice(as_of=today(), since=today() - timedelta(days=1), until=today()))
        yesterday = numbers(Choice(as_of=today(), since=today() - timedelta(days=1), until=today() - timedelta(days=1)))
    assert found["trade.sales"].value == lots[1].price
    assert found["trade.makers"].value == 1
    assert yesterday["trade.sales"].value == lots[0].price + lots[1].price


def test_sales_of_a_merged_maker_are_those_of_the_one_that_stands_for_it(real_db):
    at = trade.showroom(makers=0)
    with council_scope(at.council):
        lots = lots_of(at, 2)
        sell(at, lots, today() - timedelta(days=1))
        Maker.objects.filter(pk=lots[1].maker_id).update(merged_into=lots[0].maker_id)
        yesterday = Choice(as_of=today(), since=today() - timedelta(days=1), until=today())
        found = numbers(yesterday)["trade.sales"].measure
        assert {atom.maker for atom in found.atoms} == {str(lots[0].maker_id)}


# What a word above or below would say of itself in its `indicators.py`.
HOURS = Family(
    "training",
    lambda _choice: {"weaving": 12, "dyeing": 30},
    (
        Indicator(
            "training.hours",
            Words("Jam pelatihan", "Hours of training"),
            Words("Jam yang diberikan.", "Hours given."),
            Unit.HOURS,
            1,
            lambda facts: Measure(sum(facts.values()), 2, 2, {"topic": facts}),
            Basis(*[Words("uji", "test")] * 4, date(2026, 1, 1)),
            public=("topic",),
            is_flow=True,
        ),
    ),
    dimensions=(Dimension("topic", Words("Topik", "Topic")),),
    labels=lambda: {"topic": {"dyeing": Words("Pewarnaan", "Dyeing")}},
)


@pytest.fixture
def with_training(monkeypatch):
    monkeypatch.setattr(registry, "_paths", dict(registry._paths))
    registry.register_family(f"{__name__}.HOURS")
    yield
    monkeypatch.undo()
    registry.families.cache_clear()


def test_another_word_brings_its_figures_with_their_dimensions_and_words(here, with_training):
    assert "training.hours" in INDICATORS
    assert DIMENSIONS["topic"].name.en == "Topic"
    sheet = Sheet(numbers().as_json())
    assert sheet["training.hours"].value == 42
    assert sheet["training.hours"].by("topic") == {"dyeing": 30, "weaving": 12}
    assert sheet.label("topic", "dyeing") == "Pewarnaan"


def test_a_family_that_knows_no_districts_is_left_out_when_one_is_chosen(here, with_training):
    assert "training.hours" not in numbers(Choice(as_of=today(), district="33.75.01")).measured
