"""A deck is made of what anyone may see, the same bytes each time, and a program of slides can edit its charts."""

from datetime import date
from io import BytesIO
from shutil import which
from subprocess import run
from zipfile import ZipFile

import pytest
from django.utils import translation
from pptx import Presentation
from pptx.util import Emu
from python_calamine import load_workbook

from kriya.achievements.deck.compose import slides_of
from kriya.achievements.deck.drawn import svg_of
from kriya.achievements.deck.slides import Chart, Numbers
from kriya.achievements.deck.stamp import stamped
from kriya.achievements.deck.write import pptx_of
from kriya.achievements.report.paper import report_pdf
from kriya.achievements.tests.materials import SALES, material
from kriya.core.indicators import INDICATORS


@pytest.fixture(scope="module")
def deck() -> bytes:
    return pptx_of(material(), "id")


def opened(file: bytes) -> Presentation:
    return Presentation(BytesIO(file))


def charts(file: bytes):
    return [shape.chart for slide in opened(file).slides for shape in slide.shapes if shape.has_chart]


def test_a_deck_is_the_same_bytes_each_time(deck):
    assert pptx_of(material(), "id") == deck


def test_without_the_stamp_the_clock_would_tell_two_decks_apart(monkeypatch):
    """Twin: as the libraries write it, the file bears when it was made."""
    monkeypatch.setattr("kriya.achievements.deck.write.stamped", lambda file, _on: file)
    raw = pptx_of(material(), "id")
    with ZipFile(BytesIO(raw)) as parts:
        assert {entry.date_time for entry in parts.infolist()} != {(1980, 1, 1, 0, 0, 0)}
    with ZipFile(BytesIO(stamped(raw, date(2026, 7, 20)))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_figure_or_language_is_another_deck(deck):
    assert pptx_of(material(), "en") != deck
    assert pptx_of(material(audience="Orang lain"), "id") != deck


def test_every_slide_has_a_title_and_notes_that_name_the_publication(deck):
    mark = material().mark
    for slide in opened(deck).slides:
        assert slide.shapes.title.text_frame.text
        assert mark in slide.notes_slide.notes_text_frame.text
        assert "disetujui 20 Juli 2026" in slide.notes_slide.notes_text_frame.text


def test_notes_carry_the_definition_and_its_coverage(deck):
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in opened(deck).slides)
    assert str(INDICATORS["makers.fostered"].definition.id) in notes
    assert "diketahui 160 dari 212" in notes
    assert "Angka direvisi: Satu pameran terlambat." in notes


def test_charts_are_native_with_a_description_and_their_shown_numbers_only(deck):
    frames = [shape for slide in opened(deck).slides for shape in slide.shapes if shape.has_chart]
    assert len(frames) >= 10
    assert all(frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames)
    channel = next(chart for chart in charts(deck) if "Toko daring + Kunjungan" in chart.plots[0].categories)
    assert list(channel.plots[0].series[0].values) == [34_350_000, 50_000_000]


def test_a_quarter_that_was_not_told_stays_a_gap_and_is_no_zero(deck):
    sales = next(
        chart for chart in charts(deck) if len(chart.plots[0].series) == 2 and "TW III 25" in chart.plots[0].categories
    )
    assert list(sales.plots[0].series[0].values) == [40_000_000, 52_000_000, None, 61_000_000, 70_000_000, SALES]


def test_no_workbook_inside_holds_more_than_its_slide_shows(deck):
    """trap:39 — from the sheet inside a chart."""
    shown = {value for chart in charts(deck) for series in chart.plots[0].series for value in series.values}
    with ZipFile(BytesIO(deck)) as parts:
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    assert len(books) == len(charts(deck))
    inside = {
        cell for book in books for row in load_workbook(BytesIO(book)).get_sheet_by_index(0).to_python() for cell in row
    }
    assert {cell for cell in inside if isinstance(cell, float)} <= {
        float(value) for value in shown if value is not None
    }


def test_everything_lies_on_its_slide(deck):
    opened_deck = opened(deck)
    width, height = opened_deck.slide_width, opened_deck.slide_height
    for slide in opened_deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0, (slide.shapes.title.text_frame.text, shape.name)
            assert shape.left + shape.width <= Emu(width), (slide.shapes.title.text_frame.text, shape.name)
            assert shape.top + shape.height <= Emu(height + 10), (slide.shapes.title.text_frame.text, shape.name)


def test_it_wears_the_colours_of_its_council(deck):
    with ZipFile(BytesIO(deck)) as parts:
        theme = next(parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/theme/theme1"))
    assert '<a:accent1><a:srgbClr val="2A4180"/></a:accent1>' in theme
    assert 'typeface="Georgia"' in theme


def test_what_may_not_be_shown_has_no_slide():
    hidden = material().sheet.data
    figures = [
        {**one, "value": None, "by": {}} if one["code"] == "trade.sales" else one for one in hidden["indicators"]
    ]
    poorer = material(sheet=type(material().sheet)({**hidden, "indicators": figures}))
    with translation.override("id"):
        titles = [slide.title for slide in slides_of(poorer)]
        assert not [title for title in titles if title.startswith(("Omzet", "Saluran", "Paling laku"))]
        numbers = next(slide for slide in slides_of(poorer) if isinstance(slide, Numbers))
    assert "Omzet melalui dewan" not in [fact.label for fact in numbers.facts]


def test_targets_and_the_median_of_councils_have_a_slide():
    with translation.override("id"):
        titles = [slide.title for slide in slides_of(material())]
    assert "1 dari 2 target tercapai" in titles
    assert "Di antara 6 dewan" in titles


def test_a_chart_is_drawn_for_screen_and_paper_without_harm():
    with translation.override("id"):
        slide = next(one for one in slides_of(material()) if isinstance(one, Chart))
    drawn = svg_of(slide, ["#2a4180"] * 6, ink="#000000", line="#cccccc")
    assert "<script" not in svg_of(type(slide)(**{**slide.__dict__, "categories": ["<script>", "b", "c"]}), ["#2a4180"] * 6, ink="#000", line="#ccc")  # fmt: skip
    assert "<title>" in drawn
    assert ">120<" in drawn


def test_the_report_is_the_same_paper_each_time():
    paper = report_pdf(material(), "id")
    assert paper.startswith(b"%PDF")
    assert report_pdf(material(), "id") == paper
    assert report_pdf(material(), "en") != paper


@pytest.mark.slow
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it_page_by_page(deck, tmp_path):
    (tmp_path / "paparan.pptx").write_bytes(deck)
    home = f"-env:UserInstallation=file://{tmp_path}/profil"
    run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "paparan.pptx")], check=True, capture_output=True, timeout=120)  # fmt: skip
    pages = (tmp_path / "paparan.pdf").read_bytes().count(b"/Type/Page\n") + (
        tmp_path / "paparan.pdf"
    ).read_bytes().count(b"/Type/Page/")
    assert pages == len(opened(deck).slides)
