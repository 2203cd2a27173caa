"""The rule by which places are given, held against every choice that can be drawn."""

from collections import Counter
from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriya.participation.choosing import (
    Candidate,
    Line,
    Next,
    Rules,
    Sheet,
    Why,
    choose,
    in_order,
    median_of,
    next_in_line,
    score_of,
)
from kriya.participation.terms import Criterion, Quota

SKILL = Criterion("skill", "Keterampilan", weight=2, most=5)
MARKET = Criterion("market", "Pasar", weight=1, most=5)
SEEN = Criterion("seen", "Dikenal", weight=9, most=5, counts=False)
DISTRICTS, CRAFTS = ("utara", "selatan", "timur"), ("batik", "tenun")

sheets = st.lists(
    st.builds(
        Sheet,
        st.sampled_from(["wulan", "hadi", "sari"]),
        st.dictionaries(st.sampled_from(["skill", "market", "seen"]), st.integers(0, 5)),
    ),
    max_size=3,
)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    n = draw(st.integers(0, 14))
    found = []
    for number in range(n):
        groups = [("district", draw(st.sampled_from(DISTRICTS))), ("craft", draw(st.sampled_from(CRAFTS)))]
        served = draw(st.integers(0, 3))
        if served == 0:
            groups.append(("newcomer", "new"))
        last = draw(st.sampled_from(["2025-03-01", "2026-05-01"])) if served else ""
        found.append(Candidate(f"a{number:02}", tuple(groups), tuple(draw(sheets)), served, last))
    return found


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    places = draw(st.integers(1, 8))
    groups = draw(
        st.lists(
            st.sampled_from(
                [("district", one) for one in DISTRICTS] + [("craft", one) for one in CRAFTS] + [("newcomer", "new")]
            ),
            unique=True,
            max_size=4,
        )
    )
    quotas, left = [], places
    for axis, key in groups:
        least = draw(st.integers(0, left))
        left -= least
        most = draw(st.none() | st.integers(least, 8))
        quotas.append(Quota(axis, key, least, most))
    criteria = draw(st.sampled_from([(), (SKILL, MARKET, SEEN)]))
    return Rules(places, criteria, tuple(quotas), draw(st.integers(0, 20)), draw(st.text(max_size=4)))


def chosen_groups(result: list[Line], of: dict[str, Candidate]) -> Counter:
    return Counter(group for line in result if line.is_chosen for group in set(of[line.key].groups))


@given(candidates(), rules())
def test_the_stated_rules_hold_in_every_choice(people: list[Candidate], by: Rules):
    result = choose(people, by)
    of = {one.key: one for one in people}
    had = chosen_groups(result, of)
    chosen = [line for line in result if line.is_chosen]

    # Everybody stands in the result once, in the order of the rule.
    assert [line.key for line in result] == [one.key for one, *_rest in in_order(people, by)]
    # Never more than there are places, and no group above what it may have.
    assert len(chosen) <= by.places
    for quota in by.quotas:
        assert quota.most is None or had[quota.axis, quota.key] <= quota.most
    full = {(q.axis, q.key) for q in by.quotas if q.most is not None and had[q.axis, q.key] == q.most}
    lacking = {(q.axis, q.key) for q in by.quotas if had[q.axis, q.key] < q.least}
    for line in result:
        groups = set(of[line.key].groups)
        if not line.is_chosen:
            # A seat stays empty, or a promise unkept, only where everybody left would break a bound.
            assert len(chosen) == by.places or groups & full
            assert not groups & lacking or groups & full
        # And each line says why, truly.
        match line.why:
            case Why.MOST:
                assert line.group in groups
                assert line.group in full
            case Why.LEAST:
                assert line.group in groups
            case Why.FULL:
                assert len(chosen) == by.places
        assert line.is_chosen == (line.why in {Why.RANK, Why.LEAST})


@given(candidates(), rules())
def test_a_promise_to_a_group_is_the_only_thing_that_puts_somebody_before_whom_the_order_would_take(people, by: Rules):
    result = choose(people, by)
    chosen = {line.key for line in result if line.is_chosen}
    plain = replace(by, quotas=tuple(replace(quota, least=0) for quota in by.quotas))
    by_order = {line.key for line in choose(people, plain) if line.is_chosen}
    promised = {line.key for line in result if line.why == Why.LEAST}
    assert promised == chosen - by_order
    if all(quota.most is None for quota in by.quotas):
        assert len(by_order - chosen) == len(promised)


@given(candidates(), rules(), st.randoms())
def test_a_replay_gives_the_same_whatever_the_order_of_the_input(people: list[Candidate], by: Rules, chance):
    mixed = list(people)
    chance.shuffle(mixed)
    assert choose(mixed, by) == choose(people, by)


