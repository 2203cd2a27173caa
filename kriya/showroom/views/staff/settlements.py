"""Settlement runs: prepared, approved by a second person, posted once."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import rupiah
from kriya.design.messages import attempt_form
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.ledger.queries.balances import trust
from kriya.showroom.actions import settlements as actions
from kriya.showroom.models import (
    Settlement,
    SettlementMaker,
    SettlementOutcome,
    SettlementReversal,
    SettlementState,
)
from kriya.showroom.queries.settlements import parts
from kriya.showroom.views.staff.steps import Step, take_step

PAGE: Final = 100
TONES: Final = {
    SettlementState.PREVIEW: "wait", SettlementState.APPROVED: "dye", SettlementState.POSTED: "good",
    SettlementState.CANCELLED: "plain",
}  # fmt: skip
OUTCOMES: Final = {
    SettlementOutcome.PAID: "good", SettlementOutcome.NEGATIVE: "bad", SettlementOutcome.BELOW_MINIMUM: "wait",
    SettlementOutcome.NOTHING: "plain",
}  # fmt: skip


def name_of(run: Settlement) -> str:
    """Return what a run is called: its number, or before it has one, through which day it pays."""
    return run.number or _("Pelunasan sampai %(day)s") % {"day": format_date(run.through_on, "j M Y")}


def outcome_of(part: SettlementMaker, run: Settlement) -> str:
    """Say what becomes of a part; nothing is paid before the run is posted."""
    waits = part.outcome == SettlementOutcome.PAID and run.state in actions.OPEN
    return _("akan dibayar") if waits else part.get_outcome_display()


class PreviewForm(forms.Form):
    """Through which day is paid."""

    through_on = forms.DateField(
        label=gettext_lazy("Dibayar sampai"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "Semua yang boleh dibayar sampai hari itu dan belum pernah dibayar, juga yang terlambat."
        ),
    )
    note = forms.CharField(label=gettext_lazy("Catatan"), required=False, max_length=300)

    def clean_through_on(self) -> date:
        """Refuse a day to come: what is held until then may still come back."""
        day: date = self.cleaned_data["through_on"]
        if day > today():
            raise forms.ValidationError(_("Hari itu belum tiba. Yang masih dalam masa tahan belum boleh dibayar."))
        return day


@staff(Can.READ_MONEY)
def settlements(request: Request) -> HttpResponse:
    """Show the runs, and begin one."""
    may = request.membership.can(Can.SETTLE)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = PreviewForm(request.POST or None, initial={"through_on": today()})
    if request.method == "POST" and form.is_valid() and (run := _begun(form, request)) is not None:
        return redirect("showroom:settlement", run.pk)
    paid = Q(makers__outcome=SettlementOutcome.PAID)
    runs = Settlement.objects.annotate(
        makers_paid=Count("makers", filter=paid), sum_paid=Sum("makers__amount", filter=paid)
    ).select_related("made_by", "approved_by")
    page = Paginator(runs.order_by("-made_at", "-pk"), PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": [(run, badge(run.get_state_display(), TONES[SettlementState(run.state)])) for run in page.object_list],
        "form": form,
        "open": Settlement.objects.filter(state__in=actions.OPEN).first(),
        "may_settle": may,
    }
    return render(request, "showroom/money/settlements.html", context, status=422 if form.errors else 200)


def _begun(form: PreviewForm, request: Request) -> Settlement | None:
    said = form.cleaned_data
    return attempt_form(form, lambda: actions.preview(said["through_on"], by=request.user, note=said["note"]))


@require_safe
@staff(Can.READ_MONEY)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a run: what each maker gets, or why nothing."""
    people = Settlement.objects.select_related("made_by", "approved_by", "posted_by")
    run: Settlement = get_object_or_404(people, pk=pk)
    counts: dict[str, Any] = {
        str(row["outcome"]): row
        for row in SettlementMaker.objects.filter(settlement=run)
        .order_by()
        .values("outcome")
        .annotate(n=Count("pk"), sum=Sum("amount"))
    }
    wanted = request.GET.get("hasil", "")
    found: Any = parts(run)
    found = found.filter(outcome=wanted) if wanted in SettlementOutcome.values else found
    found = found.annotate(is_reversed=Exists(SettlementReversal.objects.filter(part=OuterRef("pk"))))
    page = Paginator(found, PAGE).get_page(request.GET.get("hal"))
    held = trust() if run.state in actions.OPEN else None
    due = int((counts.get(SettlementOutcome.PAID) or {}).get("sum") or 0)
    context = {
        "run": run,
        "name": name_of(run),
        "state": badge(run.get_state_display(), TONES[SettlementState(run.state)]),
        "page": page,
        "table": _table(page.object_list, run),
        "tabs": _tabs(counts, wanted),
        "due": due,
        "reversed": SettlementReversal.objects.filter(part__settlement=run).aggregate(sum=Sum("part__amount"))["sum"],
        "makers": int((counts.get(SettlementOutcome.PAID) or {}).get("n") or 0),
        "short": bool(held and held.money["bank"] + held.money["cash_office"] < due),
        "held": held,
        "ways": set(parts(run).filter(outcome=SettlementOutcome.PAID).order_by().values_list("method", flat=True)),
        "steps": _steps(run),
        "may": _may(request, run),
        "crumbs": [(_("Pelunasan"), reverse("showroom:settlements")), (name_of(run), "")],
    }
    return render(request, "showroom/money/settlement.html", context)


