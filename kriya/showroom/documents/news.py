"""What makers are told, in words: the same for WhatsApp and for letters, in the language of the council's makers."""

from datetime import date
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kriya.core.scoping import current_council
from kriya.design.formats import rupiah
from kriya.showroom.documents.setting import day
from kriya.showroom.models import News, NewsKind, PayoutMethod

SHOWN: Final = 5
"""Lots that a message names; of more it says how many."""


def words_of(news: News) -> str:
    """Return the message to the maker, with the link to what it speaks of."""
    with translation.override(settings.LANGUAGE_CODE):
        hello = _("%(council)s mengabari %(maker)s.") % {
            "council": current_council().short_name or current_council().name, "maker": news.maker.name,
        }  # fmt: skip
        return f"{hello} {_SAY[NewsKind(news.kind)](news.facts)} {_there(news)}"


def letter_of(news: News, to: str) -> EmailMessage:
    """Return the message as a letter."""
    council = current_council()
    with translation.override(settings.LANGUAGE_CODE):
        subject = f"{council.short_name}: {news.get_kind_display()}"
        end = _("Cara Anda dikabari dapat diubah di halaman Anda: %(url)s") % {"url": _url("mitra/")}
        body = f"{words_of(news)}\n\n{end}\n"
    return EmailMessage(subject, body, to=[to], reply_to=[council.email] if council.email else None)


def _url(path: str) -> str:
    return f"{settings.SITE_URL}/{current_council().slug}/{path}"


def _there(news: News) -> str:
    match news.kind:
        case NewsKind.TAKEN_IN:
            return _url(f"mitra/titip/{news.about}/")
        case NewsKind.MARKDOWN:
            return _url(f"turun-harga/{news.secret}/") if news.secret else ""
        case NewsKind.EXPIRING:
            return _url("mitra/barang/")
        case NewsKind.PROGRAM:
            return _url(news.facts.get("path", "mitra/"))
        case NewsKind.TO_MAKE:
            return _url(news.facts.get("path", f"mitra/pesanan/{news.about}/"))
    return _url("mitra/")


def _taken_in(facts: dict[str, Any]) -> str:
    n = facts.get("pieces", 0)
    said = ngettext("Titipan %(number)s: %(n)s barang diterima.", "Titipan %(number)s: %(n)s barang diterima.", n)
    return said % {"number": facts.get("number", ""), "n": n}


def _markdown(facts: dict[str, Any]) -> str:
    n = facts.get("lots", 0)
    said = ngettext(
        "Bolehkah harga %(n)s barang Anda diturunkan? Jawab di sini:",
        "Bolehkah harga %(n)s barang Anda diturunkan? Jawab di sini:",
        n,
    )
    return said % {"n": n}


def _expiring(facts: dict[str, Any]) -> str:
    lots = facts.get("lots", [])
    named = "; ".join(_lot(lot) for lot in lots[:SHOWN])
    more = len(lots) - SHOWN
    rest = f"; {_('dan %(n)s lainnya') % {'n': more}}" if more > 0 else ""
    end = _("Barang tetap milik Anda. Ambil di galeri, atau hubungi kami bila ingin menitipkannya lebih lama.")
    return f"{_('Masa titip berakhir')}: {named}{rest}. {end}"


def _lot(lot: dict[str, Any]) -> str:
    words = _("%(name)s (%(pieces)s), ambil paling lambat %(day)s") if lot["is_grace"] else _("%(name)s (%(pieces)s), sampai %(day)s")  # fmt: skip # noqa: E501
    return words % {"name": lot["name"], "pieces": lot["pieces"], "day": day(date.fromisoformat(lot["last"]))}


def _settled(facts: dict[str, Any]) -> str:
    how = _("ke rekening Anda") if facts.get("method") == PayoutMethod.BANK else _("tunai, silakan ambil di galeri")
    return _("Pelunasan %(number)s sebesar %(sum)s dibayar %(how)s. Rinciannya:") % {
        "number": facts.get("number", ""), "sum": rupiah(facts.get("amount", 0)), "how": how,
    }  # fmt: skip


def _sold(facts: dict[str, Any]) -> str:
    lines = facts.get("lines", [])
    named = ", ".join(f"{line['pieces']} × {line['name']}" for line in lines[:SHOWN])
    more = len(lines) - SHOWN
    rest = f", {_('dan %(n)s lainnya') % {'n': more}}" if more > 0 else ""
    goods = f"{named}{rest}"
    if facts.get("to_office"):
        return _("Diserahkan kepada sebuah instansi: %(goods)s. Uangnya masuk ke catatan Anda:") % {"goods": goods}
    return _("Terjual lewat toko daring: %(goods)s. Uangnya masuk ke catatan Anda:") % {"goods": goods}


def _to_make(facts: dict[str, Any]) -> str:
    asked = _("Ada pesanan %(number)s: %(pieces)s × %(name)s.") % {
        "number": facts.get("number", ""), "pieces": facts.get("pieces", 0), "name": facts.get("name", ""),
    }  # fmt: skip
    return f"{asked} {_('Sanggup, dan kapan jadi? Jawab di sini:')}"


def _programme(facts: dict[str, Any]) -> str:
    """A word above tells it whole: what is said of a programme is known there alone."""
    return str(facts.get("words", ""))


_SAY: Final = {
    NewsKind.TAKEN_IN: _taken_in,
    NewsKind.MARKDOWN: _markdown,
    NewsKind.EXPIRING: _expiring,
    NewsKind.SETTLED: _settled,
    NewsKind.SOLD: _sold,
    NewsKind.TO_MAKE: _to_make,
    NewsKind.PROGRAM: _programme,
}