@given(candidates(), rules())
def test_among_equals_whoever_was_served_less_goes_first(people: list[Candidate], by: Rules):
    order = in_order(people, by)
    for (one, score, deduction), (other, next_score, next_deduction) in zip(order, order[1:], strict=False):
        if by.criteria and score is None:
            assert next_score is None, "nobody without points stands before somebody with points"
        equal = (score is None) == (next_score is None) or not by.criteria
        if equal and (score or 0) - deduction == (next_score or 0) - next_deduction:
            assert (one.served, one.last) <= (other.served, other.last)


def test_a_point_more_never_harms():
    low, high = Candidate("a", sheets=(Sheet("w", {"skill": 3}),)), Candidate("b", sheets=(Sheet("w", {"skill": 4}),))
    order = in_order([low, high], Rules(1, (SKILL,)))
    assert [one.key for one, *_rest in order] == ["b", "a"]


@pytest.mark.parametrize(
    ("sheets", "score"),
    [
        ([], None),
        ([Sheet("w", {"seen": 5})], None),
        ([Sheet("w", {"skill": 5, "market": 5})], 100_000),
        ([Sheet("w", {"skill": 5, "market": 0})], 66_667),
        ([Sheet("w", {"skill": 5}), Sheet("h", {"skill": 0})], 50_000),
        ([Sheet("w", {"skill": 5}), Sheet("h", {"seen": 0})], 100_000),
    ],
)
def test_points_are_the_mean_of_what_jurors_judged(sheets: list[Sheet], score: int | None):
    assert score_of(sheets, (SKILL, MARKET, SEEN)) == score


def test_a_lot_that_the_seed_draws_decides_between_equals():
    equal = [Candidate(f"a{n}") for n in range(6)]
    drawn = {tuple(one.key for one, *_rest in in_order(equal, Rules(3, seed=str(seed)))) for seed in range(40)}
    assert len(drawn) > 10


GROUPS = (("district", "utara"), ("district", "selatan"))


@given(
    st.lists(st.sampled_from(GROUPS), max_size=8),
    st.lists(st.sampled_from(GROUPS), max_size=8),
    st.integers(1, 10),
    st.integers(0, 3),
    st.none() | st.integers(3, 6),
)
def test_the_line_is_kept_but_for_a_bound_and_each_one_passed_by_is_named(holders, waiting, places, least, most):
    quotas = (Quota("district", "utara", least, most),)
    line = [(str(at), (group,)) for at, group in enumerate(waiting)]
    found = next_in_line(line, [(group,) for group in holders], places=places, quotas=quotas)
    if len(holders) >= places:
        assert found == Next(None, Why.FULL)
        return
    north = sum(group == GROUPS[0] for group in holders)
    is_full = most is not None and north >= most
    passed = {key for key, *_rest in found.passed}
    before = [
        key for key, _groups in line[: next((at for at, (key, _g) in enumerate(line) if key == found.key), len(line))]
    ]
    assert list(passed) == before or set(before) == passed
    for key, why, _group in found.passed:
        is_north = waiting[int(key)] == GROUPS[0]
        assert (why == Why.MOST and is_north and is_full) or (why == Why.LEAST and not is_north)
    if found.key is None:
        assert all(group == GROUPS[0] for group in waiting)
        assert is_full or not waiting


def test_the_last_seats_wait_for_the_group_they_are_promised_to_while_somebody_of_it_waits():
    quotas = (Quota("district", "utara", 2),)
    line = [("s", (GROUPS[1],)), ("u", (GROUPS[0],))]
    assert next_in_line(line, [(GROUPS[1],)], places=3, quotas=quotas) == Next("s")
    found = next_in_line(line, [(GROUPS[1],), (GROUPS[1],)], places=3, quotas=quotas)
    assert found == Next("u", Why.LEAST, GROUPS[0], (("s", Why.LEAST, GROUPS[0]),))
    assert next_in_line(line[:1], [(GROUPS[1],), (GROUPS[1],)], places=3, quotas=quotas).key == "s"


def test_five_thousand_are_ranked_while_one_waits():
    people = [
        Candidate(
            f"{n:05}",
            (("district", DISTRICTS[n % 3]),),
            (Sheet("w", {"skill": n % 6}), Sheet("h", {"market": n % 4})),
            n % 3,
        )
        for n in range(5000)
    ]
    by = Rules(300, (SKILL, MARKET), (Quota("district", "utara", 50, 90),), 5)
    start = perf_counter()
    result = choose(people, by)
    assert sum(line.is_chosen for line in result) == 300
    assert perf_counter() - start < 2


def test_the_median_stands_beside_the_mean_and_one_juror_does_not_move_it():
    three = [Sheet(name, {"skill": points}) for name, points in (("wulan", 5), ("hadi", 4), ("sari", 0))]
    assert (score_of(three, [SKILL]), median_of(three, [SKILL])) == (60_000, 80_000)
    assert median_of(three[:2], [SKILL]) == 90_000
    assert median_of([Sheet("wulan", {"seen": 5})], [SKILL, SEEN]) is None
