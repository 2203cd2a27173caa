"""The staff list of makers: filters, columns, order, pages, and the walls around it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.register import Phone
from kriya.makers.filters import FILTERS
from kriya.makers.models import Group, GroupMember, ImportRun, Maker, Paper, YearlyFigure
from kriya.makers.queries.lists.columns import COLUMNS, USUAL
from kriya.makers.tests import list_world as world
from tests import build
from tests.tight import tight

pytestmark = pytest.mark.django_db
LIST = "/pekalongan/kelola/umkm/"
EVERYBODY = {"Batik Sekar", "Lurik Asih", "Kriya Polos"}


@pytest.fixture
def council() -> Iterator[Council]:
    with world.register() as made:
        yield made


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


def names(client: Client, query: str = "", **kwargs: Any) -> list[str]:
    """The makers on a page, in their order."""
    response = client.get(f"{LIST}?{query}" if query else LIST, **kwargs)
    assert response.status_code == 200
    rows = re.findall(r'<th scope="row"[^>]*><a href="[^"]+">([^<]+)</a>', tight(response.content.decode()))
    assert len(rows) == len(response.context["page"].object_list)
    return rows


def test_the_list_shows_every_maker_by_name(sari: Client) -> None:
    assert names(sari) == ["Batik Sekar", "Kriya Polos", "Lurik Asih"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=inactive", {"Kriya Polos"}),
        ("status=inactive&status=fostered", EVERYBODY),
        ("kerajinan=batik.tulis", {"Batik Sekar"}),
        ("kerajinan=batik", {"Batik Sekar"}),
        ("kerajinan=batik&kerajinan=tenun", {"Batik Sekar", "Lurik Asih"}),
        ("kerajinan=-", {"Kriya Polos"}),
        ("kecamatan=33.75.01", {"Batik Sekar"}),
        ("kecamatan=-", {"Lurik Asih", "Kriya Polos"}),
        ("desa=33.75.01.1002", {"Batik Sekar"}),
        ("kelamin=woman", {"Batik Sekar"}),
        ("kelamin=-", {"Kriya Polos"}),
        ("skala=micro", {"Batik Sekar"}),
        ("skala=small", {"Lurik Asih"}),
        ("skala=-", {"Kriya Polos"}),
        ("skala_beda=ya", {"Batik Sekar"}),
        ("dokumen=nib", {"Batik Sekar"}),
        ("dokumen=nib&dokumen=brand", {"Batik Sekar", "Lurik Asih"}),
        ("dokumen=-", {"Kriya Polos"}),
        ("tanpa=nib", {"Lurik Asih", "Kriya Polos"}),
        ("tanpa=nib&tanpa=brand", {"Kriya Polos"}),
        ("berakhir=30", set()),
        ("berakhir=30&berakhir=90", {"Lurik Asih"}),
        ("berakhir=seratus", set()),
        ("dari=2020", {"Lurik Asih"}),
        ("sampai=2019", {"Batik Sekar"}),
        ("dari=2019&sampai=2024", {"Batik Sekar", "Lurik Asih"}),
        ("bergabung=-", {"Kriya Polos"}),
        ("telepon=ada", {"Batik Sekar"}),
        ("telepon=tidak", {"Lurik Asih", "Kriya Polos"}),
        ("telepon=ada&telepon=tidak", EVERYBODY),
        ("nik=ada", {"Batik Sekar"}),
        ("nik=tidak", {"Lurik Asih", "Kriya Polos"}),
        ("persetujuan=ada", {"Batik Sekar"}),
        ("persetujuan=tidak", {"Lurik Asih", "Kriya Polos"}),
        ("kelompok=-", {"Lurik Asih", "Kriya Polos"}),
        ("impor=-", {"Batik Sekar", "Lurik Asih"}),
        ("dokumen=nib&kelamin=man", set()),
    ],
)
def test_each_filter_finds_what_it_says(sari: Client, query: str, found: set[str]) -> None:
    assert set(names(sari, query)) == found


def test_a_group_and_an_import_can_be_chosen(sari: Client) -> None:
    assert names(sari, f"kelompok={Group.objects.get().pk}") == ["Batik Sekar"]
    assert names(sari, f"impor={ImportRun.objects.get().pk}") == ["Kriya Polos"]


def test_a_merged_maker_is_not_in_the_list(sari: Client) -> None:
    kept = Maker.objects.get(name="Batik Sekar")
    Maker.objects.filter(name="Kriya Polos").update(merged_into=kept)
    assert names(sari) == ["Batik Sekar", "Lurik Asih"]


@pytest.mark.parametrize(
    "query", ["kelompok=x", "dari=abc", "dari=20٢٠", "umkm=1", "status=%00", "skala=", "hal=-3", "baris=9"]
)
def test_words_that_make_no_sense_are_left_out_of_the_address(sari: Client, query: str) -> None:
    assert len(names(sari, query)) == 3


_values = {
    name: st.sampled_from(
        [
            *(
                option
                for option in ("-", "ada", "tidak", "fostered", "batik", "micro", "nib", "2020", "ya", "33.75.01", "x")
            )
        ]
    )
    for name in FILTERS
}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    asked=st.fixed_dictionaries({}, optional={name: st.lists(values, max_size=2) for name, values in _values.items()}),
    order=st.sampled_from(["", *COLUMNS, *(f"-{key}" for key in COLUMNS), "nothing"]),
    columns=st.lists(st.sampled_from([*COLUMNS, "nothing"]), max_size=6),
    text=st.sampled_from(["", "batik", "btik skar", "0812", "%", "_'\"\\"]),
)
def test_any_filters_together_answer_and_agree_with_their_count(
    sari: Client, asked: dict[str, list[str]], order: str, columns: list[str], text: str
) -> None:
    response = sari.get(LIST, {**asked, "urut": order, "kolom": ",".join(columns), "q": text, "tampilan": "-"})
    assert response.status_code == 200
    assert response.context["total"] == len(response.context["page"].object_list)


def test_the_columns_are_those_that_were_chosen_in_that_order(sari: Client) -> None:
    html = tight(sari.get(f"{LIST}?kolom=penjualan,kelompok").content.decode())
    heads = re.findall(r'<th scope="col" data-align[^>]*>(?:<a [^>]*>)?([^<]+)', html)
    assert heads == ["Nama usaha", "Penjualan setahun", "Kelompok/sentra"]
    assert "Rp450.000.000" in html
    assert "Sentra Jlamprang" in html


@pytest.mark.parametrize("key", [key for key, column in COLUMNS.items() if column.order])
def test_every_column_orders_both_ways_and_leaves_the_unknown_at_the_end(sari: Client, key: str) -> None:
    up, down = names(sari, f"urut={key}"), names(sari, f"urut=-{key}")
    assert set(up) == set(down) == EVERYBODY


def test_the_highest_sales_come_first_and_the_unknown_last(sari: Client) -> None:
    with council_scope(Council.objects.get()):
        other = build.maker("Aneka Asri")
        YearlyFigure(maker=other, year=2020, yearly_sales=900_000_000, source="Pendataan").save()
    assert names(sari, "urut=-penjualan")[:2] == ["Aneka Asri", "Batik Sekar"]
    assert names(sari, "urut=penjualan")[:2] == ["Batik Sekar", "Aneka Asri"]


def test_telephones_are_masked_and_a_nik_is_never_there(sari: Client) -> None:
    html = sari.get(f"{LIST}?kolom=telepon").content.decode()
    assert "7890" in html
    assert "1234567890" not in html
    assert world.NIK not in html


def test_a_chip_takes_exactly_its_filter_away(sari: Client) -> None:
    chips = sari.get(f"{LIST}?kelamin=woman&dokumen=nib&dokumen=brand&q=batik&hal=1").context["chips"]
    assert [(chip.label, chip.url) for chip in chips] == [
        ("cari: batik", "?kelamin=woman&dokumen=nib&dokumen=brand"),
        ("Punya dokumen: NIB", "?kelamin=woman&dokumen=brand&q=batik"),
        ("Punya dokumen: merek", "?kelamin=woman&dokumen=nib&q=batik"),
        ("Jenis kelamin: perempuan", "?dokumen=nib&dokumen=brand&q=batik"),
    ]


def test_the_status_chips_count_under_the_other_filters(sari: Client) -> None:
    counted = sari.get(f"{LIST}?telepon=tidak&status=inactive").context["statuses"]
    assert [(chip["label"], chip["count"], chip["current"]) for chip in counted] == [
        ("semua", 2, False),
        ("binaan", 1, False),
        ("tidak aktif", 1, True),
    ]


def test_a_page_holds_as_many_rows_as_was_asked(sari: Client) -> None:
    for number in range(60):
        build.maker(f"Zamrud {number:02d}")
    assert len(names(sari)) == 50
    assert len(names(sari, "hal=2")) == 13
    assert len(names(sari, "baris=100")) == 63
    assert names(sari, "hal=99") == names(sari, "hal=2")


EVERY_COLUMN = "tampilan=-&baris=200&kolom=" + ",".join(COLUMNS)


@pytest.mark.parametrize("query", ["tampilan=-", EVERY_COLUMN, f"{EVERY_COLUMN}&q=a&kelamin=woman&urut=-penjualan"])
def test_a_page_asks_the_database_the_same_however_long_it_is(sari: Client, query: str) -> None:
    sari.get(LIST)  # the first page of a session also notes that somebody is there
    with CaptureQueriesContext(connection) as few:
        sari.get(f"{LIST}?{query}")
    for number in range(100):
        maker = build.maker(
            f"Zamrud {number:02d}", phones=[Phone(f"+6281{number:09d}")], crafts=[world.craft("bordir")]
        )
        GroupMember(group=Group.objects.get(), maker=maker).save()
        Paper(maker=maker, kind="nib", number=str(number)).save()
    with CaptureQueriesContext(connection) as many:
        sari.get(f"{LIST}?{query}")
    assert len(many) == len(few)


def test_another_council_sees_nothing_of_it(sari: Client) -> None:
    bagus = build.browser_of(build.member(build.gunungkidul(crafts=True), Role.STAFF, "Bagus"))
    assert bagus.get(LIST).status_code == 404
    page = bagus.get("/gunungkidul/kelola/umkm/")
    assert page.status_code == 200
    assert page.context["register"] == 0
    ids = "&".join(f"umkm={pk}" for pk in Maker.objects.values_list("pk", flat=True))
    assert bagus.get(f"/gunungkidul/kelola/umkm/?{ids}").context["total"] == 0


def test_a_maker_person_and_a_visitor_do_not_get_in(council: Council) -> None:
    tejo = build.browser_of(build.maker_person(council, Maker.objects.get(name="Lurik Asih")))
    assert tejo.get(LIST).status_code == 404
    assert build.browser_of().get(LIST).status_code == 302


def test_an_empty_register_teaches_how_to_fill_it() -> None:
    empty = build.gunungkidul(crafts=True)
    bagus = build.browser_of(build.member(empty, Role.STAFF, "Bagus"))
    html = bagus.get("/gunungkidul/kelola/umkm/").content.decode()
    assert "Belum ada UMKM di daftar" in html
    assert "<table" not in html


def test_nothing_found_says_how_to_find_more(sari: Client) -> None:
    html = sari.get(f"{LIST}?dokumen=halal").content.decode()
    assert "Tidak ada yang cocok" in html
    assert 'href="?tampilan=-"' in html


def test_a_cashier_reads_the_list_and_cannot_choose_rows(council: Council) -> None:
    dimas = build.browser_of(build.member(council, Role.CASHIER, "Dimas"))
    html = dimas.get(LIST).content.decode()
    assert "data-select-rows" not in html
    assert "Tambah UMKM" not in html


def test_the_form_becomes_an_address_without_empty_words(sari: Client) -> None:
    sent = {
        "q": " sekar ",
        "kelamin": ["woman", ""],
        "kolom": ["pemilik", "dokumen"],
        "dari": "",
        "baris": "100",
        "urut": "-nama",
    }
    answer = sari.post(f"{LIST}saring/", sent)
    assert answer.status_code == 302
    assert answer["Location"] == f"{LIST}?q=sekar&kelamin=woman&kolom=pemilik%2Cdokumen&urut=-nama&baris=100"
    assert sari.post(f"{LIST}saring/", {"q": ""})["Location"] == f"{LIST}?tampilan=-"


def test_the_usual_columns_need_no_word_in_the_address(sari: Client) -> None:
    assert (
        sari.post(f"{LIST}saring/", {"kolom": list(USUAL)[1:], "kelamin": "man"})["Location"] == f"{LIST}?kelamin=man"
    )


def test_a_filter_offers_what_the_register_has(sari: Client) -> None:
    controls = sari.get(LIST).context["controls"]
    offered = {
        control.name: [o.label for o, _ticked in control.options] for control in (*controls.in_sight, *controls.folded)
    }
    assert offered["kerajinan"] == ["Batik", "Batik tulis", "Tenun", "Tenun ATBM", "belum diketahui"]
    assert offered["kecamatan"] == ["Pekalongan Barat", "belum diketahui"]
    assert offered["desa"] == ["Pekalongan Barat", "Medono"]
    assert offered["kelompok"] == ["Sentra Jlamprang", "tanpa kelompok"]


def test_a_filter_with_nothing_to_choose_stays_away() -> None:
    empty = build.gunungkidul(crafts=True)
    with council_scope(empty):
        build.maker("Satu")
    bagus = build.browser_of(build.member(empty, Role.STAFF, "Bagus"))
    controls = bagus.get("/gunungkidul/kelola/umkm/").context["controls"]
    names = {control.name for control in (*controls.in_sight, *controls.folded)}
    assert not names & {"kerajinan", "kecamatan", "desa", "kelompok", "impor"}