def _may(request: Request, run: Settlement) -> dict[str, bool]:
    can = request.membership.can
    return {
        "settle": can(Can.SETTLE),
        "approve": can(Can.APPROVE_SETTLEMENT) and run.made_by_id != request.user.pk,
        "same": can(Can.APPROVE_SETTLEMENT) and run.made_by_id == request.user.pk,
        "bank": can(Can.SEE_PERSONAL) and can(Can.SETTLE),
    }


def _tabs(counts: dict[str, Any], wanted: str) -> list[dict[str, Any]]:
    every = {"label": _("semua"), "url": "?", "count": sum(row["n"] for row in counts.values()), "current": not wanted}
    return [every] + [
        {"label": label, "url": f"?hasil={value}", "count": counts[value]["n"], "current": wanted == value}
        for value, label in SettlementOutcome.choices
        if value in counts
    ]


def _steps(run: Settlement) -> list[dict[str, Any]]:
    state = SettlementState(run.state)
    order = [SettlementState.PREVIEW, SettlementState.APPROVED, SettlementState.POSTED]
    at = order.index(state) if state in order else -1
    labels = (_("Ditinjau"), _("Disetujui orang kedua"), _("Dibukukan dan dibayar"))
    return [
        {"label": label, "url": "", "done": place <= at, "current": place == at + 1}
        for place, label in enumerate(labels)
    ]


def _table(rows: Any, run: Settlement) -> Table:
    columns = (
        Column("maker", _("Perajin"), sub="receipt"),
        Column("sales", _("Penjualan"), align="end", wrap=False),
        Column("refunds", _("Kembali"), align="end", wrap=False),
        Column("other", _("Lain-lain"), align="end", wrap=False),
        Column("advances", _("Uang muka"), align="end", wrap=False),
        Column("amount", _("Jumlah"), align="end", wrap=False),
        Column("outcome", _("Hasil"), sub="how"),
    )
    return Table(columns, [_row(part, run) for part in rows], caption=_("Bagian tiap perajin"))


def _row(part: Any, run: Settlement) -> TableRow:
    is_paid = part.outcome == SettlementOutcome.PAID
    outcome = badge(outcome_of(part, run), OUTCOMES[SettlementOutcome(part.outcome)])
    cells = {
        "maker": part.maker.name,
        "receipt": part.receipt,
        "sales": rupiah(part.sales),
        "refunds": rupiah(part.refunds),
        "other": rupiah(part.other),
        "advances": rupiah(part.advances),
        "amount": rupiah(part.amount),
        "outcome": badge(_("dibalik"), "bad") if part.is_reversed else outcome,
        "how": part.get_method_display() if is_paid else "",
    }
    return TableRow(cells, url=reverse("showroom:settlement_part", args=[part.pk]))


_STEPS: Final = {
    "hitung": Step(Can.SETTLE, lambda run, _by: actions.refresh(run), gettext_lazy("Tinjauan dihitung ulang.")),
    "setuju": Step(
        Can.APPROVE_SETTLEMENT,
        lambda run, by: actions.approve(run, by=by),
        gettext_lazy("Pelunasan disetujui."),
    ),
    "tarik": Step(
        Can.SETTLE, lambda run, _by: actions.take_back_approval(run), gettext_lazy("Kembali menjadi tinjauan.")
    ),
    "bukukan": Step(
        Can.SETTLE,
        lambda run, by: actions.post(run, by=by),
        gettext_lazy("Pelunasan dibukukan. Cetak rincian dan kuitansinya."),
    ),
    "batal": Step(
        Can.SETTLE,
        lambda run, _by: actions.cancel(run),
        gettext_lazy("Pelunasan dibatalkan; tidak ada yang dibayar."),
    ),
}


@require_POST
@staff(Can.READ_MONEY)
def step(request: Request, pk: UUID) -> HttpResponse:
    """Do the next thing with a run; a refusal becomes a sentence."""
    run: Settlement = get_object_or_404(Settlement.objects.all(), pk=pk)
    take_step(request, run, _STEPS)
    return redirect("showroom:settlement", pk)
