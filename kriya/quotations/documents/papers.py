"""The papers of an order: quotation, berita acara, invoice and kwitansi, each with the numbers frozen in its rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.design.formats import number as shown_number
from kriya.design.formats import rupiah
from kriya.design.terbilang import spelled
from kriya.design.typeset import letterhead_of, typeset
from kriya.ledger.days import day_of
from kriya.ledger.models import Account
from kriya.quotations.duty import duty_on
from kriya.quotations.models import Handover, HandoverLine, Invoice, Quotation, QuotationLine, QuotationPayment
from kriya.quotations.tax import base_of
from kriya.shop.queries.rules import shop_rules
from kriya.showroom.documents.papers import set_paper
from kriya.showroom.documents.setting import day

_HERE: Final = Path(__file__).parent / "typst"
_WHOLE: Final = 10_000
Sum = tuple[str, str, bool]


def quotation_pdf(quotation: Quotation) -> bytes:
    """Return the offer as it was made: lines, sums with the tax inside them, conditions, and a place to accept it."""
    lines = QuotationLine.objects.filter(quotation=quotation).order_by("position")
    with translation.override(settings.LANGUAGE_CODE):
        return _letter(
            quotation,
            title=_("Surat penawaran"),
            number=_number_of(quotation),
            on=day_of(quotation.offered_at or quotation.made_at),
            until=_("Berlaku sampai %(day)s") % {"day": day(quotation.valid_until)},
            facts=[*_office(quotation), (_("Perihal"), quotation.subject)],
            intro=_("Dengan hormat, bersama ini kami sampaikan penawaran karya perajin binaan kami sebagai berikut."),
            rows=[(line.name, line.detail, line.pieces, line.price, line.price * line.pieces) for line in lines],
            sums=_sums_of(quotation),
            spelled_of=quotation.total,
            notes=_conditions(quotation),
            signed=[
                {"role": _("Hormat kami"), "name": quotation.by.name if quotation.by else ""},
                {"role": _("Menyetujui"), "name": quotation.accepted_by},
            ],
        )


def _number_of(quotation: Quotation) -> str:
    again = _(" (perubahan %(n)s)") % {"n": quotation.revision - 1} if quotation.revision > 1 else ""
    return f"{quotation.number}{again}"


def _office(quotation: Quotation) -> list[tuple[str, str]]:
    facts = [(_("Kepada"), quotation.institution), (_("u.p."), quotation.contact)]
    if quotation.address:
        facts.append((_("Alamat"), quotation.address))
    if quotation.tax_number:
        facts.append((_("NPWP"), quotation.tax_number))
    return facts


def _sums_of(quotation: Quotation) -> list[Sum]:
    sums: list[Sum] = [(_("Jumlah"), rupiah(quotation.goods), False)]
    if quotation.discount:
        sums.append((_("Potongan"), rupiah(-quotation.discount), False))
    if quotation.shipping:
        sums.append((_("Ongkos kirim"), rupiah(quotation.shipping), False))
    sums.append((_("Total"), rupiah(quotation.total), True))
    return sums + _taxed(quotation.tax, quotation.goods - quotation.discount, quotation.ppn)


def _taxed(tax: Mapping[str, Any], goods: int, ppn: int) -> list[Sum]:
    """Return what stands of the tax: the price without it, what it is counted from, and the tax itself."""
    if not tax:
        return []
    rate = f"{int(tax['basis_points']) * 100 / _WHOLE:g}%"
    rows: list[Sum] = [(_("Sudah termasuk PPN; harga sebelum pajak"), rupiah(goods - ppn), False)]
    if tax["numerator"] != tax["denominator"]:
        share = f"{tax['numerator']}/{tax['denominator']}"
        rows.append((_("DPP nilai lain (%(share)s)") % {"share": share}, rupiah(base_of(tax, goods - ppn)), False))
    return [*rows, (_("PPN %(rate)s (%(law)s)") % {"rate": rate, "law": tax["law"]}, rupiah(ppn), False)]


def _conditions(quotation: Quotation) -> list[str]:
    said = [quotation.note] if quotation.note else []
    if quotation.lead_days:
        said.append(_("Pengerjaan %(n)s hari sejak disetujui dan uang muka diterima.") % {"n": quotation.lead_days})
    if quotation.deposit:
        said.append(_("Uang muka %(sum)s dibayar saat penawaran disetujui.") % {"sum": rupiah(quotation.deposit)})
    said.append(
        _("Barang diserahkan dengan berita acara; tagihannya dibayar dalam %(n)s hari.") % {"n": quotation.payment_days}
    )
    if bank := _bank():
        said.append(bank)
    return said


def _bank() -> str:
    rules = shop_rules()
    if not rules.bank_account:
        return ""
    return _("Pembayaran ke rekening %(bank)s %(account)s atas nama %(holder)s.") % {
        "bank": rules.bank_name, "account": rules.bank_account, "holder": rules.bank_holder or current_council().name,
    }  # fmt: skip


def invoice_pdf(invoice: Invoice) -> bytes:
    """Return what is charged for one handover, what had come before, and what is left to pay."""
    quotation, paper = invoice.quotation, invoice.handover
    parts = HandoverLine.objects.filter(handover=paper).select_related("line").order_by("line__position", "pk")
    by_line: dict[QuotationLine, int] = {}
    for part in parts:
        by_line[part.line] = by_line.get(part.line, 0) + part.pieces
    before_discount = sum(line.price * pieces for line, pieces in by_line.items())
    off = before_discount - invoice.goods
    with translation.override(settings.LANGUAGE_CODE):
        left = invoice.total - invoice.prepaid
        return _letter(
            quotation,
            title=_("Tagihan"),
            number=invoice.number,
            on=invoice.on,
            until=_("Jatuh tempo %(day)s") % {"day": day(invoice.due_on)} if left else _("Lunas"),
            facts=[
                *_office(quotation),
                (_("Penawaran"), quotation.number),
                (_("Berita acara"), f"{paper.number}, {day(paper.on)}"),
                *([(_("Surat pesanan"), quotation.letter_number)] if quotation.letter_number else []),
            ],
            rows=[
                (line.name, line.detail, pieces, line.price, line.price * pieces) for line, pieces in by_line.items()
            ],
            sums=[
                (_("Jumlah"), rupiah(before_discount), False),
                *([(_("Potongan"), rupiah(-off), False)] if off else []),
                *([(_("Ongkos kirim"), rupiah(invoice.shipping), False)] if invoice.shipping else []),
                (_("Total"), rupiah(invoice.total), True),
                *_taxed(invoice.tax, invoice.goods, invoice.ppn),
                *([(_("Sudah dibayar sebelumnya"), rupiah(-invoice.prepaid), False)] if invoice.prepaid else []),
                (_("Yang harus dibayar"), rupiah(left), True),
            ],
            spelled_of=left,
            notes=[bank] if left and (bank := _bank()) else [],
            signed=[{"role": _("Hormat kami"), "name": paper.given_by}],
        )


def _letter(
    quotation: Quotation,
    *,
    title: str,
    number: str,
    on: date,
    until: str,
    facts: Sequence[tuple[str, str]],
    rows: Sequence[tuple[str, str, int, int, int]],
    sums: Sequence[Sum],
    spelled_of: int,
    notes: Sequence[str],
    signed: Sequence[Mapping[str, str]],
    intro: str = "",
) -> bytes:
    council = current_council()
    return typeset(
        _HERE / "letter.typ",
        {
            "head": letterhead_of(council),
            "title": title,
            "number": number,
            "place": f"{council.short_name}, {day(on)}",
            "until": until,
            "facts": [list(fact) for fact in facts],
            "intro": intro,
            "columns": [_("No."), _("Barang"), _("Jumlah"), _("Harga"), _("Total")],
            "rows": [_shown(place, *row) for place, row in enumerate(rows, 1)],
            "sums": [list(one) for one in sums],
            "spelled": in_words(spelled_of) if spelled_of else "",
            "notes": list(notes),
            "signed": list(signed),
            "footer": quotation.institution,
            "words": {"spelled": _("Terbilang"), "name_here": _("nama terang, jabatan, cap")},
        },
    )


def _shown(place: int, name: str, detail: str, pieces: int, price: int, total: int) -> dict[str, str]:
    return {
        "n": str(place), "name": name, "detail": detail, "pieces": shown_number(pieces),
        "price": rupiah(price), "total": rupiah(total),
    }  # fmt: skip


def in_words(amount: int) -> str:
    """Return an amount as Indonesian receipts spell it, with a capital and the word rupiah."""
    return f"{spelled(amount)} rupiah".capitalize()


def handover_pdf(paper: Handover) -> bytes:
    """Return the berita acara serah terima, signed by both sides; prices stand on the invoice."""
    quotation = paper.quotation
    parts = HandoverLine.objects.filter(handover=paper).select_related("line", "lot").order_by("line__position", "pk")
    with translation.override(settings.LANGUAGE_CODE):
        title, intro = _handed(any(part.lot is None for part in parts), all(part.lot is None for part in parts))
        return set_paper(
            title=title,
            number=paper.number,
            intro=intro % {"day": day(paper.on), "where": f" {_('di')} {paper.place}" if paper.place else ""},
            facts=[
                (_("Penerima"), quotation.institution),
                (_("Penawaran"), quotation.number),
                *([(_("Surat pesanan"), quotation.letter_number)] if quotation.letter_number else []),
            ],
            columns=[(_("Barang"), True, False), (_("Label"), False, False), (_("Jumlah"), False, True)],
            rows=[
                [part.line.name, part.lot.code if part.lot else _("jasa"), shown_number(part.pieces)] for part in parts
            ],
            at=paper.at,
            signed=[
                {"role": _("Yang menyerahkan"), "name": paper.given_by, "drawing": ""},
                {
                    "role": _("Yang menerima"),
                    "name": ", ".join(filter(None, [paper.received_by, paper.position])),
                    "drawing": "",
                },
            ],
        )


def _handed(some_work: bool, only_work: bool) -> tuple[str, str]:
    """Return the title of a handing over and its first sentence: of goods, of work, or of both."""
    if only_work:
        return _("Berita acara serah terima pekerjaan"), _(
            "Pada %(day)s%(where)s, pekerjaan berikut diserahkan dan diperiksa bersama, selesai dan baik."
        )
    if some_work:
        return _("Berita acara serah terima barang dan pekerjaan"), _(
            "Pada %(day)s%(where)s, barang dan pekerjaan berikut diserahkan dan diperiksa bersama, dalam keadaan baik."
        )
    return _("Berita acara serah terima barang"), _(
        "Pada %(day)s%(where)s, barang berikut diserahkan dan diperiksa bersama, dalam keadaan baik."
    )


def receipt_pdf(payment: QuotationPayment) -> bytes:
    """Return the kwitansi of a payment, with the amount in words and a place for the duty stamp where one is due."""
    quotation, council = payment.quotation, current_council()
    with translation.override(settings.LANGUAGE_CODE):
        duty = duty_on(payment.amount, payment.on)
        purpose = payment.note or _("Pembayaran %(subject)s") % {"subject": quotation.subject}
        return typeset(
            _HERE / "receipt.typ",
            {
                "head": letterhead_of(council),
                "number": payment.number,
                "office": quotation.institution,
                "spelled": in_words(payment.amount),
                "purpose": f"{purpose} ({quotation.number})",
                "way": ", ".join(filter(None, [str(Account(payment.account).label), payment.reference])),
                "amount": rupiah(payment.amount),
                "stamp": _("Meterai %(duty)s") % {"duty": rupiah(duty)} if duty else "",
                "place": f"{council.short_name}, {day(payment.on)}",
                "signer": payment.by.name if payment.by else "",
                "words": {
                    "title": _("KWITANSI"), "from": _("Sudah terima dari"), "spelled": _("Uang sejumlah"),
                    "for": _("Untuk pembayaran"), "way": _("Lewat"), "name_here": _("nama terang"),
                },
            },
        )  # fmt: skip
