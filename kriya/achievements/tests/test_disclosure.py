"""trap:39 — an attack on everything that is published: sums of several quarters, a revision and the year are added to
and subtracted from each other, and nothing that comes out may tell of fewer than five makers."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kriya.achievements.disclosure import shown
from kriya.achievements.disclosure.book import Book, is_large
from kriya.achievements.disclosure.rank import rank
from kriya.achievements.disclosure.shown import Allowed, disclose
from kriya.core.indicators import MERGED, Atom

CODE = "trade.sales"
Sales = dict[tuple[str, str, str, str], int]
"""Rupiah by maker, quarter, channel and family: what nobody outside may learn."""
Cell = dict[tuple[str, str, str, str], int]


@dataclass
class World:
    """What was published so far, as the office keeps it, and as a reader sees it: each sum with what it was made of."""

    sales: Sales
    kept: list
    cells: list[Cell]
    stood: list[Allowed]

    def publish(self, period: str) -> None:
        mine = {of: amount for of, amount in self.sales.items() if of[1].startswith(period) and amount}
        atoms = [Atom(maker, {"channel": c, "sold_family": f}, amount) for (maker, _q, c, f), amount in mine.items()]
        allowed, contributions = disclose({CODE: atoms}, period, self.kept)
        self.kept.append((period, contributions))
        self.stood.append(allowed[CODE])
        if allowed[CODE].whole:
            self.cells.append(dict(mine))
        for at, name in ((2, "channel"), (3, "sold_family")):
            for told in allowed[CODE].tables.get(name, ()):
                self.cells.append({of: amount for of, amount in mine.items() if of[at] in told.split(MERGED)})


def combined(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Every sum with signs of up to three published sums, and the same with its like: what a reader can work out."""
    for size in (1, 2, 3):
        for some in combinations(cells, size):
            for signs in product((1, -1), repeat=size - 1):
                yield added([(1, some[0]), *zip(signs, some[1:], strict=True)])
    yield from complements(cells)


def complements(cells: Sequence[Cell]) -> Iterator[Cell]:
    """A sum less everything published that lies within it, taken greedily from the largest: parts of a whole."""
    for whole in cells:
        rest = dict(whole)
        for part in sorted(cells, key=len, reverse=True):
            if (
                part is not whole
                and len(part) < len(whole)
                and all(rest.get(of) == amount for of, amount in part.items())
            ):
                rest = added([(1, rest), (-1, part)])
                yield rest


def added(terms: Sequence[tuple[int, Cell]]) -> Cell:
    found: Cell = {}
    for sign, cell in terms:
        for of, amount in cell.items():
            found[of] = found.get(of, 0) + sign * amount
    return {of: amount for of, amount in found.items() if amount}


def victims(cells: Sequence[Cell]) -> list[set[str]]:
    """The groups of fewer than five makers of which somebody learned something."""
    groups = ({of[0] for of in cell} for cell in combined(cells) if cell)
    return [group for group in groups if len(group) < 5]


def a_world(seed: int, makers: int) -> World:
    """Four quarters; some channels and families are small, some makers large; then a few late sales, and the year."""
    chance = random.Random(seed)
    sales: Sales = {}
    for quarter, number in product(("2026-T1", "2026-T2", "2026-T3", "2026-T4"), range(makers)):
        for _ in range(chance.choice((0, 1, 1, 2))):
            channel = chance.choices(("showroom", "shop", "exhibition", "visit"), (60, 25, 10, 5))[0]
            family = chance.choices(("batik", "tenun", "kayu", "perak"), (55, 25, 15, 5))[0]
            place = (f"m{number}", quarter, channel, family)
            sales[place] = sales.get(place, 0) + chance.randrange(10_000, 9_000_000)
    return World(sales, [], [], [])


def a_year_of(world: World) -> World:
    """Publish the quarters, one of them again with what came in late of a single maker, and the year."""
    for quarter in (1, 2, 3):
        world.publish(f"2026-T{quarter}")
    late = ("m0", "2026-T2", "showroom", "batik")
    world.sales[late] = world.sales.get(late, 0) + 123_457
    world.publish("2026-T2")
    world.publish("2026-T4")
    world.publish("2026")
    return world


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), makers=st.integers(3, 30))
def test_no_sum_of_published_sums_tells_of_fewer_than_five_makers(seed, makers):
    assert victims(a_year_of(a_world(seed, makers)).cells) == []


