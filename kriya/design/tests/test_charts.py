import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation

from kriya.design.charts import Bars, Columns, Figure, Group, Grouped, Item, Share, Trend
from kriya.design.formats import number
from tests.tight import tight

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


def draw(figure: Figure) -> str:
    return tight(Template("{% load design %}{% chart figure %}").render(Context({"figure": figure})))


def drawing(figure: Figure) -> ElementTree.Element:
    found = re.search(r"<svg role.*?</svg>", draw(figure), re.S)
    assert found is not None
    return ElementTree.fromstring(found[0])


def widths(figure: Figure, kind: str) -> list[float]:
    return [float(r.get("width", "").rstrip("%")) for r in drawing(figure).iter("rect") if r.get("class") == kind]


def cells(figure: Figure) -> list[str]:
    return [
        re.sub(r"<[^>]+>", "", cell)
        for cell in re.findall(r"<t[hd] (?:scope=\"row\"|data-align=\"end\")>(.*?)</t[hd]>", draw(figure))
    ]


CRAFTS = Bars(
    title="Menurut jenis", items=[Item("Batik tulis", 61), Item("Anyaman serat alam", 14), Item("Perhiasan", 0)]
)


def test_bars_are_as_long_as_their_numbers():
    assert widths(CRAFTS, "f0") == [100, pytest.approx(14 / 61 * 100, abs=0.01)]


def test_bars_say_every_number_in_the_drawing_and_in_the_table():
    said = [t.text for t in drawing(CRAFTS).iter("text") if t.get("class") == "n"]
    assert said == ["61", "14", "0"]
    assert cells(CRAFTS) == ["Batik tulis", "61", "Anyaman serat alam", "14", "Perhiasan", "0"]


def test_unknown_is_a_bar_of_its_own_and_not_added_to_another():
    figure = Bars(title="Kecamatan", items=[Item("Utara", 58)], unknown=12)
    assert widths(figure, "f0") == [100]
    assert widths(figure, "unk") == [pytest.approx(12 / 58 * 100, abs=0.01)]
    assert cells(figure) == ["Utara", "58", "Belum diketahui", "12"]


def test_all_unknown_is_one_bar():
    figure = Bars(title="Kapasitas", items=[], unknown=171)
    assert (widths(figure, "unk"), widths(figure, "f0")) == ([100], [])


def test_a_value_that_is_unknown_has_no_length_and_is_no_zero():
    assert cells(Bars(title="x", items=[Item("Utara", None)])) == ["Utara", "—belum diketahui"]


@pytest.mark.parametrize("kind", [Bars, Columns, Trend, Share])
def test_no_rows_say_so_and_draw_nothing(kind):
    shown = draw(kind(title="Kosong", items=[]))
    assert "Belum ada angka untuk ditampilkan." in shown
    assert "<svg role" not in shown


@pytest.mark.parametrize("kind", [Bars, Columns, Trend, Share])
@pytest.mark.parametrize("count", [1, 40])
def test_one_row_and_forty_rows_are_all_there(kind, count):
    figure = kind(title="Desa", items=[Item(f"Desa {i}", i + 1) for i in range(count)])
    assert cells(figure)[:: 3 if kind is Share else 2] == [f"Desa {i}" for i in range(count)]
    assert len(figure.marks()) == count


def test_a_long_label_is_wrapped_and_loses_no_word():
    label = "Anyaman serat alam dan eceng gondok untuk perabot rumah tangga"
    lines = Bars(title="x", items=[Item(label, 1)]).marks()[0].lines
    assert [len(line.text) <= 36 for line in lines] == [True, True]
    assert " ".join(line.text for line in lines) == label


def test_a_label_leaves_room_for_the_number_at_its_end():
    """Both stand on one line of a chart of 328 px; a letter is about 7.6 px wide, a bold digit 9.2."""
    label = "Anyaman + Kerajinan kayu + Kulit + Bordir dan sulam"
    for figure in (Bars, Share):
        mark = figure(title="x", items=[Item(label, 88_950_000)], money=True).marks()[0]
        assert all(len(line.text) * 7.6 + len(mark.text) * 9.2 <= 328 for line in mark.lines), figure
        assert " ".join(line.text for line in mark.lines) == label


