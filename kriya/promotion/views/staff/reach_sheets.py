"""The figures of reach as sheets and charts: the page and the file say the same."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.design.charts import Bars, Columns, Item
from kriya.promotion.models import PageKind
from kriya.promotion.queries.funnel import Funnel
from kriya.promotion.queries.reach import CampaignLine, Missed, SourceLine, Unsold, Week
from kriya.showroom.reports.sheets import Column, Line, Sheet


def weeks_chart(weeks: Sequence[Week]) -> Columns:
    """Return arrivals week by week."""
    items = [Item(format_date(week.monday, "j M"), week.arrivals) for week in weeks]
    return Columns(title=_("Kedatangan per minggu"), first=_("Minggu mulai"), unit=_("Kedatangan"), items=items)


def kinds_chart(kinds: Sequence[tuple[PageKind, int]]) -> Bars:
    """Return how often each kind of page was seen."""
    items = [Item(capfirst(str(kind.label)), n) for kind, n in kinds]
    return Bars(title=_("Halaman yang dilihat"), first=_("Halaman"), unit=_("Dilihat"), items=items)


def _funnel_columns() -> tuple[Column, ...]:
    return (
        Column("visits", _("Tautan diikuti"), "number"),
        Column("baskets", _("Keranjang"), "number"),
        Column("orders", _("Pesanan"), "number"),
        Column("sales", pgettext("jumlah", "Penjualan"), "number"),
        Column("makers", _("Untuk perajin"), "rupiah"),
    )


def _funnel(funnel: Funnel | None) -> dict[str, int]:
    names = ("visits", "baskets", "orders", "sales", "makers")
    return {name: getattr(funnel, name) for name in names} if funnel is not None else {}


def sources_sheet(lines: Sequence[SourceLine]) -> Sheet:
    """Return from where people came, with what the links of each channel brought."""
    columns = (Column("name", _("Datang dari")), Column("arrivals", _("Kedatangan"), "number"), *_funnel_columns())
    rows = [
        Line({"name": capfirst(str(one.source.label)), "arrivals": one.arrivals, **_funnel(one.funnel)})
        for one in lines
    ]
    whole = sum((one.funnel for one in lines if one.funnel), Funnel())
    sums = {"name": _("Semua"), "arrivals": sum(one.arrivals for one in lines), **_funnel(whole)}
    return Sheet(_("Kunjungan menurut asal"), columns, rows, sums)


def campaign_sheet(lines: Sequence[CampaignLine]) -> Sheet:
    """Return what campaigns brought."""
    columns = (Column("name", _("Kampanye")), Column("links", _("Tautan"), "number"), *_funnel_columns())
    rows = [
        Line(
            {
                "name": one.campaign.name if one.campaign else _("Tanpa kampanye"),
                "links": one.links,
                **_funnel(one.funnel),
            },
            url=reverse("promotion:campaign", args=[one.campaign.pk]) if one.campaign else reverse("promotion:loose"),
        )
        for one in lines
    ]
    whole = sum((one.funnel for one in lines), Funnel())
    sums = {"name": _("Semua"), "links": sum(one.links for one in lines), **_funnel(whole)}
    return Sheet(_("Kampanye"), columns, rows, sums)


def unsold_sheet(lines: Sequence[Unsold]) -> Sheet:
    """Return what was seen and not sold, with what may help."""
    columns = (
        Column("name", _("Produk"), under="maker"),
        Column("maker", _("UMKM"), beneath=True),
        Column("views", _("Dilihat"), "number"),
        Column("baskets", _("Di keranjang"), "number"),
        Column("hint", _("Yang bisa dicoba")),
    )
    words = hint_words()
    rows = [
        Line(
            {
                "name": one.product.shown_name,
                "maker": one.product.maker_name,
                "views": one.views,
                "baskets": one.baskets,
                "hint": " ".join(words[code] for code in one.hints),
            },
            url=reverse("catalog:product", args=[one.product.pk]),
        )
        for one in lines
    ]
    return Sheet(_("Dilihat, belum terjual"), columns, rows)


def hint_words() -> dict[str, str]:
    """Return the sentence of each hint."""
    return {
        "no_price": _("Beri harga: tanpa harga, produk tidak bisa dibeli."),
        "no_stock": _("Isi stok di galeri, atau tawarkan dibuat menurut pesanan."),
        "no_photo": _("Tambahkan foto."),
        "few_photos": _("Tambahkan foto dari sisi lain dan dekat."),
        "short_story": _("Tulis ceritanya: bahan, pembuat, dan maknanya."),
        "left_in_basket": _("Sudah masuk keranjang: periksa ongkos kirim, atau tawarkan kupon."),
        "ask_price": _("Lengkap; bandingkan harganya dengan karya serupa, atau tampilkan di kampanye."),
    }


def searches_sheet(lines: Sequence[Missed]) -> Sheet:
    """Return what was searched for and not found."""
    columns = (
        Column("words", _("Kata yang dicari")),
        Column("times", _("Berapa kali"), "number"),
        Column("last", _("Terakhir"), "date"),
    )
    rows = [
        Line(
            {"words": one.words, "times": one.times, "last": one.last},
            links={"words": f"{reverse('catalog:search')}?{urlencode({'q': one.words})}"},
        )
        for one in lines
    ]
    return Sheet(_("Dicari, tidak ditemukan"), columns, rows)
