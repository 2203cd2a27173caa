"""Views of public pages are counted by day, for the page alone: nobody is known by them, and nobody can fill tables."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from kriya.catalog.models import Product
from kriya.core.clock import now, today
from kriya.core.scoping import council_scope
from kriya.promotion.actions.reach import forget_old_reach, note_missed, note_view
from kriya.promotion.models import MissedSearch, PageKind, ReachDay, Source, WantedWords
from kriya.promotion.models import reach as limits
from kriya.promotion.queries.reach import Narrowed, by_source, campaigns_in, missed_searches, seen_unsold, weekly
from kriya.promotion.reach.pages import SeenPage
from kriya.promotion.reach.sources import source_of
from kriya.promotion.reach.words import kept_words
from kriya.promotion.tests.builders import campaign, link_to, visitor
from kriya.sales.actions.recording import record_sale
from kriya.shop.attribution import COOKIE
from kriya.shop.tests.builders import Shop
from tests import build
from tests.trade import questions, told

pytestmark = pytest.mark.usefixtures("real_db")
HERE = "/pekalongan/kelola/promosi/jangkauan/"
OURS = {"Sec-Fetch-Site": "same-origin"}
ALL = Narrowed()


def see(path: str, client: Client | None = None, *, headers: dict[str, str] = OURS, **said: str) -> int:
    answer = (client or visitor()).post("/pekalongan/hitung/", {"p": path, **said}, headers=headers)
    assert answer.content == b""
    assert not answer.cookies or client is not None
    return answer.status_code


def counted() -> dict[tuple[str, str], int]:
    return {(row.kind, row.source): row.views for row in ReachDay.objects.all()}


def address(at: Shop, lot: Any) -> str:
    return f"/pekalongan/produk/{Product.objects.get(pk=lot.product_id).slug}/"


def test_a_view_is_counted_for_its_page_and_source_on_the_councils_day(at: Shop):
    lot = at.lot()
    link = link_to(lot, "poster")
    follower = visitor()
    follower.cookies[COOKIE] = link.code
    for client, host in ((None, ""), (None, "www.google.co.id"), (None, "testserver"), (follower, ""), (follower, "")):
        assert see(address(at, lot), client, r=host) == 204
    see("/pekalongan/en/", r="l.instagram.com")
    assert counted() == {
        ("product", "direct"): 1, ("product", "engine"): 1, ("product", "inside"): 1, ("product", "poster"): 2,
        ("home", "instagram"): 1,
    }  # fmt: skip
    assert set(ReachDay.objects.filter(kind="product").values_list("object", "on")) == {(lot.product_id, today())}
    assert {field.name for field in ReachDay._meta.fields} == {
        "id", "council", "on", "kind", "object", "source", "views", "machines",
    }  # fmt: skip


def test_machines_are_counted_apart_and_who_is_logged_in_not_at_all(at: Shop):
    see("/pekalongan/", Client(headers={"User-Agent": "Googlebot/2.1"}))
    see("/pekalongan/", build.browser_of(build.member(at.room.council)))
    assert [(row.views, row.machines) for row in ReachDay.objects.all()] == [(0, 1)]


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://lain.contoh"}])
def test_what_another_site_sends_is_not_counted(at: Shop, headers: dict[str, str]):
    see("/pekalongan/", headers=headers)
    assert not ReachDay.objects.exists()
    see("/pekalongan/", headers={"Origin": "http://testserver"})
    assert ReachDay.objects.count() == 1


def test_a_million_made_up_paths_make_no_row(at: Shop, settings: Any):
    """Twin: one that is public does, so that it is the path that makes the difference."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "page_seen": "1000/m/ip"}
    hidden = at.room.lot()
    made_up = [
        *(f"/pekalongan/produk/karangan-{n}/" for n in range(40)), address(at, hidden), "/pekalongan/koleksi/tidak-ada/",
        "/pekalongan/umkm/tidak-ada/", "/gunungkidul/", "/", "/pekalongan/kelola/", "/pekalongan/produk/%00/", "x" * 5000,
    ]  # fmt: skip
    for path in made_up:
        assert see(path) == 204
    assert not ReachDay.objects.exists()
    see(address(at, at.show(hidden)))
    assert ReachDay.objects.count() == 1


def test_one_network_is_heard_only_so_often(at: Shop, settings: Any):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "page_seen": "3/m/ip"}
    for _time in range(5):
        see("/pekalongan/")
    assert counted() == {("home", "direct"): 3}


