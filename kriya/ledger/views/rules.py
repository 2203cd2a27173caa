"""What money goes by: the council's QRIS, its class as a merchant, cash rounding, tax, and fees of banks."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import percent, rupiah, when
from kriya.design.messages import fits
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.ledger.actions.rules import add_fee_rate, set_money_rules
from kriya.ledger.forms import FeeForm, RulesForm
from kriya.ledger.models import MoneyRules
from kriya.ledger.qris import merchant_of
from kriya.ledger.queries.rules import Fee, fees_listed
from kriya.ledger.rates import ppn_rate


@staff(Can.READ_MONEY)
def rules(request: Request) -> HttpResponse:
    """Show what money goes by, and change it. Sales that are recorded keep what held for them."""
    own, may = MoneyRules.objects.first() or MoneyRules(), request.membership.can(Can.KEEP_MONEY)
    form = RulesForm(request.POST if request.method == "POST" and may else None, instance=own, record=own)
    if form.is_bound and form.is_valid() and fits(form, lambda: set_money_rules(by=request.user, **form.said())):
        messages.success(request, _("Aturan uang disimpan. Kasir memakainya begitu terhubung lagi."))
        return redirect("ledger:rules")
    return _page(request, form, FeeForm(), may=may)


@require_POST
@staff(Can.KEEP_MONEY)
def add_fee(request: Request) -> HttpResponse:
    """Take in a fee that was agreed, from a day on."""
    form, own = FeeForm(request.POST), MoneyRules.objects.first() or MoneyRules()
    if form.is_valid() and fits(form, lambda: _add(form, request), "from_on"):
        messages.success(request, _("Biaya dicatat."))
        return redirect("ledger:rules")
    return _page(request, RulesForm(instance=own, record=own), form, may=True)


def _add(form: FeeForm, request: Request) -> None:
    said = form.cleaned_data
    add_fee_rate(
        said["tender"], from_on=said["from_on"], basis_points=said["share"], fixed=said["fixed"] or 0,
        note=said["note"], by=request.user,
    )  # fmt: skip


def _page(request: Request, form: RulesForm, fee_form: FeeForm, *, may: bool) -> HttpResponse:
    kept, tax = MoneyRules.objects.first() or MoneyRules(), ppn_rate(today())
    context: dict[str, Any] = {
        "form": form,
        "fee_form": fee_form,
        "rules": kept,
        "may": may,
        "merchant": merchant_of(kept.static_qris) if kept.static_qris else "",
        "fees": _table(fees_listed(kept.merchant_class)),
        "tax": {"percent": percent(tax.basis_points * tax.numerator / tax.denominator / 10_000), "law": tax.law},
    }
    status = 422 if form.errors or fee_form.errors else 200
    return render(request, "ledger/rules.html", context, status=status)


def _table(fees: list[Fee]) -> Table:
    columns = (
        Column("tender", _("Cara bayar"), sub="up_to"),
        Column("share", _("Biaya"), align="end", wrap=False),
        Column("from_on", _("Berlaku sejak"), wrap=False),
        Column("note", _("Dasar")),
    )
    return Table(columns, [TableRow(_cells(fee)) for fee in fees], caption=_("Biaya pembayaran"))


def _cells(fee: Fee) -> dict[str, Any]:
    share = percent(fee.basis_points / 10_000, 1 if fee.basis_points % 100 else 0)
    return {
        "tender": fee.tender.label,
        "up_to": _("sampai %(sum)s") % {"sum": rupiah(fee.up_to)} if fee.up_to else "",
        "share": f"{share} + {rupiah(fee.fixed)}" if fee.fixed else share,
        "from_on": when(fee.from_on),
        "note": badge(_("menurut aturan"), "plain") if fee.is_law else fee.note,
    }
