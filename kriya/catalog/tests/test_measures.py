"""Lengths and weights as people write them."""

import pytest

from kriya.catalog.measures import Unreadable, read_lengths, read_weight, show_lengths, show_weight


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("250 x 115 cm", [2500, 1150]),
        ("2,5 m", [2500]),
        ("2.5 m x 115 cm", [2500, 1150]),
        ("2,5 x 1,15 m", [2500, 1150]),
        ("30×20×12,5", [300, 200, 125]),
        ("250X115CM", [2500, 1150]),
        ("- x 40 cm", [None, 400]),
        ("8 mm", [8]),
    ],
)
def test_lengths_are_read_as_they_are_written(text: str, lengths: list[int | None]):
    assert read_lengths(text) == lengths


@pytest.mark.parametrize("text", ["", "besar", "1 x 2 x 3 x 4", "0 cm", "12 kaki", "2 m lebih", "9999999 m"])
def test_what_is_no_length_is_refused(text: str):
    with pytest.raises(Unreadable):
        read_lengths(text)


@pytest.mark.parametrize(("text", "grams"), [("320", 320), ("320 gr", 320), ("1,2 kg", 1200), ("2 ons", 200)])
def test_weights_are_read_as_they_are_written(text: str, grams: int):
    assert read_weight(text) == grams


@pytest.mark.parametrize("lengths", [[2500, 1150, None], [300, 205, 120], [None, 400, None], [8, None, None]])
def test_lengths_that_are_shown_are_read_again_as_they_were(lengths: list[int | None]):
    again = read_lengths(show_lengths(lengths))
    assert again + [None] * (3 - len(again)) == lengths


def test_nothing_known_shows_nothing():
    assert (show_lengths([None, None, None]), show_weight(None), show_weight(1200)) == ("", "", "1,2 kg")
