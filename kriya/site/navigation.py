"""The menus: what stands in them depends on the page's audience and on what the person may do; asks no database."""

from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kriya.accounts.roles import Can, granted
from kriya.design import dyes


class Entry(NamedTuple):
    """One line of a menu; `needs` is what the person must be allowed to do."""

    label: Promise
    url_name: str
    icon: str
    group: Promise | str
    needs: str | None


_WORK, _COUNCIL, _SHOWROOM, _MONEY = _("Daftar"), _("Dewan"), _("Galeri"), _("Keuangan")
_PROMOTION = _("Promosi")
_PROGRAMMES = _("Program")
_SHOP = _("Toko daring")
_VISITS = _("Kunjungan")
_ACHIEVEMENTS = _("Capaian")
STAFF = (
    Entry(_("Beranda"), "site:staff_home", "home", "", Can.READ_REGISTER),
    Entry(_("UMKM binaan"), "makers:list", "users", _WORK, Can.READ_REGISTER),
    Entry(_("Pendaftaran"), "makers:applications", "inbox", _WORK, Can.REVIEW_MAKERS),
    Entry(_("Data kembar"), "makers:duplicates", "copy", _WORK, Can.EDIT_REGISTER),
    Entry(_("Produk"), "catalog:list", "tag", _WORK, Can.READ_REGISTER),
    Entry(_("Koleksi"), "catalog:collections", "star", _WORK, Can.READ_REGISTER),
    Entry(pgettext_lazy("menu", "Kelompok"), "makers:groups", "layers", _WORK, Can.READ_REGISTER),
    Entry(_("Impor berkas"), "makers:imports", "upload", _WORK, Can.IMPORT),
    Entry(_("Kasir"), "pos:till", "cart", _SHOWROOM, Can.SELL),
    Entry(_("Hari ini"), "sales:day", "calendar", _SHOWROOM, Can.READ_SALES),
    Entry(_("Penjualan"), "sales:list", "history", _SHOWROOM, Can.READ_SALES),
    Entry(_("Stok"), "showroom:stock", "box", _SHOWROOM, Can.READ_SALES),
    Entry(pgettext_lazy("menu", "Titipan"), "showroom:intakes", "inbox", _SHOWROOM, Can.READ_REGISTER),
    Entry(_("Perjanjian"), "showroom:agreements", "file", _SHOWROOM, Can.READ_REGISTER),
    Entry(_("Label"), "showroom:labels", "qr", _SHOWROOM, Can.READ_REGISTER),
    Entry(_("Turun harga"), "showroom:markdowns", "tag", _SHOWROOM, Can.READ_REGISTER),
    Entry(_("Habis masa titip"), "showroom:expiring", "clock", _SHOWROOM, Can.READ_REGISTER),
    Entry(pgettext_lazy("menu", "Pengembalian"), "showroom:returns", "undo", _SHOWROOM, Can.READ_REGISTER),
    Entry(_("Kabar perajin"), "showroom:news", "chat", _SHOWROOM, Can.SEE_PERSONAL),
    Entry(_("Tempat"), "showroom:places", "pin", _SHOWROOM, Can.READ_SALES),
    Entry(_("Surat jalan"), "showroom:transfers", "send", _SHOWROOM, Can.READ_SALES),
    Entry(_("Stok opname"), "showroom:stock_takes", "list", _SHOWROOM, Can.READ_SALES),
    Entry(_("Laporan galeri"), "showroom:report", "chart", _SHOWROOM, Can.READ_SALES),
    Entry(_("Tugas"), "sales:tasks", "alert", _SHOWROOM, Can.READ_SALES),
    Entry(_("Alat kasir"), "pos:tills", "settings", _SHOWROOM, Can.MANAGE_TILLS),
    Entry(_("Pesanan"), "shop:orders", "cart", _SHOP, Can.READ_SALES),
    Entry(_("Pesanan instansi"), "quotations:desk", "file", _SHOP, Can.READ_SALES),
    Entry(_("Pembayaran toko"), "shop:notices", "wallet", _SHOP, Can.READ_MONEY),
    Entry(_("Dibuat untuk pesanan"), "shop:making", "calendar", _SHOP, Can.READ_SALES),
    Entry(_("Pengaturan toko"), "shop:rules", "settings", _SHOP, Can.MANAGE_SALES),
    Entry(_("Tarif kirim"), "shop:rates", "send", _SHOP, Can.READ_SALES),
    Entry(_("Kupon"), "shop:vouchers", "tag", _SHOP, Can.READ_SALES),
    Entry(_("Buku uang"), "ledger:trust", "wallet", _MONEY, Can.READ_MONEY),
    Entry(_("Pelunasan"), "showroom:settlements", "check", _MONEY, Can.READ_MONEY),
    Entry(_("Cocokkan pembayaran"), "sales:tenders", "key", _MONEY, Can.READ_MONEY),
    Entry(_("Kampanye"), "promotion:campaigns", "share", _PROMOTION, Can.READ_SALES),
    Entry(_("Halaman kampanye"), "promotion:pages", "layers", _PROMOTION, Can.READ_SALES),
    Entry(_("Jangkauan"), "promotion:reach", "chart", _PROMOTION, Can.READ_SALES),
    Entry(_("Katalog cetak"), "promotion:books", "file", _PROMOTION, Can.READ_SALES),
    Entry(_("Lokapasar"), "marketplaces:fillings", "tag", _PROMOTION, Can.READ_SALES),
    Entry(_("Buletin"), "newsletters:issues", "mail", _PROMOTION, Can.PROMOTE),
    Entry(_("Pameran"), "exhibitions:list", "calendar", _PROGRAMMES, Can.READ_REGISTER),
    Entry(_("Fasilitasi"), "assistance:cases", "gift", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(_("Semua program"), "participation:calls", "school", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(_("Apa hasilnya"), "outcomes:overview", "chart", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(_("Menilai"), "participation:judging", "star", _PROGRAMMES, Can.JUDGE),
    Entry(_("Kalender"), "training:calendar", "calendar", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(_("Kursus"), "training:courses", "layers", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(_("Pelatih"), "training:trainers", "user", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(_("Kebutuhan belajar"), "training:needs", "chat", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(_("Ruang"), "participation:rooms", "pin", _PROGRAMMES, Can.READ_PROGRAMMES),
    Entry(pgettext_lazy("menu", "Kunjungan"), "visits:list", "users", _VISITS, Can.READ_REGISTER),
    Entry(_("Lembaga tamu"), "visits:institutions", "globe", _VISITS, Can.READ_REGISTER),
    Entry(_("Tempat dan jadwal"), "visits:places", "calendar", _VISITS, Can.READ_REGISTER),
    Entry(_("Angka"), "achievements:staff", "chart", _ACHIEVEMENTS, Can.READ_NUMBERS),
    Entry(pgettext_lazy("menu", "Periode"), "achievements:periods", "calendar", _ACHIEVEMENTS, Can.READ_NUMBERS),
    Entry(_("Paparan"), "achievements:decks", "gallery", _ACHIEVEMENTS, Can.READ_NUMBERS),
    Entry(_("Paket tiru"), "playbooks:shelf", "layers", _ACHIEVEMENTS, Can.READ_NUMBERS),
    Entry(pgettext_lazy("menu", "Jenis kerajinan"), "crafts:list", "tag", _COUNCIL, Can.READ_REGISTER),
    Entry(pgettext_lazy("menu", "Istilah produk"), "catalog:terms", "list", _COUNCIL, Can.READ_REGISTER),
    Entry(_("Riwayat"), "site:histories", "history", _COUNCIL, Can.READ_HISTORY),
    Entry(_("Kode masuk"), "accounts:codes", "key", _COUNCIL, Can.EDIT_REGISTER),
    Entry(_("Orang"), "accounts:people", "user", _COUNCIL, Can.MANAGE_PEOPLE),
    Entry(_("Profil dewan"), "councils:profile", "settings", _COUNCIL, Can.MANAGE_COUNCIL),
)
PUBLIC = (
    Entry(_("Beranda"), "site:home", "home", "", None),
    Entry(_("Produk"), "catalog:public_list", "tag", "", None),
    Entry(_("Koleksi"), "catalog:public_collections", "layers", "", None),
    Entry(_("UMKM"), "makers:public_list", "users", "", None),
    Entry(_("Pameran"), "exhibitions:public_list", "calendar", "", None),
    Entry(_("Pelatihan"), "training:public_trainings", "school", "", None),
    Entry(_("Capaian"), "achievements:public", "chart", "", None),
    Entry(pgettext_lazy("menu", "Kunjungan"), "visits:public", "users", "", None),
)
FOOTER = (
    Entry(_("Tentang kami"), "site:about", "info", "", None),
    Entry(_("Kontak"), "site:contact", "phone", "", None),
    Entry(_("Peta perajin"), "makers:map", "pin", "", None),
    Entry(_("Pesan untuk instansi"), "quotations:ask", "file", "", None),
    Entry(_("Ikut program"), "participation:public_calls", "school", "", None),
    Entry(_("Fasilitasi untuk perajin"), "assistance:public_services", "gift", "", None),
    Entry(_("Apa hasilnya"), "achievements:afterwards", "chart", "", None),
    Entry(_("Periksa sertifikat"), "participation:verify", "shield", "", None),
    Entry(_("Gabung sebagai perajin"), "makers:apply", "plus", "", None),
)


def menus(request: HttpRequest) -> dict[str, Any]:
    """Return the menu of this page."""
    if getattr(request, "council", None) is None or not hasattr(
        request, "urlconf"
    ):  # Also in the gallery, whose council has no addresses.
        return {"nav": []}
    return _office(request) if request.path_info.startswith("/kelola/") else _public(request)


def _public(request: Any) -> dict[str, Any]:
    lines = [line for entry in PUBLIC if (line := _line(request, entry))]
    nearest = _nearest([line["url"] for line in lines if line["current"]])
    found = {
        **_marks(request),
        "nav": [{**line, "current": line["url"] == nearest} for line in lines],
        "newsletter_url": reverse("newsletters:subscribe", urlconf=request.urlconf),
        "reach_url": f"{request.council_prefix}/hitung/",
        "footer_nav": [line for entry in FOOTER if (line := _line(request, entry))],
    }
    if request.council.shows_views:
        found["views_url"] = reverse("promotion:seen", urlconf=request.urlconf)
    if request.council.sells_online:
        found["basket_url"] = reverse("shop:cart", urlconf=request.urlconf)
    return found


def _office(request: Any) -> dict[str, Any]:
    """Return what the frame of the office calls where it is drawn: a refusal has the same frame without menu."""
    member = getattr(request, "membership", None)
    may = granted(member.roles) if member else frozenset()
    found = {"search_url": reverse("makers:narrow", urlconf=request.urlconf)}
    return {**found, "rail": partial(_rail, get_script_prefix(), request.urlconf, get_language(), may, request.path)}


def _rail(prefix: str, urlconf: str, language: str, may: frozenset[str], here: str) -> SafeString:
    nearest = _nearest([url for url in _addresses(prefix, urlconf, may) if _is_at(here, url)])
    return _drawn_rail(prefix, urlconf, language, may, nearest)


@lru_cache(maxsize=2_000)
def _addresses(prefix: str, urlconf: str, may: frozenset[str]) -> dict[str, Entry]:
    """Return the lines of the office's menu for those who may do this, by their addresses."""
    lines = [(_address(prefix, urlconf, entry.url_name), entry) for entry in STAFF if entry.needs in may]
    return {url: entry for url, entry in lines if url is not None}


@lru_cache(maxsize=500)
def _drawn_rail(prefix: str, urlconf: str, _language: str, may: frozenset[str], nearest: str) -> SafeString:
    """Draw the office's menu. Kept: its sixty lines take as long as all the rest of a small page."""
    lines = _addresses(prefix, urlconf, may)
    here = (lines[nearest].group if nearest else "") or _WORK
    nav = [
        {**line._asdict(), "url": url, "current": url == nearest, "open": line.group == here}
        for url, line in lines.items()
    ]
    return render_to_string("design/rail.html", {"nav": nav})


def _nearest(addresses: list[str]) -> str:
    """Return where the reader is: of a list and of what stands below its address only the nearer one."""
    return max(addresses, key=len, default="")


def _marks(request: Any) -> dict[str, Any]:
    """Return where icon, manifest and feed stand, and the colours of the browser's own frame by day and by night."""
    here = request.council_prefix
    return {
        "manifest_url": reverse("site:manifest", urlconf=request.urlconf),
        "icon_url": f"{here}/ikon.svg",
        "touch_icon_url": f"{here}/ikon-192.png",
        "feed_url": reverse("site:feed", urlconf=request.urlconf),
        "theme_colours": (dyes.LIGHT.paper, dyes.DARK.paper),
    }


@lru_cache(maxsize=50_000)
def _address(_prefix: str, urlconf: str, name: str) -> str | None:
    """Return where a page of the menu stands below a prefix, None where this installation has none such.

    Kept, for a thousand councils in two languages: a page has twenty of them, and they never change.
    """
    try:
        return reverse(name, urlconf=urlconf)
    except NoReverseMatch:
        return None


def _line(request: Any, entry: Entry) -> dict[str, Any] | None:
    url = _address(get_script_prefix(), request.urlconf, entry.url_name)
    if url is None:
        return None
    return {
        "label": entry.label,
        "url": url,
        "icon": entry.icon,
        "current": request.path == url if entry.url_name == "site:home" else _is_at(request.path, url),
    }


def _is_at(here: str, url: str) -> bool:
    """Tell whether a page is that of the menu or below it; the office's first page has all others below it."""
    return here == url if url.endswith("/kelola/") else here.startswith(url)
