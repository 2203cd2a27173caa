"""Amounts in words are what the library that knows Indonesian says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lokal import terbilang

from kriya.design.terbilang import spelled


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_every_amount_is_spelled_as_the_oracle_spells_it(amount):
    assert spelled(amount) == terbilang(amount)


@pytest.mark.parametrize(
    ("amount", "words"),
    [(0, "nol"), (11, "sebelas"), (1_000, "seribu"), (1_100_000, "satu juta seratus ribu"), (-5, "minus lima")],
)
def test_the_words_that_are_easily_wrong(amount, words):
    assert spelled(amount) == words
