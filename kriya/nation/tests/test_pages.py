"""The pages of nation and province: approved figures alone, with how many told them, and nothing taken for zero."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kriya.achievements.models import NationOverlap
from kriya.achievements.period import Period
from kriya.councils.borders import regencies_on
from kriya.councils.regions import provinces
from kriya.nation.tests import world
from kriya.nation.tiles import _PLACES

pytestmark = pytest.mark.django_db

Q1, Q2 = Period(2026, 1), Period(2026, 2)
PAGES = ("/", "/capaian/", "/capaian/trade.sales/", "/provinsi/33/", "/dewan/")


def said(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def java():
    """Three regencies, a city and the province of Jawa Tengah, and one regency of DIY; Batang tells no sales."""
    made = world.councils(["33.25", "33.26", "33.74", "33.75", "33", "34.03"])
    batang, pekalongan, _semarang, city, province, gunungkidul = made
    world.meanings()
    figures = {"makers.fostered": 100, "trade.sales": 5_000_000, "labour.total": 300, "crafts.active": 9}
    world.told([pekalongan, gunungkidul], Q2, figures)
    world.told([city], Q2, figures, revision=1)
    world.told([province], Q2, figures)
    world.told([batang], Q2, {**figures, "trade.sales": None})
    world.told([city], Q1, {**figures, "makers.fostered": 90})
    NationOverlap.objects.create(period="2026-T2", province_code="33", makers=25)
    NationOverlap.objects.create(period="2026-T2", province_code="", makers=30)
    return made


def test_every_figure_says_how_many_told_it_and_is_added_so_that_nothing_counts_twice(java):
    page = said("/provinsi/33/")
    assert "3 dari 35 kabupaten dan kota melapor" in page
    assert "Per UMKM binaan Kabupaten" not in page, "fostered makers for each fostered maker say nothing"
    # Makers: 4 x 100 of regencies and province, 25 of them in both registers.
    assert re.search(r"nama makers.fostered 375 3 dari 35 melapor, beserta dewan provinsi angka direvisi", page), page
    # Sales are each council's own; Batang's may not be shown and is part of no sum.
    assert re.search(r"nama trade.sales Rp15 jt 2 dari 35 melapor", page), page
    # What stands in registers is added over regencies alone.
    assert re.search(r"nama labour.total 900 3 dari 35 melapor", page), page
    assert re.search(r"nama crafts.active tidak dijumlah", page), page
    assert "Sekitar 25 UMKM tercatat di dua dewan" in page


def test_what_was_not_told_is_no_zero(java):
    page = said("/provinsi/33/?angka=trade.sales")
    assert "Per UMKM binaan Kabupaten" in page
    assert re.search(r"Kabupaten Batang melapor tidak ditampilkan", page), page
    assert re.search(r"Kota Semarang belum melapor –", page), page
    assert re.search(r"Kabupaten Cilacap belum memakai Kriya –", page), page
    home = said("/?angka=trade.sales")
    assert re.search(r"Belum ada laporan dari 36 provinsi: .*Jawa Barat \(0 dari 27\)", home), home
    assert re.search(r"Daerah Istimewa Yogyakarta 1 dari 5 Rp5.000.000 Rp50.000", home), home


def test_a_figure_is_told_craft_by_craft_with_how_many_councils(java):
    batang, pekalongan, _semarang, city, province, gunungkidul = java
    told = {batang: {"batik": 30, "+": 9}, city: {"batik": 50, "unknown": 4}, gunungkidul: {"tenun": 20}}
    world.by_craft("makers.fostered", Q2, {**told, province: {"batik": 900}, pekalongan: {"batik": 1}})
    world.by_craft("trade.sales", Q2, {city: {"batik": 2_000_000}, province: {"batik": 500_000}})
    page = said("/capaian/makers.fostered/")
    assert re.search(r"kerajinan batik \(3\) 81 ", page), "a province's own register is mostly among them"
    assert re.search(r"kerajinan tenun \(1\) 20 ", page)
    assert "digabung agar tidak menunjuk orang (1)" in page
    assert "Rp2.500.000" in said("/capaian/trade.sales/"), "its own sales are not"
    assert "kerajinan tenun" not in said("/provinsi/33/")
    assert "kerajinan batik (3)" in said("/provinsi/33/")


def test_a_rate_stands_beside_the_count_and_only_of_those_that_told_both(java):
    """15 million of three councils with 100 makers each; Batang's makers are not below the line."""
    assert re.search(r"nama trade.sales Rp20 jt 3 dari 514 melapor, beserta 1 dewan provinsi", said("/"))
    page = said("/capaian/trade.sales/")
    assert re.search(r"Jawa Tengah 3 dari 35 beserta dewan provinsi Rp15.000.000", page), page
    assert "Rp50.000" in page
    assert "bukan peringkat" in page


def test_a_period_is_picked_and_another_one_is_not_found(java):
    assert "1 dari 514 kabupaten dan kota melapor" in said("/?periode=2026-T1")
    for address in ("/?periode=2020-T1", "/?angka=tak.ada", "/capaian/tak.ada/", "/provinsi/99/", "/?periode=x"):
        assert Client().get(address).status_code == 404, address


def test_the_way_over_time_says_of_how_many(java):
    page = said("/capaian/makers.fostered/")
    assert "TW I 26 (1)" in page
    assert "TW II 26 (4)" in page


def test_before_anybody_reported_every_page_stands():
    for address in ("/", "/capaian/", "/provinsi/33/", "/dewan/", "/en/"):
        assert Client().get(address).status_code == 200, address


def test_the_nation_asks_no_table_of_a_council(java):
    """Nothing but projections and the list of councils: a walled table is not even asked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        walled = {row[0] for row in cursor.fetchall()} - {"councils_council", "councils_councildomain"}
    with CaptureQueriesContext(connection) as asked:
        for address in PAGES:
            said(address)
    tables = {name for one in asked for name in re.findall(r"[a-z]+_[a-z_]+", one["sql"])}
    assert "achievements_nationfigure" in tables
    assert not tables & walled


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_as_often_for_five_councils_as_for_all(address: str):
    world.meanings()
    figures = dict.fromkeys(world.MEANINGS, 7)
    few, all_java = ["33.25", "33", "34.03", "35.01", "51.71"], [*regencies_on("33", Q2.last)]
    more = [code for code in (*all_java, *regencies_on("32", Q2.last), "32") if code not in few]
    counts = []
    for codes in (few, more):
        made = world.councils(codes)
        for period in (Q1, Q2):
            world.told(made, period, figures)
        with CaptureQueriesContext(connection) as asked:
            said(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_every_province_has_a_tile_of_its_own():
    assert set(_PLACES) == set(provinces())
    assert len({(x, y) for x, y, _letters in _PLACES.values()}) == len({one[2] for one in _PLACES.values()}) == 38
