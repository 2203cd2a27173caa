"""Statements, receipts for cash and the file for the bank. Papers speak Indonesian, whatever the officer reads."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.scoping import current_council
from kriya.design.formats import rupiah
from kriya.design.terbilang import spelled
from kriya.design.typeset import letterhead_of, typeset
from kriya.ledger.models import Source
from kriya.ledger.queries.statements import statement
from kriya.makers.actions.personal import Personal, record_showing
from kriya.makers.export.writing import harmless
from kriya.makers.models import BankAccount, Maker
from kriya.showroom.documents.setting import day, pen
from kriya.showroom.models import PayoutMethod, Settlement, SettlementMaker, SettlementOutcome, Signature
from kriya.showroom.queries.money import names_of
from kriya.showroom.queries.settlements import SettledLine

_TYPST: Final = Path(__file__).parent / "typst"
Reason = Callable[[SettledLine], str]


def _words() -> dict[str, Any]:
    return {
        "columns": [_("Hari"), _("Uraian"), _("Jumlah")],
        "total": _("Jumlah"),
        "spelled": _("Terbilang"),
        "council": _("Untuk dewan"),
        "maker": _("Perajin"),
    }


def _in_words(amount: int) -> str:
    return f"{spelled(amount)} rupiah"


def part_statements(parts: Iterable[tuple[SettlementMaker, Sequence[SettledLine]]], reason: Reason) -> bytes:
    """Return the statements of parts of a run as one PDF, a maker a page."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [_of_part(part, lines, reason) for part, lines in parts]
        data = {"head": letterhead_of(current_council()), "words": _words(), "statements": told}
        return typeset(_TYPST / "statement.typ", data)


def _of_part(part: SettlementMaker, lines: Sequence[SettledLine], reason: Reason) -> dict[str, Any]:
    run = part.settlement
    return {
        "title": _("RINCIAN PELUNASAN TITIP JUAL"),
        "facts": [
            [_("Nomor"), str(run)],
            [_("Perajin"), part.maker.name],
            [_("Dibayar sampai"), day(run.through_on)],
            [_("Dibayar lewat"), " ".join(filter(None, [str(part.get_method_display()), part.receipt]))],
        ],
        "lines": [
            {
                "day": f"{line.happened_on:%d-%m-%Y}",
                "name": f"{line.sold.name} ({line.sold.code})" if line.sold else "",
                "why": reason(line),
                "amount": rupiah(line.amount),
            }
            for line in lines
        ],
        "total": rupiah(part.amount),
        "spelled": _in_words(part.amount),
        "officer": run.posted_by.name if run.posted_by else "",
        "maker": part.maker.owner_name or part.maker.name,
    }


def book_of_maker(maker: Maker, since: date | None, until: date, by: User | None) -> bytes:
    """Return a maker's statement over days as PDF: what was owed before, what came and went, what is owed after."""
    told = statement(maker.pk, since=since, until=until)
    names = names_of(line.about for line in told.lines)
    with translation.override(settings.LANGUAGE_CODE):
        lines = [
            {
                "day": f"{line.happened_on:%d-%m-%Y}",
                "name": (line.about and names.get(line.about)) or str(Source(line.source).label),
                "why": line.note,
                "amount": rupiah(line.amount),
            }
            for line in told.lines
        ]
        begin = [_("Sejak"), day(since)] if since else [_("Sejak"), _("awal")]
        one = {
            "title": _("BUKU PERAJIN"),
            "facts": [[_("Perajin"), maker.name], begin, [_("Sampai"), day(until)]],
            "lines": [{"day": "", "name": _("Saldo sebelumnya"), "why": "", "amount": rupiah(told.opening)}, *lines],
            "total": rupiah(told.closing),
            "spelled": _in_words(told.closing),
            "officer": by.name if by else "",
            "maker": maker.owner_name or maker.name,
        }
        data = {"head": letterhead_of(current_council()), "words": _words(), "statements": [one]}
        return typeset(_TYPST / "statement.typ", data)


def cash_receipts(parts: Sequence[SettlementMaker]) -> bytes:
    """Return the receipts (kuitansi) of parts as PDF, two a sheet; a signature that was drawn stands on it."""
    drawn = dict(
        Signature.objects.filter(document__in=[part.pk for part in parts], is_maker=True).values_list(
            "document", "drawing"
        )
    )
    with translation.override(settings.LANGUAGE_CODE):
        data = {
            "head": letterhead_of(current_council()),
            "words": {
                "title": _("KUITANSI"),
                "from": _("Sudah terima dari"),
                "spelled": _("Uang sejumlah"),
                "purpose": _("Untuk pembayaran"),
                "receiver": _("Yang menerima,"),
            },
            "receipts": [_receipt(part, drawn.get(part.pk, "")) for part in parts],
        }
        return typeset(_TYPST / "receipt.typ", data)


def _receipt(part: SettlementMaker, drawing: str) -> dict[str, str]:
    run = part.settlement
    posted = day(run.posted_at.date()) if run.posted_at else ""
    purpose = _("Pelunasan barang titip jual sampai %(day)s, %(number)s")
    return {
        "number": part.receipt,
        "spelled": _in_words(part.amount),
        "purpose": purpose % {"day": day(run.through_on), "number": run},
        "amount": rupiah(part.amount),
        "place_and_day": f"{current_council().short_name}, {posted}",
        "maker": part.maker.owner_name or part.maker.name,
        "signature": pen(drawing),
    }


def bank_csv(run: Settlement, *, by: User) -> str:
    """Return the transfers of a run for the bank; that each account number left in full is recorded."""
    paid = SettlementMaker.objects.filter(
        settlement=run, outcome=SettlementOutcome.PAID, method=PayoutMethod.BANK, reversals=None
    ).select_related("maker")
    parts = list(paid.order_by("receipt"))
    known = {row.maker_id: row for row in BankAccount.objects.filter(maker__in=[part.maker_id for part in parts])}
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["kuitansi", "bank", "rekening", "atas_nama", "jumlah", "berita"])
    for part in parts:
        account = known.get(part.maker_id)
        if account is not None:
            record_showing(part.maker, Personal.BANK, to=by, purpose=f"CSV {run}")
        bank, number, holder = (account.bank, account.number, account.holder) if account else ("", "", "")
        told = [part.receipt, bank, number, holder or part.maker.owner_name, part.amount, f"Titip jual {run}"]
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in told])
    return out.getvalue()
