"""Campaign pages of the demo: one that is on, one that is being prepared."""

from datetime import timedelta
from typing import Any, Final

from kriya.accounts.models import User
from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.core.clock import now
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker
from kriya.promotion.actions.blocks import add_block
from kriya.promotion.actions.pages import keep_page, publish_page
from kriya.promotion.blocks.kinds import BlockKind
from kriya.promotion.blocks.showing import open_vouchers
from kriya.promotion.models import Campaign, CampaignPage

_PIECES: Final = 8
_WORDS: Final[dict[str, dict[str, str]]] = {
    "pekalongan": {
        "title_id": "Belanja Karya Tangan", "title_en": "Bought From Hands",
        "about_id": "Batik, tenun, dan tas yang dibuat tangan di Pekalongan. Uangnya sampai ke pembuatnya.",
        "about_en": "Batik, weaving and bags made by hand in Pekalongan. The money reaches who made them.",
        "text_id": "Sebulan ini kami tampilkan karya yang paling baru dari bengkel-bengkel di kota ini. Tiap lembar ada nama pembuatnya.",
        "text_en": "This month we show the newest work from the workshops of this town. Each piece bears its maker's name.",
        "story_id": "Satu kain batik tulis melewati dua belas pasang tangan: yang menggambar, yang mencanting, yang mewarna, yang melorod, dan yang menjemur.\n\nKalau Anda membeli di sini, bagian untuk perajin tertulis di struknya. Tidak ada yang disembunyikan, karena tidak ada yang perlu disembunyikan.",
        "story_en": "One hand-drawn cloth passes through twelve pairs of hands: drawing, waxing, dyeing, boiling, drying.\n\nWhen you buy here, the maker's share stands on the receipt. Nothing is hidden, for nothing needs to be.",
    },
    "gunungkidul": {
        "title_id": "Dari Bukit Kapur", "title_en": "From the Limestone Hills",
        "about_id": "Topeng, anyaman, dan batu dari Gunungkidul, dipilih langsung di rumah pembuatnya.",
        "about_en": "Masks, weaving and stone from Gunungkidul, chosen at their makers' homes.",
        "text_id": "Tanahnya keras, tangannya sabar. Pilihan kami dari bengkel di Bobung, Semin, dan Wonosari.",
        "text_en": "Hard ground, patient hands. Our choice from workshops in Bobung, Semin and Wonosari.",
        "story_id": "Kayu sengon untuk topeng ditebang sesudah daunnya gugur, lalu disimpan setahun. Yang tergesa-gesa akan retak.",
        "story_en": "Wood for masks is felled once the leaves are down and rests for a year. What is hurried cracks.",
    },
}  # fmt: skip


def seed_pages(*, by: User) -> None:
    """Compose the page of the council's campaign and publish it; begin another."""
    campaign, words = Campaign.objects.order_by("starts_on", "pk")[0], _WORDS[current_council().slug]
    page = keep_page(
        None, campaign=campaign, by=by, from_at=now() - timedelta(days=20), until_at=now() + timedelta(days=20),
        **{name: words[name] for name in ("title_id", "title_en", "about_id", "about_en")},
    )  # fmt: skip
    for kind, says in _blocks(words):
        add_block(page, kind, new_id().hex, says)
    publish_page(page, by=by)
    _begin_another(campaign, by)


def _blocks(words: dict[str, str]) -> list[tuple[BlockKind, dict[str, Any]]]:
    shown = PublishedProduct.objects.of(current_council().pk).order_by("-published_at", "pk")
    pieces = [str(pk) for pk in shown.values_list("pk", flat=True)[: 2 * _PIECES]]
    makers = (
        PublishedMaker.objects.of(current_council().pk).order_by("-started_year", "pk").values_list("pk", flat=True)
    )
    hero = {name: words[name] for name in ("title_id", "title_en", "text_id", "text_en")}
    told: list[tuple[BlockKind, dict[str, Any]]] = [
        (BlockKind.HERO, {**hero, "product": pieces[0]} if pieces else hero),
        (BlockKind.COUNTDOWN, {"title_id": "Masih ada waktu", "title_en": "There is still time", "until": (now() + timedelta(days=20)).isoformat()}),
        (BlockKind.PRODUCTS, {"title_id": "Yang terbaru", "title_en": "The newest", "products": pieces[1 : _PIECES + 1]}),
        (BlockKind.TEXT, {"title_id": "Ke mana uangnya", "title_en": "Where the money goes", "text_id": words["story_id"], "text_en": words["story_en"]}),
        (BlockKind.MAKERS, {"title_id": "Perajinnya", "title_en": "Their makers", "makers": [str(pk) for pk in makers[:3]]}),
    ]  # fmt: skip
    told += [(BlockKind.COLLECTION, {"collection": str(one.pk), "most": 4}) for one in public_collections()[:1]]
    told += [
        (BlockKind.VOUCHER, {"voucher": str(one.pk), "text_id": "Ketik kodenya saat memesan.", "text_en": "Type the code when you order."})
        for one in open_vouchers().order_by("pk")[:1]
    ]  # fmt: skip
    return told


def _begin_another(campaign: Campaign, by: User) -> CampaignPage:
    draft = keep_page(
        None, campaign=campaign, by=by, title_id="Hadiah Akhir Tahun", title_en="Gifts for the Year's End",
        about_id="Di bawah tiga ratus ribu, dibungkus kain perca.", from_at=now() + timedelta(days=10),
    )  # fmt: skip
    says = {"title_id": "Hadiah Akhir Tahun", "text_id": "Di bawah tiga ratus ribu, dibungkus kain perca."}
    return add_block(draft, BlockKind.HERO, new_id().hex, says)
