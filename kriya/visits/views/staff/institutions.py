"""Institutions: who came how often, what each is called, which two are one."""

from collections import Counter
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
from kriya.core.ids import read_id
from kriya.councils.regions import name_of
from kriya.design.formats import number, when
from kriya.design.messages import attempt, did, undoable
from kriya.design.tables import Column, Table, TableRow
from kriya.visits.actions.institutions import merge_institutions, rename_institution, undo_merge
from kriya.visits.models import Institution, InstitutionAlias, InstitutionMerge, Visit
from kriya.visits.models.visits import COMES
from kriya.visits.queries.family import Families


@require_safe
@staff(Can.READ_REGISTER)
def every(request: Request) -> HttpResponse:
    """Show every institution once, with how often it came and when last; three questions for any number."""
    families = Families()
    times: Counter[UUID] = Counter()
    last: dict[UUID, object] = {}
    for institution, on in Visit.objects.filter(state__in=COMES).order_by("on").values_list("institution", "on"):
        root = families.root(institution)
        times[root] += 1
        last[root] = on
    rows = [
        TableRow(
            {
                "name": one.name,
                "kind": one.get_kind_display(),
                "region": name_of(one.region_code) or one.region_code,
                "times": number(times[one.pk]),
                "last": when(last[one.pk]) if one.pk in last else "",  # type: ignore[arg-type]
            },
            reverse("visits:institution", args=[one.pk]),
        )
        for one in Institution.objects.filter(merged_into=None).order_by("name", "pk")
    ]
    columns = [
        Column("name", _("Lembaga"), sub="kind"),
        Column("region", _("Wilayah")),
        Column("times", _("Kunjungan"), "end"),
        Column("last", _("Terakhir")),
    ]
    return render(request, "visits/staff/institutions.html", {"table": Table(columns, rows, caption=_("Lembaga tamu"))})


@require_safe
@staff(Can.READ_REGISTER)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show an institution: its names, its visits over the years, and what was merged into it."""
    institution = get_object_or_404(Institution.objects.all(), pk=pk)
    families = Families()
    family = families.of(pk)
    visits = Visit.objects.filter(institution__in=family).select_related("institution").order_by("-on", "-asked_at")
    merges = InstitutionMerge.objects.filter(kept__in=family, undone_at=None)
    given = {
        "institution": institution,
        "root": Institution.objects.get(pk=families.root(pk)),
        "region": name_of(institution.region_code) or institution.region_code,
        "aliases": sorted({one.text for one in InstitutionAlias.objects.filter(institution__in=family)}),
        "visits": list(visits),
        "merges": list(merges.select_related("absorbed", "by").order_by("-at")),
        "others": list(Institution.objects.filter(merged_into=None).exclude(pk__in=family).order_by("name")),
        "can_host": request.membership.can(Can.HOST_VISITS),
        "crumbs": [(_("Lembaga tamu"), reverse("visits:institutions")), (institution.name, "")],
    }
    return render(request, "visits/staff/institution.html", given)


@require_POST
@staff(Can.HOST_VISITS)
def merge(request: Request, pk: UUID) -> HttpResponse:
    """Let this institution stand for another as well."""
    kept = get_object_or_404(Institution.objects.all(), pk=pk)
    other = read_id(request.POST.get("lembaga"))
    absorbed = Institution.objects.filter(pk=other).first() if other else None
    if absorbed is None:
        return redirect("visits:institution", pk)
    done = attempt(request, lambda: merge_institutions(kept, absorbed, by=request.user))
    if done is not None:
        said = _("%(absorbed)s digabung ke %(kept)s.") % {"absorbed": absorbed, "kept": kept}
        undoable(request, said, reverse("visits:unmerge", args=[done.pk]))
    return redirect("visits:institution", pk)


@require_POST
@staff(Can.HOST_VISITS)
def unmerge(request: Request, pk: UUID) -> HttpResponse:
    """Let both be as they were."""
    found = get_object_or_404(InstitutionMerge.objects.select_related("absorbed"), pk=pk)
    did(
        request,
        lambda: undo_merge(found, by=request.user),
        _("%(name)s berdiri sendiri lagi.") % {"name": found.absorbed},
    )
    return redirect("visits:institution", found.kept_id)


@require_POST
@staff(Can.HOST_VISITS)
def rename(request: Request, pk: UUID) -> HttpResponse:
    """Call it otherwise; its earlier names still find it."""
    institution = get_object_or_404(Institution.objects.all(), pk=pk)
    if did(request, lambda: rename_institution(institution, request.POST.get("nama", ""))):
        messages.success(request, _("Nama disimpan."))
    return redirect("visits:institution", pk)
