"""A guest book from a spreadsheet: spellings of one institution stay one, what cannot be read is told by its cell."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kriya.core.refusal import Refused
from kriya.visits.models import Institution, Origin, Visit
from kriya.visits.past_lists import read_past
from kriya.visits.tests.builders import Host
from tests import build

BOOK = """Buku tamu Dekranasda;;;;
;;;;
Tanggal;Nama lembaga;Jumlah orang;Pimpinan;Keterangan
14/9/2021;Dekranasda Kab. Gunung Kidul;24 orang;Ibu Diah;Kunjungan pertama
3 Maret 2022;DEKRANASDA GUNUNGKIDUL;12;;
5/5/2022;SMK Negeri 1 Kota Tegal;40;;Melihat galeri
kapan ya;Dekranasda Kab. Sleman;;;
6/6/2022;Dinas Perindustrian Atlantis;;;
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "buku.csv"
    path.write_text(BOOK)
    return path


def test_rows_become_visits_and_the_rest_is_told_with_its_cell(book: Path):
    told = read_past(book, today=date(2026, 1, 15))
    assert [(one.kind, one.region.code, one.on, one.people) for one in told.found] == [
        ("council", "34.03", date(2021, 9, 14), 24),
        ("council", "34.03", date(2022, 3, 3), 12),
        ("school", "33.76", date(2022, 5, 5), 40),
    ]
    assert [one.cell.rpartition("!")[2] for one in told.left] == ["A7", "B8"]


def test_a_file_without_institutions_is_refused(tmp_path: Path):
    path = tmp_path / "lain.csv"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(Refused, match="past_list_unknown"):
        read_past(path, today=date(2026, 1, 15))


def test_the_same_file_twice_makes_no_second_visit(at: Host, book: Path):
    desk = build.browser_of(at.sari)
    for _time in range(2):
        answer = desk.post(
            "/pekalongan/kelola/kunjungan/lama/berkas/", {"file": SimpleUploadedFile("b.csv", book.read_bytes())}
        )
        assert len(answer.context["left"]) == 2
    assert Visit.objects.filter(origin=Origin.IMPORT).count() == 3
    assert Institution.objects.count() == 2
