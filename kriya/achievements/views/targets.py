"""Targets in the office: what is meant to be reached, beside what was."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.achievements.actions.peers import agree, withdraw
from kriya.achievements.actions.targets import set_target
from kriya.achievements.forms import TargetForm
from kriya.achievements.models import Target
from kriya.achievements.period import Period
from kriya.achievements.queries.peers import FEWEST, has_agreed, medians
from kriya.achievements.queries.snapshots import current, periods_published
from kriya.achievements.sheet import Sheet
from kriya.achievements.views.frame import tabs
from kriya.core.indicators import INDICATORS, Words
from kriya.design.formats import number, percent, rupiah
from kriya.design.messages import fits


@dataclass(frozen=True)
class Line:
    """A target and how far it is reached."""

    period: Words
    name: Words
    target: str
    reached: str
    share: str
    note: str


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Can.READ_NUMBERS)
def targets(request: Request) -> HttpResponse:
    """Show targets with what was reached, and the median of councils; set a target."""
    may_set = request.membership.can(Can.MANAGE_COUNCIL)
    form = TargetForm(request.POST or None)
    if request.method == "POST" and may_set and form.is_valid():
        said = form.cleaned_data
        period, value = Period.of_code(said["period"]), said["value"]
        if fits(form, lambda: set_target(period, said["code"], value, by=request.user, note=said["note"])):
            messages.success(request, _("Target disimpan."))
            return redirect("achievements:targets")
    given = {
        "tabs": tabs(request, "targets"),
        "lines": _lines(),
        "form": form,
        "may_set": may_set,
        "has_agreed": has_agreed(),
        "fewest": FEWEST,
        **_peers(),
    }
    return render(request, "achievements/targets.html", given)


def _lines() -> list[Line]:
    sheets = {one.period: Sheet(one.public) for one in periods_published()}
    found = []
    for target in Target.objects.order_by("-period", "code"):
        indicator = INDICATORS.get(target.code)
        if indicator is None:
            continue
        write = rupiah if str(indicator.unit) == "rupiah" else number
        sheet = sheets.get(target.period)
        value = sheet[target.code].value if sheet and target.code in sheet else None
        share = percent(value / target.value) if value is not None else ""
        name = Period.of_code(target.period).name
        found.append(Line(name, indicator.name, write(target.value), write(value), share, target.note))
    return found


def _peers() -> dict[str, object]:
    newest = current()
    if newest is None or not newest.period:
        return {"peers": [], "peer_period": ""}
    sheet, found = Sheet(newest.public), medians(newest.period)
    rows = [
        (entry, (rupiah if entry.is_money else number)(median.value), median.councils)
        for entry in sheet.entries
        if (median := found.get(f"{entry.code} {entry.version}"))
    ]
    return {"peers": rows, "peer_period": Period.of_code(newest.period).name}


@require_POST
@staff(Can.MANAGE_COUNCIL)
def peers(request: Request) -> HttpResponse:
    """Let our public figures count in the median of councils, or no longer."""
    if request.POST.get("setuju") == "1":
        agree(by=request.user)
        messages.success(request, _("Angka umum dewan ini ikut dihitung, tanpa nama."))
    else:
        withdraw(by=request.user)
        messages.success(request, _("Angka dewan ini tidak dihitung lagi."))
    return redirect("achievements:targets")
