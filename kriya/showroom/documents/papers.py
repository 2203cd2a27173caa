"""Set the showroom's papers: what was agreed, what was taken in, what was handed back, each with its signatures."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.design.formats import rupiah
from kriya.design.typeset import letterhead_of, typeset
from kriya.makers.models import Maker
from kriya.showroom.documents.setting import day, pen
from kriya.showroom.documents.words import clauses_of
from kriya.showroom.models import Agreement, Intake, LineAnswer, Return, Signature

_TEMPLATE: Final = Path(__file__).parent / "typst" / "paper.typ"
Column = tuple[str, bool, bool]


def agreement_pdf(agreement: Agreement) -> bytes:
    """Return an agreement as both sides sign it; without a maker, the council's standard terms."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = [
            *([(_("Perajin"), agreement.maker.name)] if agreement.maker else []),
            (_("Versi"), str(agreement.version)),
            (_("Berlaku sejak"), day(agreement.from_on)),
        ]
        return set_paper(
            title=_("Perjanjian titip jual") if agreement.maker else _("Ketentuan umum titip jual"),
            number=agreement.number,
            intro=_("Dewan dan perajin sepakat tentang penitipan barang untuk dijual di galeri, sebagai berikut."),
            facts=facts,
            clauses=clauses_of(agreement),
            at=agreement.made_at,
            signed=signatures(agreement.pk, agreement.maker),
        )


def intake_pdf(intake: Intake) -> bytes:
    """Return the receipt of an accepted intake with the terms as they were."""
    lines = list(intake.lines.select_related("product", "variant", "lot").order_by("position"))
    with translation.override(settings.LANGUAGE_CODE):
        owner = (_("Perajin"), intake.maker.name) if intake.maker else (_("Milik dewan, dibeli dari"), intake.funding)
        terms = _("Perjanjian %(number)s versi %(version)s") % {
            "number": intake.agreement.number, "version": intake.agreement.version,
        } if intake.agreement else ""  # fmt: skip
        facts = [owner, (_("Disimpan di"), str(intake.location or "")), *([(_("Ketentuan"), terms)] if terms else [])]
        columns: list[Column] = [
            (_("Barang"), True, False), (_("Label"), False, False), (_("Dibawa"), False, True),
            (_("Diterima"), False, True), (_("Harga"), False, True), (_("Keterangan"), True, False),
        ]  # fmt: skip
        return set_paper(
            title=_("Berita acara serah terima titipan"),
            number=intake.number,
            intro=_("Barang berikut diserahkan dan diperiksa bersama."),
            facts=facts,
            columns=columns,
            rows=[_taken(line) for line in lines],
            clauses=clauses_of(intake.agreement) if intake.agreement else [],
            note=intake.note,
            at=intake.decided_at or intake.drafted_at,
            signed=signatures(intake.pk, intake.maker, council_name=_name(intake.decided_by)),
        )


def _taken(line: Any) -> list[str]:
    accepted = line.answer == LineAnswer.ACCEPTED
    name = line.product.name if line.variant is None else f"{line.product.name}, {line.variant.name}"
    told = [line.condition, f"{_('seri')} {line.serial}" if line.serial else "", line.reason]
    return [
        name,
        line.lot.code if line.lot else "–",
        str(line.pieces),
        str(line.accepted_pieces) if accepted else _("ditolak"),
        rupiah(line.price),
        "; ".join(part for part in told if part),
    ]


def return_pdf(paper: Return) -> bytes:
    """Return the receipt of pieces that were handed back to their maker."""
    lines = paper.lines.select_related("lot", "location").order_by("lot__name", "pk")
    with translation.override(settings.LANGUAGE_CODE):
        return set_paper(
            title=_("Berita acara pengembalian titipan"),
            number=paper.number,
            intro=_("Barang titipan berikut dikembalikan kepada perajin dalam keadaan baik, kecuali dicatat lain."),
            facts=[(_("Perajin"), paper.maker.name), (_("Diterima oleh"), paper.received_by)],
            columns=[
                (_("Barang"), True, False),
                (_("Label"), False, False),
                (_("Dari"), False, False),
                (_("Jumlah"), False, True),
            ],
            rows=[[line.lot.name, line.lot.code, str(line.location), str(line.pieces)] for line in lines],
            note=paper.note,
            at=paper.at,
            signed=signatures(paper.pk, paper.maker, maker_name=paper.received_by, council_name=_name(paper.by)),
        )


def signatures(
    document: UUID, maker: Maker | None, *, maker_name: str = "", council_name: str = ""
) -> list[dict[str, str]]:
    """Return who signs a paper, the council first, with what was drawn; "" is a place for a pen."""
    found = {one.is_maker: one for one in Signature.objects.filter(document=document)}
    sides = [(False, _("Untuk dewan"), council_name)]
    if maker is not None:
        sides.append((True, _("Perajin"), maker_name or maker.owner_name))
    return [
        {
            "role": role,
            "name": found[side].name if side in found else name,
            "drawing": pen(found[side].drawing) if side in found else "",
        }
        for side, role, name in sides
    ]


def _name(person: Any) -> str:
    return str(person.name) if person is not None else ""


def set_paper(
    *,
    title: str,
    number: str,
    intro: str,
    facts: Sequence[tuple[str, str]],
    at: datetime,
    signed: Sequence[dict[str, str]],
    columns: Sequence[Column] = (),
    rows: Sequence[Sequence[str]] = (),
    clauses: Sequence[str] = (),
    note: str = "",
) -> bytes:
    """Return a paper with letterhead, number, facts, lines, clauses and who signs. Column: (label, wide, at end)."""
    council = current_council()
    data = {
        "head": letterhead_of(council),
        "title": title,
        "number": number,
        "intro": intro,
        "facts": [list(fact) for fact in facts],
        "columns": [{"label": label, "wide": wide, "end": end} for label, wide, end in columns],
        "rows": [list(row) for row in rows],
        "clauses_title": _("Ketentuan"),
        "clauses": list(clauses),
        "note": note,
        "place": f"{council.short_name}, {day(timezone.localtime(at).date())}",
        "signed": list(signed),
        "name_here": _("nama terang"),
    }
    return typeset(_TEMPLATE, data)
