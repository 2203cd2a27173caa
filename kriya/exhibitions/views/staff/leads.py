"""Cards that were taken at exhibitions: typed at the stall, called later, seen in full on purpose."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.formats import rupiah, when
from kriya.design.messages import attempt, attempt_form, fits
from kriya.design.tables import Column, Table, TableRow
from kriya.design.tags.marks import badge
from kriya.exhibitions.actions.leads import follow_up, show_lead, take_lead
from kriya.exhibitions.forms.leads import FollowUpForm, LeadForm
from kriya.exhibitions.models import OPEN_OUTCOMES, Lead, Outcome
from kriya.exhibitions.queries.leads import hidden, leads
from kriya.exhibitions.queries.results import leads_of
from kriya.exhibitions.views.staff.frame import crumbs, find_exhibition, page

PAGE: Final = 50
TONES: Final = {
    Outcome.OPEN: "wait", Outcome.TALKING: "dye", Outcome.ORDERED: "good", Outcome.DECLINED: "plain",
    Outcome.SILENT: "plain",
}  # fmt: skip


@require_safe
@staff(Can.READ_SALES)
def of_exhibition(request: Request, pk: UUID) -> HttpResponse:
    """Show the cards of one exhibition."""
    found = find_exhibition(pk)
    rows = Paginator(leads(found), PAGE).get_page(request.GET.get("hal"))
    given = {
        "page": rows,
        "table": _table(rows.object_list),
        "sums": leads_of([found])[found.pk],
        "may_take": request.membership.can(Can.SELL) and not found.cancelled_at,
    }
    return page(request, found, "leads_of", given)


@require_safe
@staff(Can.READ_SALES)
def every(request: Request) -> HttpResponse:
    """Show whom to call today, or everybody."""
    everybody = "semua" in request.GET
    rows = Paginator(leads(due=not everybody), PAGE).get_page(request.GET.get("hal"))
    given = {
        "page": rows,
        "table": _table(rows.object_list, with_fair=True),
        "tabs": [
            {"label": _("Hubungi sekarang"), "url": "?", "count": leads(due=True).count(), "current": not everybody},
            {"label": _("Semua"), "url": "?semua", "count": None, "current": everybody},
        ],
        "everybody": everybody,
        "crumbs": [(_("Program"), ""), (_("Pameran"), reverse("exhibitions:list")), (_("Kontak"), "")],
    }
    return render(request, "exhibitions/staff/leads.html", given)


def _table(rows: Any, *, with_fair: bool = False) -> Table:
    columns = (
        Column("name", _("Kontak"), sub="who"),
        Column("wants", _("Mencari apa"), sub="maker"),
        *((Column("fair", _("Pameran")),) if with_fair else ()),
        Column("worth", _("Nilai"), align="end", wrap=False),
        Column("follow", _("Hubungi lagi"), wrap=False),
        Column("outcome", _("Hasil")),
    )
    return Table(columns, [_row(one) for one in rows])


def _row(one: Lead) -> TableRow:
    late = one.outcome in OPEN_OUTCOMES and one.follow_on is not None and one.follow_on < today()
    value = one.ordered or one.worth
    cells = {
        "name": str(one),
        "who": " · ".join(part for part in (one.organisation if one.name else "", one.city) if part),
        "wants": one.wants,
        "maker": one.maker.name if one.maker else "",
        "fair": str(one.exhibition),
        "worth": rupiah(value) if value else "",
        "follow": badge(when(one.follow_on), "bad") if late else when(one.follow_on) if one.follow_on else "",
        "outcome": badge(one.get_outcome_display(), TONES[Outcome(one.outcome)]),
    }
    return TableRow(cells, url=reverse("exhibitions:lead", args=[one.pk]))


@staff(Can.SELL)
def take(request: Request, pk: UUID) -> HttpResponse:
    """Keep a card; at the stall, on a telephone, one after the other."""
    found = find_exhibition(pk)
    form = LeadForm(request.POST or None, exhibition=found)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        made = attempt_form(form, lambda: take_lead(found, by=request.user, **said))
        if made is not None:
            messages.success(request, _("Kontak %(name)s tersimpan.") % {"name": made})
            return redirect("exhibitions:take_lead" if "lagi" in request.POST else "exhibitions:leads_of", pk)
    back = reverse("exhibitions:leads_of", args=[pk])
    given = {
        "form": form, "back": back, "crumbs": crumbs(found, (_("Kontak"), back), (_("Kontak baru"), "")),
    }  # fmt: skip
    return page(request, found, "lead_new", given, status=422 if form.errors else 200)


def _found(pk: UUID) -> Lead:
    rows = Lead.objects.select_related("exhibition", "maker", "taken_by")
    found: Lead = get_object_or_404(rows, pk=pk)
    return found


@staff(Can.READ_SALES)
def lead(request: Request, pk: UUID) -> HttpResponse:
    """Show a card, what was done about it, and note what is done now."""
    found = _found(pk)
    may_keep = request.membership.can(Can.MANAGE_PROGRAMMES)
    form = FollowUpForm(request.POST or None, initial={"outcome": Outcome.TALKING}) if may_keep else None
    if request.method == "POST" and form is not None and form.is_valid() and _followed(request, found, form):
        messages.success(request, _("Tercatat."))
        return redirect("exhibitions:lead", pk)
    return _lead_page(request, found, form, status=422 if form and form.errors else 200)


def _followed(request: Request, found: Lead, form: FollowUpForm) -> bool:
    return fits(form, lambda: follow_up(found, by=request.user, **form.cleaned_data))


def _lead_page(request: Request, found: Lead, form: FollowUpForm | None, **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    back = reverse("exhibitions:leads_of", args=[found.exhibition_id])
    done = found.follow_ups.select_related("by").order_by("-at", "-pk")
    given = {
        "lead": found,
        "hidden": hidden(found),
        "outcome": badge(found.get_outcome_display(), TONES[Outcome(found.outcome)]),
        "done": [
            {"at": one.at, "title": one.note, "by": one.by.name if one.by else "", "text": one.get_outcome_display()}
            for one in done
        ],
        "showings": found.showings.select_related("shown_to").order_by("-shown_at")[:10],
        "form": form,
        "may_see": request.membership.can(Can.SEE_PERSONAL) and bool(found.phone or found.email),
        "crumbs": crumbs(found.exhibition, (_("Kontak"), back), (str(found), "")),
        **more,
    }
    return render(request, "exhibitions/staff/lead.html", given, status=status)


@require_POST
@never_cache
@staff(Can.SEE_PERSONAL)
def show(request: Request, pk: UUID) -> HttpResponse:
    """Show a telephone and an e-mail in full, once, and record who saw them."""
    found = _found(pk)
    shown = attempt(request, lambda: show_lead(found, to=request.user, purpose=request.POST.get("keperluan", "")))
    if shown is None:
        return redirect("exhibitions:lead", pk)
    form = FollowUpForm(initial={"outcome": Outcome.TALKING}) if request.membership.can(Can.MANAGE_PROGRAMMES) else None
    return _lead_page(request, found, form, phone=shown[0], email=shown[1])
