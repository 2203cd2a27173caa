"""Small cells: merged, never told by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriya.achievements.suppression import THRESHOLD, are_apart, may_renew, merge_small, sums_apart

cells = st.dictionaries(
    st.sampled_from(["micro", "small", "medium", "large", "unknown"]), st.integers(0, 40), min_size=1, max_size=5
)


def smallest_and_largest(shown: dict[str, int], key: str) -> tuple[int, int]:
    """What a reader computes of one part: the sum it was merged into, and that no merged part is zero."""
    if key in shown:
        return shown[key], shown[key]
    merged, total = next((parts, count) for parts, count in shown.items() if key in parts.split("+"))
    others = merged.count("+")
    return 1, total - others


def test_a_table_without_small_parts_stays_as_it_is():
    assert merge_small({"woman": 127, "man": 65, "unknown": 3}) == {"woman": 127, "man": 65, "unknown": 3}


def test_a_small_part_is_merged_with_the_next_larger_one():
    """trap:39 — with only the small part hidden, total less the others gives it back."""
    assert merge_small({"micro": 146, "small": 22, "medium": 3}) == {"micro": 146, "small+medium": 25}


def test_hiding_only_the_small_part_would_give_it_back_by_subtraction():
    """trap:39, twin — the plain rule "hide what is below five" tells of the three."""
    true = {"micro": 146, "small": 22, "medium": 3}
    shown = {key: count for key, count in true.items() if count >= THRESHOLD}
    assert sum(true.values()) - sum(shown.values()) == 3
    merged = merge_small(true)
    assert merged is not None
    assert smallest_and_largest(merged, "medium") == (1, 24)


def test_parts_of_one_each_are_not_told_by_their_sum():
    assert merge_small({"micro": 100, "small": 1, "medium": 1, "large": 1}) is None
    assert merge_small({"micro": 100, "kecil": 9, "medium": 1, "large": 1}) == {"micro": 100, "kecil+medium+large": 11}


def test_two_parts_of_which_one_is_small_are_withheld_altogether():
    assert merge_small({"woman": 40, "man": 3}) is None


def test_a_part_of_zero_is_not_shown():
    assert merge_small({"micro": 9, "small": 8, "large": 0}) == {"micro": 9, "small": 8}


@given(cells)
def test_whatever_the_table_a_small_part_could_be_five_for_all_a_reader_can_compute(true):
    """trap:39"""
    shown = merge_small(true)
    for key, count in true.items():
        if key != "unknown" and 0 < count < THRESHOLD:
            assert shown is None or smallest_and_largest(shown, key)[1] >= THRESHOLD


@given(cells)
def test_what_is_shown_sums_to_what_is_true(true):
    shown = merge_small(true)
    assert shown is None or sum(shown.values()) == sum(true.values())


@pytest.mark.parametrize(("before", "now", "may"), [
    ({"woman": 20, "man": 9}, {"woman": 20, "man": 9}, True),
    ({"woman": 20, "man": 9}, {"woman": 21, "man": 9}, False),
    ({"woman": 20, "man": 9}, {"woman": 25, "man": 9}, True),
    ({"woman": 20, "man": 9}, {"woman": 25, "man": 10}, False),
    ({"woman": 20, "unknown": 3}, {"woman": 20, "unknown": 2}, True),
])  # fmt: skip
def test_a_table_is_renewed_when_every_part_changed_by_none_or_by_five(before, now, may):
    """trap:39 — across periods: the difference of two publications tells of nobody, or of at least five."""
    assert may_renew(before, now) is may


def test_without_the_rule_two_publications_tell_who_joined_between_them():
    """trap:39, twin — both tables are harmless alone; their difference is one woman."""
    before, now = {"woman": 20, "man": 9}, {"woman": 21, "man": 9}
    assert merge_small(before) == before
    assert merge_small(now) == now
    assert now["woman"] - before["woman"] == 1
    assert not may_renew(before, now)


def test_a_sum_over_fewer_than_five_or_one_that_differs_by_one_reporter_is_not_shown():
    assert sums_apart({"labour": 168, "women": 168, "men": 160}) == ["labour", "women", "men"]
    assert sums_apart({"labour": 168, "women": 167}) == ["labour"]
    assert sums_apart({"labour": 4, "women": 4}) == []


def test_apart_is_equal_or_five():
    assert [are_apart(10, other) for other in (10, 11, 14, 15, 5)] == [True, False, False, True, True]
