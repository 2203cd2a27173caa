"""Bars side by side leave room for the words behind them."""

import pytest

from kriya.design.charts import Group, Grouped


@pytest.mark.parametrize(
    ("series", "values", "least", "most"),
    [(["ya", "tidak"], [3, 4], 0.56, 0.56), (["3 bulan sebelum", "sebelum, tahun lalu"], [2_521_000, None], 0.2, 0.35)],
)
def test_the_longest_words_stand_whole_on_a_telephone(
    series: list[str], values: list[int | None], least: float, most: float
):
    chart = Grouped(title="x", money=values[0] > 100, series=series, groups=[Group("Peserta", values)])
    assert least <= chart.reach <= most
    assert max(mark.width for mark in chart.marks()) <= 100 * chart.reach