def test_parts_of_nothing_are_nought_and_no_share_of_it():
    figure = Share(title="Kelas", items=[Item("Mikro", 0), Item("Kecil", 0)])
    assert [mark.text for mark in figure.marks()] == ["0", "0"]
    assert cells(figure) == ["Mikro", "0", "—belum diketahui", "Kecil", "0", "—belum diketahui"]


def test_parts_of_a_share_sum_to_the_whole_bar():
    figure = Share(title="Kelas", items=[Item("Mikro", 112), Item("Kecil", 31), Item("Menengah", 5)], unknown=23)
    assert sum(mark.width for mark in figure.marks()) == pytest.approx(100, abs=0.01)
    assert cells(figure) == [
        "Mikro",
        "112",
        "65\u00a0%",
        "Kecil",
        "31",
        "18\u00a0%",
        "Menengah",
        "5",
        "3\u00a0%",
        "Belum diketahui",
        "23",
        "13\u00a0%",
    ]


def test_columns_stand_as_high_as_their_numbers():
    marks = Columns(title="x", items=[Item("2024", 10), Item("2025", 20)]).marks()
    assert marks[0].height == marks[1].height / 2
    assert {mark.foot for mark in marks} == {168}


def test_an_unknown_period_breaks_the_line_into_a_dashed_stretch():
    figure = Trend(title="x", items=[Item("2023", 1), Item("2024", None), Item("2025", 3), Item("2026", 4)])
    assert [stretch.gap for stretch in figure.stretches()] == [True, False]
    assert len(list(drawing(figure).iter("circle"))) == 3


def test_labels_are_thinned_until_they_fit_a_phone():
    years = [Item(str(year), 1) for year in range(2000, 2026)]
    said = [mark for mark in Trend(title="x", items=years).marks() if mark.lines]
    assert len(said) * 34 <= 320


def test_paper_has_the_table_of_columns_that_do_not_say_every_number_themselves():
    few, many = ([Item(f"TW {n}", 85_100_000 + n) for n in range(count)] for count in (3, 8))
    assert "data-said" in draw(Columns(title="x", items=few))
    assert "data-said" not in draw(Columns(title="x", items=many))
    assert "data-said" in draw(Bars(title="x", items=many))


def test_groups_say_their_series_at_every_bar():
    figure = Grouped(
        title="x", series=("Perempuan", "Laki-laki"), groups=[Group("Batik", (214, 96)), Group("Tenun", (51, None))]
    )
    assert [(mark.text, mark.note) for mark in figure.marks()] == [
        ("214", "Perempuan"),
        ("96", "Laki-laki"),
        ("51", "Perempuan"),
        ("belum diketahui", "Laki-laki"),
    ]
    assert cells(figure) == ["Batik", "214", "96", "Tenun", "51", "—belum diketahui"]


def test_series_differ_by_pattern_and_not_only_by_colour():
    figure = Grouped(title="x", series=("a", "b"), groups=[Group("Batik", (2, 1))])
    filled = [rect.get("fill") for rect in drawing(figure).iter("rect") if rect.get("fill")]
    assert filled == [f"url(#{figure.key}-f1)"]


def test_a_label_cannot_inject_markup():
    shown = draw(Bars(title="<b>x</b>", items=[Item("<script>alert(1)</script>", 1)]))
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_coordinates_keep_the_decimal_point_in_indonesian():
    assert number(1.5) == "1,5"
    figure = Bars(title="x", items=[Item("a", 3), Item("b", 1)])
    assert widths(figure, "f0") == [100, 33.333]


def test_coverage_is_said_beneath_the_title():
    assert "diketahui 159 dari 171" in draw(Bars(title="x", items=[Item("a", 159)], known=159, total=171))


def test_money_is_written_in_full_in_the_table_and_short_above_a_column():
    figure = Columns(title="x", items=[Item("Jan", 20_700_000)], money=True)
    assert figure.marks()[0].text == "20,7\u00a0jt"
    assert cells(figure) == ["Jan", "Rp20.700.000"]


def test_parts_of_a_hundred_fill_the_width_at_a_hundred():
    halves = [Item("Lebih banyak", 50), Item("Sama saja", 25)]
    assert [mark.width for mark in Bars(title="x", items=halves, whole=100).marks()] == [50.0, 25.0]
    assert [mark.width for mark in Bars(title="x", items=halves).marks()] == [100.0, 50.0]
