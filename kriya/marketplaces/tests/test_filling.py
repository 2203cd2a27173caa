"""The seller's own template comes back filled, and as it was but for the products in it."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from kriya.catalog.actions.curation import publish_product
from kriya.catalog.models import Product, ProductVariant
from kriya.core.clock import now
from kriya.core.files import read_file
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.inventory.actions.lots import add_lot
from kriya.inventory.actions.reserving import Wanted, reserve
from kriya.ledger.terms import Terms
from kriya.makers.imports.sheets.open import read_workbook
from kriya.makers.imports.tests.sheets_files import write_raw_xlsx
from kriya.marketplaces.actions import filling, working
from kriya.marketplaces.actions.filling import bring_template, fill_template
from kriya.marketplaces.filling.reading import Template
from kriya.marketplaces.filling.rows import Choices
from kriya.marketplaces.models import Filling, FillingState, MarketLayout, Sku
from kriya.marketplaces.tests import templates
from kriya.shop.tests.builders import Shop

HOME = "https://kriya.contoh.id/pekalongan"


def brought(file: BytesIO, name: str = "mass_upload.xlsx", **more: Any) -> Filling:
    return bring_template(file, name=name, by=None, **more)


def rows_of(made: Filling, tmp_path: Path) -> list[dict[str, Any]]:
    """The products of a filled template, each {label: value}."""
    (tmp_path / "filled.xlsx").write_bytes(read_file(made.result))
    template = Template.of_json(made.table)
    sheet = next(one for one in read_workbook(tmp_path / "filled.xlsx").sheets if one.name == template.sheet)
    first = template.first_row - sheet.first_row
    labels = [one.label for one in template.columns]
    return [
        {label: value for label, value in zip(labels, cells, strict=False) if value != ""}
        for cells in sheet.rows[first : first + made.rows]
    ]


def product_of(lot: Any, **changed: Any) -> Product:
    Product.objects.filter(pk=lot.product_id).update(**changed)
    return publish_product(Product.objects.get(pk=lot.product_id))


def test_shopees_template_is_understood_and_filled(at: Shop, tmp_path: Path):
    lot = at.lot(pieces=7, price=185_000)
    reserve([Wanted(lot.pk, at.room.place.pk, 2)], holder=new_id(), expires_at=now() + timedelta(hours=1))
    product = product_of(lot, story_id="Dibuat dengan canting.", length_mm=2005, weight_g=420)
    made = brought(templates.shopee())
    template = Template.of_json(made.table)
    assert (made.marketplace, template.sheet, template.heading_row, template.first_row) == ("shopee", "Template", 3, 7)
    by_label = {one.label: one for one in template.columns}
    assert by_label["Kategori"].choices == templates.CATEGORIES
    assert by_label["Reguler (Cashless)"].choices == ("Aktif", "Tidak Aktif")
    assert [one.label for one in template.columns if not one.field] == ["Reguler (Cashless)"]
    assert {one.mark for one in template.columns} == {"required", "optional", "conditional"}

    done = fill_template(made, Choices(fixed={"P": "Aktif"}), [product.pk], home=HOME, wanted={})
    (row,) = rows_of(done, tmp_path)
    code = Sku.objects.get(product=product).code
    assert row["Nama Produk"] == product.name
    assert row["Deskripsi Produk"].startswith("Dibuat dengan canting.\n\nDibuat oleh: Batik Tejo")
    assert (row["Harga"], row["Stok"], row["Berat"], row["Panjang"]) == (185_000, 5, 420, 201)
    assert (row["SKU Induk"], row["Kode Variasi"], row["Reguler (Cashless)"]) == (code, code, "Aktif")
    assert re.fullmatch(r"KR-[2-9A-Z]{7}", code)
    assert {(line["column"], line["why"], line["must"]) for line in done.left} == {
        ("A: Kategori", "category_missing", True), ("K: Foto Sampul", "no_photo", True),
    }  # fmt: skip


def test_everything_else_of_the_template_stays_as_it_was(at: Shop, tmp_path: Path):
    lot = at.lot()
    original = templates.shopee()
    made = brought(original)
    done = fill_template(made, Choices(), [lot.product_id], home=HOME, wanted={})
    before, after = ZipFile(original), ZipFile(BytesIO(read_file(done.result)))
    assert before.namelist() == after.namelist()
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"xl/worksheets/sheet2.xml"}
    xml = after.read("xl/worksheets/sheet2.xml").decode()
    for kept in ("<dataValidation ", "sheetProtection", 'hidden="1"', "<mergeCell ", "ps_product_name"):
        assert (
            xml.count(kept) == before.read("xl/worksheets/sheet2.xml").decode().count(kept) or kept == "ps_product_name"
        )
    # The cells of the first product keep the template's text format.
    assert re.search(r'<c r="B7" s="\d+" t="inlineStr">', xml)
    assert "openpyxl" not in xml


def test_variants_are_rows_under_one_integration_code(at: Shop, tmp_path: Path):
    lot = at.lot(price=100_000, pieces=3)
    product = Product.objects.get(pk=lot.product_id)
    small, large = (
        ProductVariant.objects.create(product=product, name=name, price=price, position=place)
        for place, (name, price) in enumerate((("M", 120_000), ("XL", 150_000)))
    )
    terms = Terms(basis_points=3000, agreed_price=150_000).as_json()
    add_lot(product=product, maker=at.room.makers[0], pieces=2, price=150_000, terms=terms, location=at.room.place,
            variant=large, by=None)  # fmt: skip
    publish_product(product)
    done = fill_template(brought(templates.shopee()), Choices(), [product.pk], home=HOME, wanted={})
    first, second = rows_of(done, tmp_path)
    assert (done.products, done.rows) == (1, 2)
    assert [(row["Varian untuk Variasi 1"], row["Harga"], row["Stok"]) for row in (first, second)] == [
        ("M", 120_000, 0), ("XL", 150_000, 2),
    ]  # fmt: skip
    parent = Sku.objects.get(product=product, variant=None).code
    assert {row["Kode Integrasi Variasi"] for row in (first, second)} == {parent}
    assert [row["Kode Variasi"] for row in (first, second)] == [
        Sku.objects.get(variant=variant).code for variant in (small, large)
    ]
    assert len({first["Kode Variasi"], second["Kode Variasi"], parent}) == 3


def test_tiktoks_template_in_english_wants_kilograms_and_brands_of_its_list(at: Shop, tmp_path: Path):
    lots = [at.lot(), at.lot(maker=at.room.makers[1])]
    products = [product_of(lot, weight_g=1_250) for lot in lots]
    made = brought(templates.tiktok(), "Tiktoksellercenter_batchupload.xlsx")
    assert made.marketplace == "tiktok"
    done = fill_template(made, Choices(), [one.pk for one in products], home=HOME, wanted={})
    rows = rows_of(done, tmp_path)
    assert [row["Package Weight(kg)"] for row in rows] == [1.25, 1.25]
    # Batik Siti is a brand of the list; Batik Tejo is not, and the list has a word for that.
    assert [row["Brand"] for row in rows] == ["No brand", "Batik Siti"]
    assert Template.of_json(made.table).first_row == 5


def test_what_was_chosen_is_remembered_for_the_next_template_of_that_layout(at: Shop, tmp_path: Path):
    lot = at.lot()
    craft = {"batik": templates.CATEGORIES[0]}
    fill_template(brought(templates.shopee()), Choices(columns={"O": ""}, fixed={"P": "Aktif"}, categories=craft),
                  [lot.product_id], home=HOME, wanted={})  # fmt: skip
    again = brought(templates.shopee(), "lagi.xlsx")
    assert MarketLayout.objects.get() == again.layout
    assert (again.layout.columns, again.layout.fixed, again.layout.categories) == ({"O": ""}, {"P": "Aktif"}, craft)
    other = brought(templates.shopee(ps_price="Harga Jual"), "versi-lain.xlsx")
    assert other.layout != again.layout
    assert "price" in {one.field for one in Template.of_json(other.table).columns}


def test_codes_are_given_once(at: Shop):
    lot = at.lot()
    for _time in range(2):
        fill_template(brought(templates.shopee()), Choices(), [lot.product_id], home=HOME, wanted={})
    assert Sku.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"nama produk;harga\nkain;1\n", "template_not_xlsx"), (b"", "file_empty"), (b"\x89PNG\r\n\x1a\n\0\0\0\0", "not_a_spreadsheet")],
)  # fmt: skip
def test_what_is_no_template_is_refused(at: Shop, content: bytes, code: str):
    with pytest.raises(Refused) as no:
        brought(BytesIO(content))
    assert no.value.code == code
    assert not Filling.objects.exists()


def test_a_workbook_without_products_headings_and_a_bomb_are_refused(at: Shop, tmp_path: Path):
    plain = write_raw_xlsx(tmp_path / "plain.xlsx", '<row r="1"><c r="A1" t="inlineStr"><is><t>Halo</t></is></c></row>')
    with pytest.raises(Refused) as no:
        brought(BytesIO(plain.read_bytes()))
    assert no.value.code == "template_unknown"
    bomb = write_raw_xlsx(tmp_path / "bomb.xlsx", " " * 60_000_000)
    with pytest.raises(Refused) as no:
        brought(BytesIO(bomb.read_bytes()))
    assert no.value.code == "packed_too_tightly"


class TestManyProducts:
    """Many products are filled in by the worker."""

    def test_it_waits_for_the_worker_and_comes_to_the_same(
        self, at: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        products = [product_of(at.lot(), story_id="Cerita.", weight_g=200).pk for _number in range(3)]
        at_once = fill_template(brought(templates.shopee()), Choices(), products, home=HOME, wanted={})
        monkeypatch.setattr(working, "PART", 2)
        waits = fill_template(brought(templates.shopee()), Choices(), products, home=HOME, wanted={"words": "x"})
        assert (waits.state, waits.result, waits.products) == (FillingState.WORKING, "", 3)
        with pytest.raises(Refused, match="filling_busy"):
            fill_template(waits, Choices(), products, home=HOME, wanted={})
        for _twice in range(2):
            filling.fill_waiting(at.room.council, waits.pk)
        waits.refresh_from_db()
        assert (waits.state, waits.done, waits.rows, waits.asked) == (FillingState.DONE, 3, 3, {})
        assert rows_of(waits, tmp_path) == rows_of(at_once, tmp_path)

    def test_what_went_wrong_says_so_and_is_tried_again(self, at: Shop, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(working, "PART", 0)
        product, fill = product_of(at.lot()).pk, filling.fill
        waits = fill_template(brought(templates.shopee()), Choices(), [product], home=HOME, wanted={})
        monkeypatch.setattr(filling, "fill", lambda *_given: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            filling.fill_waiting(at.room.council, waits.pk)
        waits.refresh_from_db()
        assert (waits.state, waits.result) == (FillingState.FAILED, "")
        monkeypatch.setattr(filling, "fill", fill)
        fill_template(waits, Choices(), [product], home=HOME, wanted={})
        filling.fill_waiting(at.room.council, waits.pk)
        waits.refresh_from_db()
        assert waits.state == FillingState.DONE