def test_with_the_guard_off_the_same_attack_finds_single_makers(monkeypatch):
    """trap:39, twin — every total and part that is not small by itself is published; differences then tell of one."""
    monkeypatch.setattr(Book, "may_show", lambda book, *sums: all(map(is_large, map(book.amounts, sums))))
    found = [group for seed in range(4) for group in victims(a_year_of(a_world(seed, 24)).cells)]
    assert {"m0"} in found


def test_the_guard_still_shows_the_totals_and_channels_of_a_council_of_usual_size():
    world = a_year_of(a_world(7, 60))
    assert [one.whole for one in world.stood] == [True, True, True, False, True, False]
    assert all(one.tables.get("channel") for one in world.stood[:3])


def atoms(**makers: int) -> list[Atom]:
    return [Atom(maker, {}, amount) for maker, amount in makers.items()]


FIVE = {"a": 10, "b": 20, "c": 30, "d": 40, "e": 50}


@pytest.mark.parametrize(("makers", "shown"), [
    (FIVE, True),
    ({"a": 10, "b": 20, "c": 30, "d": 40}, False),
    ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 16}, False),
    ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 15}, True),
    ({}, False),
])  # fmt: skip
def test_a_sum_needs_five_makers_and_none_with_four_fifths(makers, shown):
    assert disclose({"trade.paid": atoms(**makers)}, "2026-T1", [])[0]["trade.paid"].whole is shown


def test_two_states_one_maker_apart_are_not_both_told():
    kept = [("2026-T1", disclose({"labour.total": atoms(**FIVE)}, "2026-T1", [])[1])]
    allowed, again = disclose({"labour.total": atoms(**FIVE, f=9)}, "2026-T2", kept)
    assert not allowed["labour.total"].whole
    kept.append(("2026-T2", again))
    five_more = atoms(**FIVE, f=9, g=8, h=7, i=6, j=5)
    assert disclose({"labour.total": five_more}, "2026-T3", kept)[0]["labour.total"].whole


def test_a_year_is_not_told_when_it_would_give_away_a_quarter_that_is_not():
    kept: list = []
    for quarter, makers in enumerate((FIVE, FIVE, FIVE, {"a": 5}), 1):
        period = f"2026-T{quarter}"
        kept.append((period, disclose({"trade.paid": atoms(**makers)}, period, kept)[1]))
    year = atoms(a=35, b=60, c=90, d=120, e=150)
    assert not disclose({"trade.paid": year}, "2026", kept)[0]["trade.paid"].whole
    assert disclose({"trade.paid": year}, "2026", kept[:3])[0]["trade.paid"].whole is False
    assert disclose({"trade.paid": year}, "2026", [])[0]["trade.paid"].whole


def test_of_single_days_nothing_that_happens_is_told():
    allowed, contributions = disclose({"trade.paid": atoms(**FIVE)}, "", [])
    assert (allowed["trade.paid"].whole, contributions) == (False, {})


def test_figures_cut_from_the_same_sales_are_shown_alike():
    sold = [Atom(maker, {"channel": "shop", "sold_family": "batik"}, amount) for maker, amount in FIVE.items()]
    allowed, _ = disclose({"trade.sales": sold, "trade.pieces": sold[:1]}, "2026-T1", [])
    assert allowed["trade.pieces"] == allowed["trade.sales"]


def test_the_rank_is_exact():
    assert rank([[1, 1, 0], [0, 1, 1], [1, 2, 1]]) == 2
    assert rank([[1, 0], [0, 1]]) == 2
    assert rank([]) == 0
    assert rank([[0, 0]]) == 0


def test_merged_parts_are_told_as_their_sum():
    assert Allowed(True, {"channel": ["shop", "visit+office"]}).cells("channel", {"shop": 5, "visit": 2}) == {"shop": 5, "visit+office": 2}  # fmt: skip
    assert Allowed(True).cells("channel", {"shop": 5}) is None
    assert shown.MERGED == "+"
