"""Genders written as 1 and 2: read where something says which is which, and nowhere else."""

from __future__ import annotations

import pytest

from kriya.makers.imports.tests.office import Read, told
from kriya.makers.models import Gender

WOMAN, MAN = Gender.WOMAN.value, Gender.MAN.value
ROWS = [["Batik A", "Ani", 2.0], ["Batik B", "Budi", "1"], ["Batik C", "Cici", "2."], ["Batik D", "Dodo", ""]]


@pytest.mark.parametrize(
    "label",
    ["JK (1=L, 2=P)", "Jenis Kelamin\n1. Laki-laki 2. Perempuan", "Gender (L=1; P=2)", "L/P (1: pria, 2: wanita)"],
)
def test_the_label_says_what_the_numbers_are(label: str, read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", label], *ROWS])
    assert told(found, "owner_gender") == [(WOMAN,), (MAN,), (WOMAN,), (None,)]
    assert (found.repairs["gender_code"], found.left_out) == (3, [])


@pytest.mark.parametrize("legend", ["Keterangan: 1 = Laki-laki, 2 = Perempuan", "Catatan: L = 1, P = 2"])
@pytest.mark.parametrize("above", [True, False])
def test_a_line_above_or_below_the_list_says_it(legend: str, above: bool, read: Read) -> None:
    head = ["Nama Usaha", "Pemilik", "Jenis Kelamin"]
    rows = [[legend], [], head, *ROWS] if above else [head, *ROWS, [], [legend]]
    assert told(read(Data=rows), "owner_gender") == [(WOMAN,), (MAN,), (WOMAN,), (None,)]


def test_the_numbers_may_stand_the_other_way_round(read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", "JK (1=P, 2=L)"], *ROWS])
    assert told(found, "owner_gender") == [(MAN,), (WOMAN,), (MAN,), (None,)]


WOMEN, MEN = ("3403014507850001", "3403015203790002"), ("3403010107850003", "3403011203790004")


@pytest.mark.parametrize(
    ("codes", "genders"),
    [
        ((2, 2, 1, 1, 2), [WOMAN, WOMAN, MAN, MAN, WOMAN]),
        ((2, 1, 1, 1, 2), [None] * 5),
        ((2, 2, 1, 1, 3), [None] * 5),
    ],
    ids=["agreed", "contradicted", "a number of which no NIK tells"],
)
def test_niks_say_it_where_they_agree(codes: tuple[int, ...], genders: list[str | None], read: Read) -> None:
    niks = [*WOMEN, *MEN, ""]
    rows = [[f"Batik {n}", f"Orang {n}", code, nik] for n, (code, nik) in enumerate(zip(codes, niks, strict=True))]
    found = read(Data=[["Nama Usaha", "Pemilik", "Jenis Kelamin", "NIK"], *rows])
    assert told(found, "owner_gender") == [(gender,) for gender in genders]


def test_numbers_that_nothing_explains_are_not_guessed(read: Read) -> None:
    found = read(Data=[["Nama Usaha", "Pemilik", "Jenis Kelamin"], *ROWS])
    assert told(found, "owner_gender") == [(None,)] * 4
