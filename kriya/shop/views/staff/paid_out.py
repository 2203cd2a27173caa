"""What providers paid out, and transfers found in the bank's statement: files that the office brings."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.formats import rupiah
from kriya.design.messages import attempt_form
from kriya.ledger.models import Account
from kriya.ledger.queries.balances import balance
from kriya.shop.actions.bank_statement import Found, take_bank_statement
from kriya.shop.actions.paying_out import take_provider_file
from kriya.shop.forms.files import BankFileForm, ProviderFileForm
from kriya.shop.models import ProviderFile
from kriya.shop.queries.paid_out import held_by_providers
from kriya.shop.views.staff.notices import order_page


def why_left(line: Mapping[str, Any]) -> str:
    """Return why a line of a provider's file was not booked."""
    code = str(line.get("why"))
    if code == "other_amount" and "came" in line:
        return _("jumlahnya lain dari yang diterima: %(came)s") % {"came": rupiah(line["came"])}
    return {
        "unknown_payment": _("bukan pembayaran toko ini"),
        "not_paid": _("di sini belum tercatat dibayar; tunggu pencocokan, lalu unggah lagi"),
        "other_amount": _("jumlahnya lain dari yang diterima"),
        "twice_in_file": _("sudah ada di baris lain berkas ini"),
        "back_not_noted": _("uang kembali ini belum dicatat pada pesanannya"),
        "fee_wrong": _("biayanya tidak mungkin"),
        "booked_otherwise": _("sudah dibukukan dengan biaya lain"),
        "row_unreadable": _("jumlahnya tidak terbaca"),
    }.get(code, code)


@require_http_methods(["GET", "POST"])
@staff(Can.READ_MONEY)
def files(request: Request) -> HttpResponse:
    """Show what providers hold and the files that were brought; take a new one."""
    may = request.membership.can(Can.KEEP_MONEY)
    form = ProviderFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not may:
            return HttpResponse(status=403)
        if form.is_valid() and (made := _take(request, form)):
            return redirect("shop:provider_file", pk=made.pk)
    context = {
        "form": form if may else None,
        "may_match_bank": may,
        "held": held_by_providers(),
        "balance": balance(Account.PROVIDER),
        "page": Paginator(ProviderFile.objects.defer("left").order_by("-at", "-pk"), 30).get_page(
            request.GET.get("hal")
        ),
    }
    return render(request, "shop/gateways/files.html", context, status=422 if form.errors else 200)


def _take(request: Request, form: ProviderFileForm) -> ProviderFile | None:
    said = form.cleaned_data
    return attempt_form(
        form,
        lambda: take_provider_file(said["method"], said["file"].name, said["file"].read(), by=request.user),
        "file",
    )


@require_safe
@staff(Can.READ_MONEY)
def file(request: Request, pk: UUID) -> HttpResponse:
    """Show what came of a file, with each line that is left over."""
    found: ProviderFile = get_object_or_404(ProviderFile.objects.select_related("by"), pk=pk)
    left = [{**line, "words": why_left(line)} for line in found.left]
    return render(request, "shop/gateways/file.html", {"file": found, "left": left})


@require_http_methods(["GET", "POST"])
@staff(Can.KEEP_MONEY)
def bank(request: Request) -> HttpResponse:
    """Find transfers in the bank's statement; those with an amount of their own are taken in at once."""
    form = BankFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "may_match_bank": True}
    if request.method == "POST" and form.is_valid():
        raw = form.cleaned_data["file"].read()
        found: Found | None = attempt_form(form, lambda: take_bank_statement(raw, by=request.user), "file")
        if found is not None:
            n = len(found.taken)
            said = ngettext("%(n)s transfer diterima: %(sum)s.", "%(n)s transfer diterima: %(sum)s.", n)
            messages.success(request, said % {"n": n, "sum": rupiah(found.amount)})
            rows = [{"line": line, "payment": one, "url": order_page(one.order_id)} for line, one in found.taken]
            context |= {"found": found, "rows": rows}
    return render(request, "shop/gateways/bank.html", context, status=422 if form.errors else 200)
