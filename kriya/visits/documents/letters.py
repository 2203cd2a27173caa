"""Set the letters of a visit: the reply that invites, with number and letterhead."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kriya.accounts.models import Membership
from kriya.accounts.roles import Role
from kriya.core.scoping import current_council
from kriya.design.typeset import letterhead_of, typeset
from kriya.ledger.days import zone
from kriya.visits.models import Side, Visit
from kriya.visits.queries.rules import visit_rules

_LETTER: Final = Path(__file__).parent / "typst" / "letter.typ"


def reply_pdf(visit: Visit) -> bytes:
    """Return the letter that answers a request with day, hours and places."""
    start, end = (timezone.localtime(at, zone()) for at in (visit.starts_at, visit.ends_at) if at is not None)
    places = ", ".join(booking.place.name for booking in visit.bookings.select_related("place").order_by("place__kind"))
    with translation.override(settings.LANGUAGE_CODE):
        asked = (
            _("Menjawab surat Saudara nomor %(number)s tanggal %(day)s, dengan hormat kami sampaikan bahwa")
            % {"number": visit.letter_number, "day": day(visit.letter_on)}
            if visit.letter_number and visit.letter_on
            else _("Menjawab permohonan Saudara, dengan hormat kami sampaikan bahwa")
        )
        said = [
            f"{asked} {_('kami siap menerima rombongan Saudara pada:')}",
        ]
        facts = [
            (_("Hari"), f"{format_date(start, 'l')}, {day(start.date())}"),
            (_("Pukul"), f"{start:%H.%M}–{end:%H.%M} {start.tzname()}"),
            (_("Tempat"), "\n".join(part for part in (places, current_council().address) if part)),
            (_("Rombongan"), _("%(people)s orang") % {"people": visit.people} if visit.people else "–"),
            *([(_("Pembahasan"), ", ".join(visit.topic_labels))] if visit.topics else []),
        ]
        closing = [
            *([visit.answer] if visit.answer else []),
            visit_rules().reply_closing
            or _(
                "Susunan acara dan hal lain dapat Saudara lihat di halaman kunjungan. Atas perhatiannya, terima kasih."
            ),
        ]
        return set_letter(
            number=visit.reply_number,
            on=visit.reply_on,
            subject=_("Penerimaan kunjungan"),
            to=addressee(visit),
            said=said,
            facts=facts,
            closing=closing,
        )


def addressee(visit: Visit) -> list[str]:
    """Return to whom a letter goes, line by line."""
    lines = [_("Yth. %(who)s") % {"who": visit.head_title or visit.head_name or _("Pimpinan")}, visit.institution.name]
    return [*lines, _("di tempat")]


def day(value: date | None) -> str:
    """Return a day in words, in the language that is on."""
    return format_date(value, "j F Y") if value is not None else ""


def set_letter(
    *,
    number: str,
    on: date | None,
    subject: str,
    to: Sequence[str],
    said: Sequence[str],
    facts: Sequence[tuple[str, str]] = (),
    closing: Sequence[str] = (),
) -> bytes:
    """Return a letter with letterhead, signed by the chair."""
    council = current_council()
    chair = Membership.objects.filter(role=Role.CHAIR).select_related("user").order_by("pk").first()
    data = {
        "head": letterhead_of(council),
        "place": f"{council.short_name}, {day(on)}",
        "labels": [_("Nomor"), _("Hal")],
        "number": number,
        "subject": subject,
        "to": list(to),
        "greeting": _("Dengan hormat,"),
        "said": list(said),
        "facts": [list(fact) for fact in facts],
        "closing": list(closing),
        "farewell": _("Hormat kami,"),
        "signer": chair.user.name if chair else "",
        "role": _("Ketua %(council)s") % {"council": council.name},
    }
    return typeset(_LETTER, data)


def thanks_pdf(visit: Visit) -> bytes:
    """Return the letter that thanks guests for their visit and names what both sides promised."""
    with translation.override(settings.LANGUAGE_CODE):
        came = visit.came if visit.came is not None else visit.people
        said = [
            _("Terima kasih atas kunjungan rombongan %(who)s pada %(day)s.")
            % {"who": visit.institution.name, "day": day(visit.on)},
            *([_("Kami senang menyambut %(n)s orang di antara karya perajin kami.") % {"n": came}] if came else []),
        ]
        open_ones = visit.promises.filter(dropped_at=None).order_by("side", "due_on", "pk")
        facts = [
            (
                capfirst(str(Side(one.side).label)),
                f"{one.words}{f' ({day(one.due_on)})' if one.due_on else ''}",
            )
            for one in open_ones
        ]
        if facts:
            said.append(_("Yang kita sepakati bersama:"))
        closing = [
            visit_rules().thanks_closing
            or _("Bahan paparan dan daftar karya yang dilihat ada di halaman kunjungan Saudara. Sampai bertemu lagi."),
        ]
        return set_letter(
            number="",
            on=visit.on,
            subject=_("Ucapan terima kasih"),
            to=addressee(visit),
            said=said,
            facts=facts,
            closing=closing,
        )