def test_words_that_found_nothing_are_kept_once_they_were_wanted_often(at: Shop):
    for words in ("Kursi  Rotan", "kursi rotan", "kursi rotan", "meja marmer", "meja marmer"):
        see("/pekalongan/cari/", q=words)
    assert [(one.words, one.times) for one in missed_searches(ALL)] == [("kursi rotan", 3)]
    assert list(WantedWords.objects.values_list("words", flat=True)) == ["kursi rotan"]
    assert MissedSearch.objects.count() == 2


def test_what_finds_something_is_not_missing_whatever_a_browser_says(at: Shop):
    lot = at.lot()
    name = Product.objects.get(pk=lot.product_id).name
    for _time in range(3):
        see("/pekalongan/cari/", q=name)
    assert not MissedSearch.objects.exists()


@pytest.mark.parametrize(
    "said",
    ["0812 3456 7890", "3375014501900001", "sari@contoh.id", "cari 51127 ya", "https://x.y", "x" * 61, " ", "???"],
)
def test_words_that_may_name_somebody_are_never_kept(at: Shop, said: str):
    for _time in range(4):
        see("/pekalongan/cari/", q=said)
    assert kept_words(said) == ""
    assert not MissedSearch.objects.exists()


def test_made_up_words_fill_no_table(at: Shop, monkeypatch: pytest.MonkeyPatch):
    """Twin: with room for more, more are noted."""
    monkeypatch.setattr("kriya.promotion.actions.reach.MOST_WORDS_A_DAY", 5)
    for number in range(9):
        note_missed(f"karangan {'x' * number}")
    assert MissedSearch.objects.count() == 5
    monkeypatch.setattr("kriya.promotion.actions.reach.MOST_WORDS_A_DAY", limits.MOST_WORDS_A_DAY)
    note_missed("karangan baru")
    assert MissedSearch.objects.count() == 6


def test_what_is_old_or_stayed_rare_is_forgotten_and_twice_is_once(at: Shop):
    for words in ("meja marmer", *["kursi rotan"] * 3):
        note_missed(words)
    note_view(SeenPage(PageKind.HOME), Source.DIRECT, is_machine=False)
    assert forget_old_reach() == 0
    with time_machine.travel(now() + timedelta(days=70), tick=False):
        assert (forget_old_reach(), forget_old_reach()) == (1, 0)
        assert [one.words for one in missed_searches(Narrowed(13))] == ["kursi rotan"]
    with time_machine.travel(now() + timedelta(days=900), tick=False):
        assert forget_old_reach() == 3
    assert not WantedWords.objects.exists()


def test_weeks_begin_on_monday_and_those_without_views_are_there(at: Shop):
    with time_machine.travel("2026-11-22T16:59:00Z", tick=False):  # Sunday, 23.59 in Pekalongan
        note_view(SeenPage(PageKind.HOME), Source.DIRECT, is_machine=False)
    with time_machine.travel("2026-11-22T17:00:00Z", tick=False):  # Monday
        note_view(SeenPage(PageKind.HOME), Source.INSIDE, is_machine=False)
        weeks = weekly(Narrowed(4))
    assert [(str(week.monday), week.views, week.arrivals) for week in weeks] == [
        ("2026-11-02", 0, 0), ("2026-11-09", 0, 0), ("2026-11-16", 1, 1), ("2026-11-23", 1, 0),
    ]  # fmt: skip


def test_each_source_stands_with_what_its_links_brought_in_these_weeks(at: Shop):
    lot = at.lot(price=100_000)
    poster = link_to(lot, "poster", campaign=campaign())
    note_view(SeenPage(PageKind.HOME), Source.POSTER, is_machine=False)
    note_view(SeenPage(PageKind.HOME), Source.SEARCH_ENGINE, is_machine=False)
    record_sale(told(at.room, (lot, 2), attribution=poster.code))
    lines = {line.source: (line.arrivals, line.funnel and line.funnel.makers) for line in by_source(ALL)}
    assert lines == {Source.POSTER: (1, 140_000), Source.SEARCH_ENGINE: (1, None)}
    assert [(str(line.campaign), line.funnel.makers) for line in campaigns_in(ALL)] == [("Lebaran 2026", 140_000)]
    with time_machine.travel(now() + timedelta(days=60), tick=False):
        assert [line.funnel.makers for line in campaigns_in(Narrowed(4))] == [0]
        assert by_source(Narrowed(4)) == []


