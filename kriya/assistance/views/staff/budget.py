"""Money for assistance: the lines of a year, and what of them goes to which case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.assistance.actions.budget import keep_line, promise, release, spend
from kriya.assistance.forms.budget import LineForm, PromiseForm, SpendForm
from kriya.assistance.models import BudgetLine, Case, Commitment
from kriya.assistance.queries.budget import lines_of, years
from kriya.assistance.views.staff.frame import case_crumbs, crumbs, find_case, tabs
from kriya.core.clock import today
from kriya.core.refusal import Refused, say
from kriya.design.formats import rupiah
from kriya.design.messages import attempt_form, did, fits
from kriya.design.tables import Column, Table, TableRow


@require_safe
@staff(Can.READ_PROGRAMMES)
def every(request: Request) -> HttpResponse:
    """Show the lines of a year (?tahun=; of none: this one)."""
    asked = request.GET.get("tahun", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today().year
    rows = list(lines_of(year))
    can_edit = request.membership.can(Can.MANAGE_PROGRAMMES)
    context = {
        "year": year,
        "table": _table(rows, can_edit=can_edit),
        "years": [
            {"label": str(one), "url": f"?tahun={one}", "current": one == year, "count": None}
            for one in sorted({*years(), today().year}, reverse=True)
        ],
        "can_edit": can_edit,
        "tabs": tabs("budget"),
        "crumbs": crumbs((_("Anggaran"), "")),
    }
    return render(request, "assistance/staff/budget.html", context)


def _table(rows: list[BudgetLine], *, can_edit: bool) -> Table:
    columns = (
        Column("name", _("Anggaran"), sub="source"),
        Column("amount", _("Jumlah"), align="end", wrap=False),
        Column("spent", _("Dibelanjakan"), align="end", wrap=False),
        Column("promised", _("Dijanjikan"), align="end", wrap=False),
        Column("free", _("Sisa"), align="end", wrap=False),
    )
    names = ("amount", "spent", "promised", "free")
    sums = {name: rupiah(sum(getattr(one, name) for one in rows)) for name in names}
    return Table(
        columns,
        [_row(one, can_edit=can_edit) for one in rows],
        caption=_("Anggaran"),
        foot={"name": _("Jumlah"), **sums} if len(rows) > 1 else None,
    )


def _row(one: BudgetLine, *, can_edit: bool) -> TableRow:
    cells: dict[str, object] = {"name": one.name, "source": one.get_source_display()}
    cells |= {name: rupiah(getattr(one, name)) for name in ("amount", "spent", "promised", "free")}
    return TableRow(cells, url=reverse("assistance:line", args=[one.pk]) if can_edit else "")


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request) -> HttpResponse:
    """Add a line."""
    return _edit(request, None)


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a line."""
    return _edit(request, get_object_or_404(BudgetLine.objects.all(), pk=pk))


def _edit(request: Request, line: BudgetLine | None) -> HttpResponse:
    names = ("year", "source", "name", "amount")
    initial = {name: getattr(line, name) for name in names} if line else {"year": today().year}
    form = LineForm(request.POST or None, initial=initial, record=line)
    if request.method == "POST" and form.is_valid():
        kept = attempt_form(form, lambda: keep_line(line, **form.cleaned_data))
        if kept is not None:
            messages.success(request, _("Anggaran disimpan."))
            return redirect(f"{reverse('assistance:budget')}?tahun={kept.year}")
    title = str(line) if line else _("Anggaran baru")
    back = reverse("assistance:budget")
    way = crumbs((_("Anggaran"), back), (title, ""))
    context = {"form": form, "title": title, "lead": "", "back": back, "crumbs": way}
    return render(request, "assistance/staff/form.html", context, status=422 if form.errors else 200)


@staff(Can.MANAGE_PROGRAMMES)
def promised(request: Request, pk: UUID) -> HttpResponse:
    """Promise money to a case."""
    case = find_case(pk)
    form = PromiseForm(request.POST or None, initial={"amount": case.cost, "what": case.title})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        line = said.pop("line")
        try:
            promise(line, case, by=request.user, **said)
        except Refused as no:
            if no.code == "budget_source_differs":
                form.doubt(say(no))
            else:
                form.add_error(None, say(no))
        else:
            messages.success(request, _("Uang dijanjikan untuk kasus ini."))
            return redirect("assistance:case", pk)
    return _money_page(request, case, form, _("Janjikan uang"))


@staff(Can.MANAGE_PROGRAMMES)
def spent(request: Request, pk: UUID) -> HttpResponse:
    """Say what was spent of a promise."""
    commitment = get_object_or_404(Commitment.objects.select_related("case__maker", "case__service", "line"), pk=pk)
    form = SpendForm(request.POST or None, initial={"amount": commitment.amount, "on": today()})
    if request.method == "POST" and form.is_valid() and fits(form, lambda: spend(commitment, **form.cleaned_data)):
        messages.success(request, _("Belanja tercatat."))
        return redirect("assistance:case", commitment.case_id)
    return _money_page(request, commitment.case, form, _("Catat belanja"))


def _money_page(request: Request, case: Case, form: PromiseForm | SpendForm, title: str) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "lead": f"{case.maker.name} · {case}",
        "back": reverse("assistance:case", args=[case.pk]),
        "crumbs": case_crumbs(case, title),
    }
    return render(request, "assistance/staff/form.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def released(request: Request, pk: UUID) -> HttpResponse:
    """Give money back to its line."""
    commitment = get_object_or_404(Commitment.objects.all(), pk=pk)
    did(request, lambda: release(commitment), _("Uang kembali ke anggarannya."))
    return redirect("assistance:case", commitment.case_id)
