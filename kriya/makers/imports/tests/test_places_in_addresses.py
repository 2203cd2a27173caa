"""Villages that only the address names, beside a district that is told."""

from __future__ import annotations

import pytest

from kriya.makers.imports.tests.office import Read, told
from kriya.makers.imports.values.place import read_address
from kriya.makers.imports.values.reading import Context

HEAD = ("Nama Usaha", "Nama Pemilik", "Alamat", "Kecamatan")


@pytest.mark.parametrize(
    ("address", "village"),
    [
        ("Ds. Siraman RT 01/02", "Siraman"),
        ("Jl. Baron km 3, Kel. Kepek", "Kepek"),
        ("Duwet RT 2 RW 3 Kal. Duwet", "Duwet"),
        ("Baleharjo", "Baleharjo"),
        ("Dusun Madusari, Kepek, Wonosari", "Kepek"),
        ("Jl. Siraman 5", None),
        ("Siraman atau Kepek", None),
        ("Siraman, Kepek", None),
        ("Ds. Putat", None),
        ("Wonosari", None),
        ("Kal. Wonosari", "Wonosari"),
        ("", None),
    ],
)
def test_the_village_that_an_address_names_is_found_in_the_district_of_the_row(
    address: str, village: str | None, read: Read
) -> None:
    found = read(
        Data=[HEAD, ("Batik Ayu", "Ani", address, "Wonosari"), ("Batik Bayu", "Budi", "Jl. Baron", "Wonosari")]
    )
    assert told(found, "village_name", "district_name", "address")[0] == (village, "Wonosari", address or None)
    assert found.repairs["village_from_address"] == (village is not None)


def test_a_village_of_that_column_comes_before_one_in_the_address(read: Read) -> None:
    head = (*HEAD[:3], "Kelurahan", HEAD[3])
    found = read(Data=[head, ("Batik Ayu", "Ani", "Ds. Siraman", "Kepek", "Wonosari")])
    assert told(found, "village_name") == [("Kepek",)]


def test_a_village_that_only_one_district_has_tells_the_district_too(read: Read) -> None:
    rows = [("Batik Ayu", "Ani", "Jl. Kyai Legi, Desa Siraman"), ("Batik Bayu", "Budi", "Dsn. Ngasem, Desa Kepek")]
    found = read(Data=[HEAD[:3], *rows])
    assert told(found, "village_name", "district_name") == [("Siraman", "Wonosari"), (None, None)]


def test_an_address_that_names_another_regency_is_there_and_not_at_a_place_that_sounds_alike() -> None:
    pekalongan = Context(regency="33.75")
    read = read_address("Simbang Kulon, Buaran, Kab. Pekalongan", pekalongan)
    assert (read.district.value.code[:5], read.district.value.name) == ("33.26", "Buaran")
    assert read_address("Krapyak, Pekalongan Utara, Kota Pekalongan", pekalongan).village.value.code == "33.75.03.1002"