def test_what_is_seen_and_not_sold_is_told_with_what_may_help(at: Shop):
    bought, lying = at.lot(), at.lot()
    for lot, times in ((bought, 5), (lying, 2)):
        for _time in range(times):
            note_view(SeenPage(PageKind.PRODUCT, lot.product_id), Source.DIRECT, is_machine=False)
    record_sale(told(at.room, (bought, 1)))
    (one,) = seen_unsold(ALL)
    assert (one.product.pk, one.views, one.baskets) == (lying.product_id, 2, 0)
    assert one.hints == ("no_photo", "short_story")


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("", "direct"), ("m.facebook.com", "facebook"), ("facebook.com.penipu.id", "site"), ("google.com", "engine"),
        ("mail.google.com", "email"), ("notgoogle.com", "site"), ("duckduckgo.com", "engine"), ("t.co", "x"),
    ],
)  # fmt: skip
def test_a_host_becomes_one_word_of_a_short_list(at: Shop, host: str, source: str):
    assert source_of(host, own="dekranasda.example") == source


def test_the_pages_ask_as_often_for_one_row_as_for_a_hundred(at: Shop):
    sari = build.browser_of(build.member(at.room.council))
    paths = [HERE, *(f"{HERE}{part}/" for part in ("kampanye", "belum-terjual", "pencarian"))]
    _grow(at, 1)
    before = [questions(sari, path) for path in paths]
    _grow(at, 99)
    assert [questions(sari, path) for path in paths] == before
    assert len(seen_unsold(ALL)) == 100


def _grow(at: Shop, rows: int) -> None:
    for number in range(rows):
        lot = at.lot()
        link_to(lot, campaign=campaign(f"Kampanye {rows} {number}"))
        note_view(SeenPage(PageKind.PRODUCT, lot.product_id), Source.DIRECT, is_machine=False)
        for _time in range(3):
            note_missed(f"barang {'a' * number} {rows}")


@pytest.mark.parametrize("part", ["kunjungan", "kampanye", "belum-terjual", "pencarian"])
def test_each_page_is_also_a_file_for_whoever_may_export(at: Shop, part: str):
    _grow(at, 1)
    sari = build.browser_of(build.member(at.room.council))
    lines = b"".join(sari.get(f"{HERE}{part}.csv?minggu=4").streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) >= 2
    assert b"".join(sari.get(f"{HERE}{part}.xlsx").streaming_content)[:2] == b"PK"
    cashier = build.browser_of(build.member(at.room.council, "cashier", "Kasir"))
    assert cashier.get(HERE).status_code == 200
    assert cashier.get(f"{HERE}{part}.csv").status_code in {403, 404}


def test_filters_that_make_no_sense_count_for_nothing(at: Shop):
    sari = build.browser_of(build.member(at.room.council))
    assert sari.get(f"{HERE}?minggu=99999999&jenis=<b>&kanal=x").status_code == 200


def test_another_councils_views_are_its_own(at: Shop):
    note_view(SeenPage(PageKind.HOME), Source.DIRECT, is_machine=False)
    other = build.gunungkidul()
    with council_scope(other):
        assert sum(week.views for week in weekly(ALL)) == 0


def test_public_pages_say_where_they_are_counted_and_the_office_does_not(at: Shop):
    lot = at.lot()
    for path in ("/pekalongan/", address(at, lot), "/pekalongan/en/umkm/"):
        assert 'data-reach="/pekalongan/hitung/"' in visitor().get(path).content.decode(), path
    sari = build.browser_of(build.member(at.room.council))
    assert "data-reach" not in sari.get(HERE).content.decode()


def test_public_pages_tell_how_often_they_were_seen_only_where_the_council_wants_it(at: Shop):
    lot = at.lot()
    page = address(at, lot)
    for _time in range(3):
        see(page)
    see(page, Client(headers={"User-Agent": "Googlebot/2.1"}))
    told = f"/pekalongan/hitung/?p={page}"
    assert visitor().get(told).status_code == 204
    assert "data-views" not in visitor().get(page).content.decode()
    sari = build.browser_of(build.member(at.room.council))
    sari.post(f"{HERE}tampil/", {"tampil": "ya"})
    assert 'data-views="/pekalongan/hitung/"' in visitor().get(page).content.decode()
    assert visitor().get(told).content.decode() == "Dilihat 3 kali dalam setahun terakhir"
    assert visitor().get(f"/pekalongan/en/hitung/?p={page}").content.decode() == "Seen 3 times in the past year"
    for other in ("/pekalongan/umkm/", "/pekalongan/kelola/", "/gunungkidul/", "x" * 900, ""):
        assert visitor().get("/pekalongan/hitung/", {"p": other}).status_code == 204
    assert ReachDay.objects.count() == 1, "to ask counts for nothing"
    sari.post(f"{HERE}tampil/", {"tampil": "tidak"})
    assert visitor().get(told).status_code == 204
    cashier = build.browser_of(build.member(at.room.council, "cashier", "Kasir"))
    assert cashier.post(f"{HERE}tampil/", {"tampil": "ya"}).status_code == 403
