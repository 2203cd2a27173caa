"""Lists that name people and are no register: who came, who is paid, who saves; and who is not an owner."""

from __future__ import annotations

import pytest

from kriya.makers.imports.tests.office import Read, incoming, told

PHONES = [f"0812000036{n}" for n in (11, 12, 13, 14)]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (["Jabatan", "Instansi", "No HP", "Tanda Tangan"], ["Kabid", "Dinas Koperasi", "", "1. ....."]),
        (["NIP", "Gol", "Jabatan", "No HP"], ["196801011990031001", "III/c", "Staf", ""]),
        (["No Anggota", "Alamat", "Simpanan Pokok", "Simpanan Wajib"], ["A-01", "Jl. B", 100_000, 50_000]),
    ],
    ids=["who came", "who is paid", "who saves"],
)
def test_colleagues_and_savers_are_no_makers(head: list[str], cells: list[object], read: Read) -> None:
    rows = [[n, f"Bapak {name}", *cells] for n, name in enumerate(("Adi", "Beni", "Candra", "Dodi"), 1)]
    assert read(Daftar=[["No", "Nama", *head], *rows]).kind == "unknown"
    makers = [[n, f"Batik {row[1]}", *row[1:]] for n, row in enumerate(rows, 1)]
    assert len(incoming(read(Daftar=[["No", "Nama Usaha", "Nama", *head], *makers]))) == 4


def test_a_list_that_counts_the_makers_of_each_group_is_a_recap(read: Read) -> None:
    head = ["No", "Nama Sentra", "Desa", "Jml Unit Usaha", "Jml TK", "Produk", "Ketua", "No HP"]
    rows = [[n, f"Sentra Batik {name}", "Kepek", 45, 120, "Batik", f"H. {name}", phone]
            for n, (name, phone) in enumerate(zip("Ali Budi".split(), PHONES, strict=False), 1)]  # fmt: skip
    assert read(Sentra=[head, *rows]).kind == "recap"


def test_the_number_of_a_file_is_no_telephone(read: Read) -> None:
    head = ["Nama Pemohon", "Merek", "No. Agenda", "Kelas Sebelum", "Kelas Sesudah", "Omzet Sesudah Pembinaan"]
    rows = [[name, f"CANTING {name}", f"J00202300{n}111", "Mikro", "Kecil", 36_000_000]
            for n, name in enumerate(("Ani", "Budi", "Cici"))]  # fmt: skip
    found = incoming(read(Merek=[head, *rows]))
    assert [one.phones for one in found] == [()] * 3
    assert (found[0].columns["typed_size_class"], found[0].figures) == ("small", {"yearly_sales": 36_000_000})


def test_the_number_of_a_member_is_no_name(read: Read) -> None:
    rows = [[f"A-{n:03d}", f"Ibu {name}", "Batik", phone]
            for n, (name, phone) in enumerate(zip("Ani Budi Cici Dedi".split(), PHONES, strict=True))]  # fmt: skip
    found = read(Anggota=[["No Anggota", "Nama Anggota", "Jenis Usaha", "HP"], *rows])
    assert told(found, "name")[0] == ("Ibu Ani",)


def test_who_chairs_a_group_does_not_own_what_its_members_make(read: Read) -> None:
    head = ["Nama KUB", "Ketua", "Nama Anggota", "HP", "Produk"]
    rows = [["KUB Melati", "Ibu Ani", name, phone, "Batik"]
            for name, phone in zip(("Ibu Ani", "Ibu Tuti"), PHONES, strict=False)]  # fmt: skip
    found = read(KUB=[head, *rows])
    assert told(found, "name", "owner_name") == [("Ibu Ani", "Ibu Ani"), ("Ibu Tuti", "Ibu Tuti")]
    assert {one.group for one in incoming(found)} == {"KUB Melati"}
