"""produk.xlsx against the city's register. There are no expected numbers beside it; these were counted by hand:

600 rows below the header of row 4 hold a name. 34 of them name no maker (29 blank, 5 "-"). 20 rows name one of eight
businesses that a search through every sheet of binaan-kota.xlsx does not find, 6 one of two names that two businesses
bear each. 26 rows repeat maker and product of an earlier row; 514 are left.
"""

from __future__ import annotations

from collections import Counter

from kriya.catalog.actions.imports import read_product_list, write_products
from kriya.catalog.imports.plan import make_plan
from kriya.catalog.imports.report import report_of
from kriya.catalog.imports.tests.example_city import DATA, needs_data, register_the_city
from kriya.catalog.models import Product, ProductState
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.imports import read_for_council
from kriya.makers.models import Maker

pytestmark = needs_data
REFUSED = {"maker_missing": 34, "maker_not_found": 20, "maker_ambiguous": 6}
NOT_IN_THE_REGISTER = {
    "Batik Kalandra",
    "Mekar Ukir Mayapada",
    "Batik Karya Mahameruwati",
    "Griya Anyaman Mayapada",
    "Ukir Pondok Pancawarna",
    "Ukir Lumbung Dirgantara",
    "Ukir Pelita Cakrawala",
    "Pawon Batik Mandaraka",
}


def test_the_city_list_is_linked_counted_and_the_same_when_it_comes_again(council: Council) -> None:
    register_the_city(council)
    recognition = read_for_council(council, DATA / "produk.xlsx").recognition
    with council_scope(council):
        makers = Maker.objects.count()
        found = read_product_list(recognition)
        report = report_of(found, make_plan(found))
        assert (report["kind"], report["rows_read"]) == ("products", 600)
        assert (report["new"], report["changed"], report["same"], report["duplicates"]) == (514, 0, 0, 26)
        assert Counter(cell["code"] for cell in report["refused"]) == REFUSED
        assert {cell["value"] for cell in report["refused"] if cell["code"] == "maker_not_found"} == NOT_IN_THE_REGISTER
        assert report["ignored"] == {"title": 2, "header": 1, "total": 0, "empty": 3}
        write_products(found, file_name="produk.xlsx", file_hash="-", by=None, skip_refused=True)
        assert Product.objects.filter(state=ProductState.DRAFT).count() == report["new"]
        assert Maker.objects.count() == makers
        again = make_plan(read_product_list(recognition))
        assert (again.new, again.changed, len(again.same)) == ([], [], report["new"])
