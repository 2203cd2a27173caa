"""Whose a price is: commission of every kind, discounts and who bears them, tax and rounding."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriya.ledger.rates import ppn_inside, qris_basis_points, round_cash
from kriya.ledger.terms import Bearer, CommissionKind, Terms, divide, is_below_floor, part_of_pieces

FLAT = Terms(basis_points=3000, agreed_price=100_000)


def shares(terms, **line):
    parts = divide(terms, **line)
    return parts.net, parts.commission


def test_a_flat_commission_is_a_share_of_the_price():
    assert shares(FLAT, price=100_000, pieces=2) == (140_000, 60_000)


def test_half_a_rupiah_of_commission_is_rounded_up():
    assert shares(Terms(basis_points=2500), price=102, pieces=1) == (76, 26)


def test_the_commission_of_a_tier_goes_by_the_price_of_a_piece():
    terms = Terms(commission=CommissionKind.TIER, tiers=((100_000, 3000), (500_000, 2000), (None, 1000)))
    assert shares(terms, price=100_000, pieces=1) == (70_000, 30_000)
    assert shares(terms, price=100_001, pieces=1) == (80_001, 20_000)
    assert shares(terms, price=1_000_000, pieces=1) == (900_000, 100_000)


def test_a_fixed_net_is_the_makers_whatever_the_price():
    terms = Terms(commission=CommissionKind.FIXED_NET, net_price=60_000)
    assert shares(terms, price=100_000, pieces=2) == (120_000, 80_000)
    assert shares(terms, price=80_000, pieces=2, discount=10_000) == (120_000, 30_000)


@pytest.mark.parametrize(
    ("bearer", "expected"),
    [(Bearer.COUNCIL, (70_000, 20_000)), (Bearer.MAKER, (63_000, 27_000)), (Bearer.SHARED, (66_500, 23_500))],
)
def test_a_discount_is_borne_by_whom_it_was_agreed(bearer, expected):
    terms = Terms(basis_points=3000, discount_bearer=bearer, maker_share=5000, agreed_price=100_000)
    assert shares(terms, price=100_000, pieces=1, discount=10_000) == expected


def test_what_lies_below_the_floor_the_council_bears():
    terms = Terms(basis_points=3000, discount_bearer=Bearer.MAKER, floor=9000, agreed_price=100_000)
    at_floor = divide(terms, price=100_000, pieces=1, discount=10_000)
    below = divide(terms, price=100_000, pieces=1, discount=40_000)
    assert at_floor.net == below.net == 63_000
    assert below.commission == -3_000, "more discount than commission is the council's loss, told as it is"
    assert is_below_floor(terms, price=100_000, pieces=1, discount=10_001)
    assert not is_below_floor(terms, price=100_000, pieces=1, discount=10_000)


def test_the_floor_is_of_the_agreed_price_also_after_a_mark_down():
    terms = Terms(discount_bearer=Bearer.MAKER, floor=8000, agreed_price=100_000)
    assert is_below_floor(terms, price=85_000, pieces=1, discount=6_000)


def test_the_tax_is_taken_out_before_the_commission():
    tax = ppn_inside(111_000, date(2026, 1, 1))
    parts = divide(FLAT, price=111_000, pieces=1, ppn=tax)
    assert (tax, parts.net, parts.commission) == (11_000, 70_000, 30_000)


TERMS = st.builds(
    Terms,
    commission=st.sampled_from(CommissionKind.values),
    basis_points=st.integers(0, 10_000),
    tiers=st.just(((50_000, 3000), (None, 1500))),
    net_price=st.integers(0, 200_000),
    agreed_price=st.integers(1, 10**8),
    discount_bearer=st.sampled_from(Bearer.values),
    maker_share=st.integers(0, 10_000),
    floor=st.integers(0, 10_000),
)


@given(TERMS, st.integers(1, 10**8), st.integers(1, 50), st.floats(0, 1), st.booleans())
def test_the_parts_always_come_to_the_whole_and_the_makers_is_never_below_zero(terms, price, pieces, off, taxed):
    discount = int(price * pieces * off)
    tax = ppn_inside(price * pieces - discount, date(2026, 1, 1)) if taxed else 0
    parts = divide(terms, price=price, pieces=pieces, discount=discount, ppn=tax)
    assert parts.net + parts.commission + parts.ppn + parts.fee == parts.total == price * pieces - discount
    assert parts.net >= 0
    assert Terms.of_json(terms.as_json()) == terms


@given(st.integers(-(10**10), 10**10), st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_parts_by_pieces_come_to_the_whole_in_whatever_portions(whole, portions):
    """trap:27 — the last partial refund takes the rest, in any order."""
    pieces, first, got = sum(portions), 1, 0
    for count in portions:
        got += part_of_pieces(whole, pieces=pieces, first=first, count=count)
        first += count
    assert got == whole


def test_terms_of_a_later_form_are_not_guessed():
    with pytest.raises(ValueError, match="form 2"):
        Terms.of_json({"form": 2})


def test_qris_takes_by_class_amount_and_day():
    assert qris_basis_points("micro", 500_000, date(2025, 1, 1)) == 0
    assert qris_basis_points("micro", 500_001, date(2025, 1, 1)) == 30
    assert qris_basis_points("micro", 100_000, date(2024, 11, 30)) == 30
    assert qris_basis_points("regular", 1, date(2025, 1, 1)) == 70
    assert qris_basis_points("regular", 1, date(2020, 1, 1)) == 0


def test_the_tax_in_effect_stayed_at_eleven_per_cent():
    assert ppn_inside(111_000, date(2024, 12, 31)) == ppn_inside(111_000, date(2025, 1, 1)) == 11_000
    assert ppn_inside(110_000, date(2022, 3, 31)) == 10_000


@pytest.mark.parametrize(("amount", "rounded"), [(12_349, 12_300), (12_350, 12_400), (12_300, 12_300), (0, 0)])
def test_cash_is_rounded_to_the_nearest_step(amount, rounded):
    assert round_cash(amount, 100) == rounded
