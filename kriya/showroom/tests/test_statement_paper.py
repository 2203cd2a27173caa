"""The paper of a settlement, however many lines it has."""

import pytest

from kriya.councils.models import Council
from kriya.design.typeset import letterhead_of, typeset
from kriya.showroom.documents.money import _TYPST, _words
from tests.paper import pages_of


def paper(lines: int, *, amount: str = "Rp276.000") -> list[str]:
    sold = {"day": "01-07-2026", "name": "Selendang Sutra Jlamprang (PAZNV45)", "why": "komisi", "amount": amount}
    told = {
        "title": "RINCIAN", "facts": [["Perajin", "Batik Karto"]], "lines": [sold] * lines, "total": amount,
        "spelled": "dua ratus", "officer": "Sari Kinanti", "maker": "Karto Wijoyo",
    }  # fmt: skip
    head = letterhead_of(Council(slug="pekalongan", name="Dekranasda Kota Pekalongan", short_name="Pekalongan"))
    return pages_of(typeset(_TYPST / "statement.typ", {"head": head, "words": _words(), "statements": [told]}))


@pytest.mark.parametrize("lines", range(8, 28))
def test_who_signs_stands_on_the_sheet_of_what_is_signed_and_no_line_is_torn(lines):
    sheets = paper(lines)
    assert [("Untuk dewan" in sheet) for sheet in sheets] == [("Karto Wijoyo" in sheet) for sheet in sheets]
    assert all(sheet.count("PAZNV45") == sheet.count("komisi") for sheet in sheets)
