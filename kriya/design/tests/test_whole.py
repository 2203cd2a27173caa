"""Whole numbers as people write them."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from kriya.design.whole import WholeField


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 960.000 ", 960_000),
        ("1 000", 1000),
        ("1.000.000", 10**6),
        ("−12", -12),
        ("-1.500", -1500),
        ("0", 0),
    ],
)
def test_points_part_thousands(text: str, number: int):
    assert WholeField().clean(text) == number


@pytest.mark.parametrize(
    "text", ["1,5", "1.5", "1.0", "10.00", "1.000,50", "1e3", "NaN", "٣.", "1..000", "--1", "1.0000"]
)
def test_what_is_no_whole_number_is_refused_and_never_cut(text: str):
    with pytest.raises(ValidationError):
        WholeField().clean(text)


def test_djangos_own_takes_thousands_for_decimals():
    """The twin: why there is a field of our own."""
    assert forms.IntegerField().clean("960.000") == 960


def test_bounds_hold():
    assert WholeField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        WholeField(max_value=999).clean("1.000")


@pytest.mark.parametrize(("text", "said"), [("0", "Paling sedikit 1."), ("100", "Paling banyak 99.")])
def test_a_limit_is_told_in_few_words(text: str, said: str):
    with pytest.raises(ValidationError, match=said):
        WholeField(min_value=1, max_value=99).clean(text)
