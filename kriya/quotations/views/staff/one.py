"""One quotation in one calm page: the next step, goods, money, papers, and what happened."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.design.formats import masked, rupiah
from kriya.ledger.days import day_of
from kriya.quotations.forms.steps import (
    BackForm,
    HandoverForm,
    LetterForm,
    PaymentForm,
    ReasonForm,
)  # fmt: skip
from kriya.quotations.letters import link_of
from kriya.quotations.models import Quotation, QuotationState, QuotationStep, StepKind
from kriya.quotations.queries.whole import WholeQuotation, returnable, whole_quotation
from kriya.quotations.views.staff.desk import state_badge
from kriya.showroom.documents.setting import day

_TONES: Final = {
    StepKind.ACCEPTED: "good", StepKind.PAID: "good", StepKind.DONE: "good", StepKind.HANDED: "dye",
    StepKind.DECLINED: "bad", StepKind.REFUSED: "bad", StepKind.CANCELLED: "wait", StepKind.RETURNED: "wait",
}  # fmt: skip


def find_quotation(pk: UUID) -> Quotation:
    """Return a quotation of this council; 404 otherwise."""
    found: Quotation = get_object_or_404(Quotation.objects.select_related("by", "inquiry"), pk=pk)
    return found


@require_safe
@staff(Can.READ_SALES)
def show(request: Request, pk: UUID) -> HttpResponse:
    """Show a quotation."""
    whole = whole_quotation(find_quotation(pk))
    quotation, can = whole.quotation, request.membership.can
    sees = can(Can.SEE_PERSONAL)
    is_agreed = quotation.state in {QuotationState.ACCEPTED, QuotationState.DONE}
    came = quotation.state in {QuotationState.ACCEPTED, QuotationState.DONE, QuotationState.CANCELLED}
    free = min(whole.money.free, whole.money.held)
    context: dict[str, Any] = {
        "whole": whole,
        "quotation": quotation,
        "state": state_badge(quotation),
        "may_edit": can(Can.MANAGE_SALES),
        "may_money": can(Can.KEEP_MONEY) and came,
        "may_hand": can(Can.KEEP_STOCK) and can(Can.MANAGE_SALES),
        "may_bring": can(Can.KEEP_GOODS),
        "may_call_off": _may_call_off(whole),
        "office": _office(quotation),
        "sees": sees and bool(quotation.phone or quotation.email),
        "may_whatsapp": sees and can(Can.MANAGE_SALES) and quotation.phone.startswith("+628"),
        "link": link_of(quotation) if quotation.revision and can(Can.MANAGE_SALES) else "",
        "money": _money(whole, free),
        "free": free,
        "returnable": returnable(quotation) if is_agreed and can(Can.MANAGE_SALES) else [],
        "letter_form": LetterForm(),
        "no_form": ReasonForm(auto_id="tolak_%s"),
        "off_form": ReasonForm(auto_id="batal_%s"),
        "take_form": ReasonForm(auto_id="ambil_%s"),
        "pay_form": PaymentForm(initial=_next_payment(whole)),
        "back_form": BackForm(auto_id="balik_%s", initial={"kunci": new_id(), "jumlah": free}),
        "hand_form": HandoverForm(initial={"kunci": new_id(), "penerima": quotation.contact}),
        "today": today(),
        "steps": [_told(step) for step in whole.steps],
        "crumbs": [(_("Pesanan instansi"), reverse("quotations:desk")), (quotation.number, "")],
    }
    return render(request, "quotations/staff/one.html", context)


def _may_call_off(whole: WholeQuotation) -> bool:
    """Whether there is something to call off: all of it before anything was handed over, later only a rest."""
    if whole.papers:
        return bool(whole.open_lines)
    return whole.quotation.state in {QuotationState.DRAFT, QuotationState.OFFERED, QuotationState.ACCEPTED}


def _office(quotation: Quotation) -> list[tuple[str, str]]:
    facts = [(_("Instansi"), quotation.institution), (_("Kontak"), quotation.contact)]
    if quotation.phone:
        facts.append((_("Telepon"), masked(quotation.phone)))
    facts += [
        (label, value)
        for label, value in ((_("Alamat"), quotation.address), (_("NPWP"), quotation.tax_number))
        if value
    ]
    if quotation.accepted_at:
        facts.append((_("Disetujui oleh"), f"{quotation.accepted_by}, {day(day_of(quotation.accepted_at))}"))
    if quotation.letter_number:
        facts.append((_("Surat pesanan"), quotation.letter_number))
    return facts


def _money(whole: WholeQuotation, free: int) -> list[tuple[str, str]]:
    """Return the money of a quotation, each part once."""
    quotation, money = whole.quotation, whole.money
    rows = [(_("Barang"), rupiah(quotation.goods))]
    if quotation.discount:
        rows.append((_("Potongan"), rupiah(-quotation.discount)))
    if quotation.shipping:
        rows.append((_("Ongkos kirim"), rupiah(quotation.shipping)))
    rows.append((_("Total"), rupiah(quotation.total)))
    if quotation.ppn:
        rows.append((_("Termasuk PPN"), rupiah(quotation.ppn)))
    if quotation.deposit:
        rows.append((_("Uang muka"), rupiah(quotation.deposit)))
    if quotation.state not in {QuotationState.DRAFT, QuotationState.OFFERED, QuotationState.DECLINED}:
        if money.goal != quotation.total:
            rows.append((_("Yang jadi"), rupiah(money.goal)))
        rows += [
            (_("Sudah masuk"), rupiah(money.paid)), (_("Sudah ditagih"), rupiah(money.used)),
            (_("Dipegang untuk instansi"), rupiah(money.held)), (_("Tagihan belum dibayar"), rupiah(money.owed)),
        ]  # fmt: skip
    return rows + ([(_("Harus dikembalikan"), rupiah(free))] if free else [])


def _next_payment(whole: WholeQuotation) -> dict[str, Any]:
    purpose = _("Uang muka") if whole.waits_for_deposit else _("Pembayaran")
    said = f"{purpose} {whole.quotation.subject}"[:200]
    return {"kunci": new_id(), "jumlah": whole.next_sum or None, "tanggal": today(), "untuk": said}


def _told(step: QuotationStep) -> dict[str, Any]:
    return {
        "at": step.at,
        "title": capfirst(str(StepKind(step.kind).label)),
        "by": step.by.name if step.by else "",
        "text": " · ".join(filter(None, [rupiah(step.amount) if step.amount else "", step.note])),
        "tone": _TONES.get(StepKind(step.kind), ""),
    }
