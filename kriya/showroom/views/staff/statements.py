"""A maker's book: what it was owed before, what came and went, what it is owed; with advances and deductions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.design.messages import fits
from kriya.ledger.actions.makers import credit, deduct, give_advance
from kriya.ledger.models import Source
from kriya.ledger.queries.balances import owed_to
from kriya.ledger.queries.statements import Statement, statement
from kriya.ledger.views import asked
from kriya.ledger.views.links import page_of
from kriya.makers.models import Maker
from kriya.showroom.documents.money import book_of_maker
from kriya.showroom.forms.money import AdjustForm
from kriya.showroom.models import SettlementMaker, SettlementOutcome, SettlementState
from kriya.showroom.queries.money import names_of
from kriya.showroom.views.staff.papers import pdf


@staff(Can.READ_MONEY)
def statement_page(request: Request, pk: UUID) -> HttpResponse:
    """Show a maker's book over some days; take an advance, a deduction or an addition."""
    maker: Maker = get_object_or_404(Maker.objects.all(), pk=pk)
    may = request.membership.can(Can.KEEP_MONEY)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = AdjustForm(request.POST or None, initial={"key": new_id()})
    if request.method == "POST" and form.is_valid() and _adjusted(form, maker, request):
        messages.success(request, _("Dicatat di buku perajin."))
        return redirect("showroom:statement", pk)
    since, until = asked.day(request.GET, "dari"), asked.day(request.GET, "sampai")
    told = statement(maker.pk, since=since, until=until)
    names = names_of(line.about for line in told.lines)
    paid = SettlementMaker.objects.filter(
        maker=maker, outcome=SettlementOutcome.PAID, settlement__state=SettlementState.POSTED
    )
    context = {
        "maker": maker,
        "told": told,
        "lines": _lines(told, names),
        "owed": owed_to(maker.pk),
        "since": since,
        "until": until,
        "payments": paid.select_related("settlement").order_by("-settlement__posted_at")[:24],
        "form": form,
        "may_adjust": may,
        "query": request.GET.urlencode(),
        "crumbs": [(_("Titipan perajin"), reverse("ledger:trust")), (maker.name, "")],
    }
    return render(request, "showroom/money/statement.html", context, status=422 if form.errors else 200)


def _lines(told: Statement, names: Any) -> list[dict[str, Any]]:
    return [
        {
            "line": line,
            "what": names.get(line.about, ""),
            "source": Source(line.source).label,
            "url": page_of(line.source, line.document),
        }
        for line in told.lines
    ]


def _adjusted(form: AdjustForm, maker: Maker, request: Request) -> bool:
    said = form.cleaned_data
    do = {"advance": give_advance, "deduct": deduct, "credit": credit}[said["kind"]]
    return fits(form, lambda: do(maker, said["amount"], reason=said["reason"], by=request.user, key=said["key"]))


@require_safe
@staff(Can.READ_MONEY)
def statement_pdf(request: Request, pk: UUID) -> HttpResponse:
    """Give a maker's book as PDF."""
    maker: Maker = get_object_or_404(Maker.objects.all(), pk=pk)
    since, until = asked.day(request.GET, "dari"), asked.day(request.GET, "sampai") or today()
    return pdf(book_of_maker(maker, since, until, request.user), f"buku-{maker.slug or maker.pk}")
