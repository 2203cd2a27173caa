"""Campaign pages: composed step by step, published as copies, shown between their times alone."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from kriya.accounts.roles import Role
from kriya.catalog.actions.collections import make_collection, set_items
from kriya.core.clock import now, today
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.makers.models import PublishedMaker
from kriya.promotion.actions.blocks import add_block, change_block, move_block, remove_block, undo
from kriya.promotion.actions.pages import keep_page, publish_page, take_page_back
from kriya.promotion.blocks.kinds import MOST_BLOCKS, BlockKind, read_blocks
from kriya.promotion.blocks.showing import shown_blocks
from kriya.promotion.models import CampaignPage, Link, LinkDay, PageVersion, ReachDay
from kriya.promotion.tests.builders import campaign, visitor
from kriya.shop.models import Voucher, VoucherKind
from kriya.shop.tests.builders import Shop
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")
HERE = "/pekalongan/kelola/promosi/halaman/"
PUBLIC = "/pekalongan/kampanye/lebaran-di-rumah/"


def page(**more: Any) -> CampaignPage:
    more.setdefault("campaign", None)
    more["campaign"] = more["campaign"] or campaign()
    return keep_page(None, **{"title_id": "Lebaran di Rumah", "by": None, **more})


def put(on: CampaignPage, kind: str, **says: Any) -> str:
    key = new_id().hex
    add_block(on, BlockKind(kind), key, says)
    return key


def kinds(of: CampaignPage) -> list[str]:
    return [one["kind"] for one in CampaignPage.objects.get(pk=of.pk).blocks]


@pytest.fixture
def sari(at: Shop):
    return build.browser_of(build.member(at.room.council))


def test_blocks_are_added_changed_ordered_removed_and_each_step_is_undone(at: Shop):
    one = page()
    first, second = put(one, "hero"), put(one, "text")
    put(one, "countdown")
    add_block(one, BlockKind.HERO, first)
    change_block(one, second, {"title_id": "Halo"})
    move_block(one, second, 0)
    assert kinds(one) == ["text", "hero", "countdown"]
    remove_block(one, first)
    remove_block(one, first)
    assert kinds(one) == ["text", "countdown"]
    steps = [kinds(undo(one)) for _step in range(6)]
    assert steps == [
        ["text", "hero", "countdown"], ["hero", "text", "countdown"], ["hero", "text", "countdown"], ["hero", "text"],
        ["hero"], [],
    ]  # fmt: skip
    assert kinds(undo(one)) == []


def test_what_is_gone_or_too_much_is_refused_and_leaves_no_trace(at: Shop):
    one = page()
    with pytest.raises(Refused, match="block_gone"):
        change_block(one, "tidak-ada", {})
    for _block in range(MOST_BLOCKS):
        put(one, "text")
    with pytest.raises(Refused, match="blocks_too_many"):
        put(one, "text")
    assert len(kinds(one)) == MOST_BLOCKS
    with pytest.raises(Refused, match="page_times_wrong"):
        page(campaign=one.campaign, from_at=now(), until_at=now() - timedelta(hours=1))
    with pytest.raises(IntegrityError):
        CampaignPage.objects.filter(pk=one.pk).update(from_at=now(), until_at=now() - timedelta(hours=1))


def test_the_public_sees_the_published_copy_and_not_the_draft(at: Shop):
    one = page()
    with pytest.raises(Refused, match="page_empty"):
        publish_page(one, by=None)
    key = put(one, "text", title_id="Selamat datang", title_en="Welcome")
    assert visitor().get(PUBLIC).status_code == 404
    version = publish_page(one, by=None)
    assert publish_page(one, by=None) == version
    change_block(one, key, {"title_id": "Belum selesai"})
    shown = visitor().get(PUBLIC).content.decode()
    assert "Selamat datang" in shown
    assert "Belum selesai" not in shown
    assert "Welcome" in visitor().get(PUBLIC.replace("/kampanye/", "/en/kampanye/")).content.decode()
    publish_page(one, by=None)
    assert "Belum selesai" in visitor().get(PUBLIC).content.decode()
    take_page_back(one)
    take_page_back(one)
    assert visitor().get(PUBLIC).status_code == 404
    assert PageVersion.objects.count() == 2
    assert kinds(one) == ["text"]


def test_a_page_comes_and_goes_on_the_minute_of_the_council(at: Shop):
    """Nobody keeps it beyond: every reader asks, and the mark of what holds changes with the clock."""
    begins, ends = now() + timedelta(hours=1), now() + timedelta(hours=2)
    one = page(from_at=begins, until_at=ends)
    put(one, "text", title_id="Sebentar saja")
    publish_page(one, by=None)
    found, tags = [], []
    for moment in (begins - timedelta(seconds=1), begins, ends - timedelta(seconds=1), ends):
        with time_machine.travel(moment, tick=False):
            answer = visitor().get(PUBLIC)
            found.append(answer.status_code)
            tags.append(answer.headers.get("ETag"))
            assert "max-age" not in answer.headers["Cache-Control"]
            if answer.status_code == 200:
                assert visitor(**{"If-None-Match": tags[-1]}).get(PUBLIC).status_code == 304
    assert found == [404, 200, 200, 404]
    with time_machine.travel(ends, tick=False):
        assert visitor(**{"If-None-Match": tags[1]}).get(PUBLIC).status_code == 404


def test_whoever_has_the_key_sees_the_draft_and_nobody_keeps_it(at: Shop):
    one = page()
    put(one, "text", title_id="Rahasia dulu")
    answer = visitor().get(f"{PUBLIC}?kunci={one.preview_key}")
    assert "Rahasia dulu" in answer.content.decode()
    assert "noindex" in answer.content.decode()
    assert "data-reach" not in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert visitor().get(f"{PUBLIC}?kunci=salah").status_code == 404


def test_blocks_show_what_is_public_and_nothing_else(at: Shop):
    there, hidden = at.lot(), at.room.lot()
    maker = PublishedMaker.objects.get(pk=at.room.makers[0].pk)
    one = page()
    themes = make_collection(name_id="Tema", publish_at=now())
    set_items(themes, [there.product_id, hidden.product_id])
    voucher = Voucher(code="MUDIK10", kind=VoucherKind.SHARE, value=1000, from_on=today(), until_on=today())
    voucher.save()
    put(one, "hero", title_id="Mudik", product=str(there.product_id))
    put(one, "products", products=[str(hidden.product_id), str(there.product_id), "bukan-id"])
    put(one, "collection", collection=str(themes.pk), most=4)
    put(one, "makers", makers=[str(maker.pk), str(new_id())])
    put(one, "countdown", until=(now() + timedelta(days=1)).isoformat())
    put(one, "voucher", voucher=str(voucher.pk))
    shown = {
        each.block.kind.value: each for each in shown_blocks(read_blocks(CampaignPage.objects.get(pk=one.pk).blocks))
    }
    for kind in ("hero", "products", "collection"):
        assert [piece.pk for piece in shown[kind].pieces] == [there.product_id], kind
    assert [each.pk for each in shown["makers"].makers] == [maker.pk]
    assert not any(each.is_empty for each in shown.values())
    publish_page(one, by=None)
    seen = visitor().get(PUBLIC).content.decode()
    assert seen.count("MUDIK10") >= 1
    assert "10\xa0%" in seen
    assert maker.name in seen
    tag = visitor().get(PUBLIC).headers["ETag"]
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        later = visitor().get(PUBLIC)
        assert "MUDIK10" not in later.content.decode()
        assert "data-countdown" not in later.content.decode()
    Voucher.objects.update(until_on=today() + timedelta(days=1))
    assert visitor().get(PUBLIC).headers["ETag"] != tag


def test_a_page_asks_as_often_for_one_block_as_for_thirty(at: Shop):
    one = page()
    lots = [at.lot() for _lot in range(12)]
    themes = make_collection(name_id="Tema", publish_at=now())
    set_items(themes, [lot.product_id for lot in lots])
    says = {"products": [str(lots[0].product_id)], "collection": str(themes.pk), "makers": [str(at.room.makers[0].pk)]}
    counted = []
    for more in (1, 9):
        for _time in range(more):
            put(one, "products", products=[str(lot.product_id) for lot in lots])
            put(one, "collection", collection=says["collection"])
            put(one, "makers", makers=says["makers"])
        publish_page(one, by=None)
        visitor().get(PUBLIC)
        with CaptureQueriesContext(connection) as asked:
            assert visitor().get(PUBLIC).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_page_is_born_with_a_measured_link_and_its_views_are_counted(at: Shop):
    one = page()
    put(one, "text", title_id="Halo")
    publish_page(one, by=None)
    link = Link.objects.get(campaign_page=one)
    assert link.campaign == one.campaign
    answer = visitor().get(f"/s/{link.code}")
    assert answer.headers["Location"] == PUBLIC
    assert LinkDay.objects.get(link=link).visits == 1
    visitor(**{"Sec-Fetch-Site": "same-origin"}).post("/pekalongan/hitung/", {"p": PUBLIC})
    assert ReachDay.objects.get().object == one.pk


def test_the_home_page_and_the_sitemap_name_pages_that_are_on(at: Shop):
    one = page(until_at=now() + timedelta(days=2))
    put(one, "text", title_id="Halo")
    places = ("/pekalongan/", "/pekalongan/sitemap-halaman.xml")
    assert [PUBLIC in visitor().get(path).content.decode() for path in places] == [False, False]
    publish_page(one, by=None)
    assert [PUBLIC in visitor().get(path).content.decode() for path in places] == [True, True]
    with time_machine.travel(now() + timedelta(days=3), tick=False):
        assert [PUBLIC in visitor().get(path).content.decode() for path in places] == [False, False]


def test_the_office_composes_without_any_script(at: Shop, sari: Any):
    lot, one = at.lot(), page()
    here = f"{HERE}{one.pk}/"
    key = new_id().hex
    for _twice in range(2):
        assert (
            sari.post(f"{here}blok/tambah/", {"jenis": "products", "kunci": key}).headers["Location"]
            == f"{here}?blok={key}#susun"
        )
    assert sari.get(f"{here}?blok={key}").status_code == 200
    name = f"{lot.product_id}"
    looked = sari.post(f"{here}blok/", {"blok": key, "cari_products": "tidak ada itu", "do": "look"}).content.decode()
    assert name not in looked
    assert name in sari.post(f"{here}blok/", {"blok": key, "cari_products": "", "do": "look"}).content.decode()
    assert CampaignPage.objects.get(pk=one.pk).blocks[0]["says"] == {}
    sari.post(f"{here}blok/", {"blok": key, "title_id": "Pilihan", "products": [name], "cari_products": ""})
    assert CampaignPage.objects.get(pk=one.pk).blocks[0]["says"] == {"title_id": "Pilihan", "products": [name]}
    sari.post(f"{here}blok/tambah/", {"jenis": "countdown", "kunci": new_id().hex})
    until = CampaignPage.objects.get(pk=one.pk).blocks[1]["id"]
    wrong = sari.post(f"{here}blok/", {"blok": until, "until": "besok"})
    assert "error" in wrong.content.decode()
    sari.post(f"{here}blok/", {"blok": until, "until": "2026-12-31T23:59"})
    assert CampaignPage.objects.get(pk=one.pk).blocks[1]["says"]["until"] == "2026-12-31T23:59:00+07:00"
    sari.post(f"{here}blok/pindah/", {"blok": until, "tempat": "0"})
    assert kinds(one) == ["countdown", "products"]
    sari.post(f"{here}blok/hapus/", {"blok": until})
    sari.post(f"{here}blok/urungkan/")
    assert kinds(one) == ["countdown", "products"]
    sari.post(f"{here}tayang/")
    assert "Pilihan" in visitor().get(PUBLIC).content.decode()
    sari.post(f"{here}tarik/")
    assert visitor().get(PUBLIC).status_code == 404


def test_every_kind_of_block_opens_empty_and_only_the_office_frames_it(at: Shop, sari: Any):
    at.lot()
    one = page()
    for kind in BlockKind:
        assert sari.get(f"{HERE}{one.pk}/?blok={put(one, kind)}").status_code == 200, kind
    look = sari.get(f"{HERE}{one.pk}/lihat/")
    assert look.content.decode().count("campaign-empty") == len(BlockKind)
    assert look.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in look.headers["Content-Security-Policy"]
    assert "style-src 'self'" in look.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in sari.get(f"{HERE}{one.pk}/").headers["Content-Security-Policy"]


def test_a_page_is_begun_and_changed_in_the_councils_time(at: Shop, sari: Any):
    lebaran = campaign()
    said = {
        "campaign": lebaran.pk,
        "title_id": "Lebaran di Rumah",
        "from_at": "2026-12-01T00:00",
        "until_at": "2026-12-02T00:00",
    }
    assert sari.post(f"{HERE}baru/", {**said, "until_at": "2026-11-01T00:00"}).status_code == 422
    sari.post(f"{HERE}baru/", said)
    one = CampaignPage.objects.get()
    assert one.from_at.isoformat() == "2026-11-30T17:00:00+00:00"
    sari.post(f"{HERE}{one.pk}/ubah/", {**said, "title_id": "Lebaran Lagi"})
    one.refresh_from_db()
    assert (one.title_id, one.slug) == ("Lebaran Lagi", "lebaran-di-rumah")
    listed = sari.get(HERE).content.decode()
    assert "Lebaran Lagi" in listed


def test_who_only_reads_composes_nothing_and_other_councils_find_nothing(at: Shop):
    one = page()
    put(one, "text", title_id="Halo")
    reader = build.browser_of(build.member(at.room.council, Role.CASHIER, "Kasir"))
    assert reader.get(f"{HERE}{one.pk}/").status_code == 200
    for step in ("tayang/", "blok/", "blok/tambah/"):
        assert reader.post(f"{HERE}{one.pk}/{step}").status_code == 404
    assert kinds(one) == ["text"]
    other = build.gunungkidul()
    with council_scope(other):
        assert shown_blocks(
            read_blocks([{"id": "x", "kind": "makers", "says": {"makers": [str(at.room.makers[0].pk)]}}])
        )[0].is_empty
    assert visitor().get(f"/gunungkidul/kampanye/{one.slug}/?kunci={one.preview_key}").status_code == 404
    assert isinstance(one.pk, UUID)
