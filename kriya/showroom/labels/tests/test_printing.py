"""Labels as they come out of the printer: read back from its pixels, and to the millimetre where they belong."""

from types import SimpleNamespace

import pytest

from kriya.showroom.labels import printing
from kriya.showroom.labels.formats import BY_SLUG, FORMATS
from kriya.showroom.labels.printing import Label, Placing, calibration_pdf, labels_pdf, spaced
from tests.paper import codes_on, size_of, words_on

ORIGIN = "https://kriya.pekalongankota.go.id"
LONG = "Kain Batik Tulis Jlamprang Sogan Keraton Panjang Sekali"
SHEETS = [one for one in FORMATS if not one.is_roll]


@pytest.fixture(autouse=True)
def _council(monkeypatch):
    monkeypatch.setattr(printing, "current_council", lambda: SimpleNamespace(short_name="Pekalongan"))


def label(code: str = "D8S8JA6", name: str = LONG, **more) -> Label:
    said = {"maker": "Batik Sekar Jagad", "craft": "Batik tulis", "price": 1_450_000, **more}
    return Label(code=code, url=printing.address_of(code, ORIGIN), name=name, **said)


@pytest.mark.parametrize("paper", FORMATS, ids=lambda one: one.slug)
def test_every_printed_label_is_read_back_from_its_pixels(paper):
    cloth, mask = label(), label("ABC8JA6", "Topeng Panji", price=95_000)
    count = 2 if paper.is_roll else paper.per_page
    pdf = labels_pdf([(cloth, count - 1), (mask, 2)], paper)
    read = [seen.text for seen in codes_on(pdf)]
    assert read == [f"{ORIGIN}/l/D8S8JA6"] * (count - 1) + [f"{ORIGIN}/l/ABC8JA6"] * 2
    assert set(size_of(pdf)) == {paper.paper}


@pytest.mark.parametrize("paper", SHEETS, ids=lambda one: one.slug)
def test_a_label_lies_where_its_sheet_has_one_and_beside_none_that_was_used(paper):
    pdf = labels_pdf([(label(), 2)], paper, Placing(start=4))
    first, second = codes_on(pdf)
    for seen, place in ((first, 3), (second, 4)):
        left, top = paper.corner(place)
        assert left < seen.x < left + paper.width / 2
        assert abs(seen.y - (top + paper.height / 2)) < 0.5


def test_a_printer_that_strays_is_set_right_by_the_millimetre():
    paper = BY_SLUG["a4-24"]
    (straight,) = codes_on(labels_pdf([(label(), 1)], paper))
    (moved,) = codes_on(labels_pdf([(label(), 1)], paper, Placing(right=1.5, down=-1)))
    assert (round(moved.x - straight.x, 1), round(moved.y - straight.y, 1)) == (1.5, -1.0)


def test_a_label_says_code_name_maker_craft_and_price_in_words():
    words = words_on(labels_pdf([(label(), 1)], BY_SLUG["rol-80"]))
    for said in ("Kain Batik Tulis", "Batik Sekar Jagad", "Batik tulis", "Rp1.450.000", spaced("D8S8JA6")):
        assert said in words
    assert "milik dewan" not in words


def test_goods_of_the_council_are_marked_on_the_label():
    assert "milik dewan" in words_on(labels_pdf([(label(is_public_goods=True), 1)], BY_SLUG["rol-58"]))


@pytest.mark.parametrize("paper", FORMATS, ids=lambda one: one.slug)
def test_no_label_of_a_sheet_overlaps_another_or_leaves_the_paper(paper):
    corners = [paper.corner(place) for place in range(paper.per_page)]
    assert len(set(corners)) == paper.per_page
    for left, top in corners:
        assert left >= 0
        assert top >= 0
        assert left + paper.width <= paper.paper[0] + 0.01
        assert top + paper.height <= paper.paper[1] + 0.01
    assert paper.columns == 1 or paper.across >= paper.width
    assert paper.rows == 1 or paper.down >= paper.height


@pytest.mark.parametrize("paper", FORMATS, ids=lambda one: one.slug)
def test_the_page_to_measure_a_printer_by_is_one_page_of_the_papers_size(paper):
    pdf = calibration_pdf(paper, Placing(right=0.5))
    assert size_of(pdf) == [paper.paper]
    words = words_on(pdf)
    assert ("40 mm" if paper.is_roll else "100 mm") in words
    assert paper.is_roll or "0,5 mm ke kanan" in words


def test_a_thousand_labels_are_set_in_seconds_since_each_face_is_set_once():
    pdf = labels_pdf([(label(), 500), (label("ABC8JA6"), 500)], BY_SLUG["a4-65"])
    assert len(size_of(pdf)) == 16


@pytest.mark.parametrize("paper", FORMATS, ids=lambda one: one.slug)
def test_what_does_not_fit_is_cut_with_a_sign_and_what_fits_is_whole(paper):
    endless = "Kerajinananyamanpandansimpulbunga" * 4
    for name, maker in (
        (f"{LONG} {LONG} Pesisir", "Kelompok Usaha Bersama Perajin Batik Pewarna Alam Kauman Timur"),
        (endless, endless),
    ):
        words = words_on(labels_pdf([(label(name=name, maker=maker, craft=""), 1)], paper))
        assert words.count("…") == 2, words
        assert "Timur" not in words
        assert "Pesisir" not in words
    assert "…" not in words_on(labels_pdf([(label(name="Topeng Panji", maker="Bu Siti"), 1)], paper))
