"""Groups of makers: KUB, sentra, associations."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.councils.regions import name_of
from kriya.design.messages import attempt, attempt_form, fits
from kriya.design.tables import Column, Table, TableRow
from kriya.makers.actions.groups import add_members, change_group, dissolve_group, make_group, remove_member
from kriya.makers.forms.group import GroupForm
from kriya.makers.models import Group
from kriya.makers.queries.groups import candidates, groups_with_sizes, members_of
from kriya.makers.views.records.answering import tell
from kriya.makers.views.records.finding import find_maker, powers


def _find(pk: UUID) -> Group:
    return get_object_or_404(Group.objects.all(), pk=pk)


@staff(Can.READ_REGISTER)
def groups(request: Request) -> HttpResponse:
    """Show every group with its size."""
    columns = (
        Column("name", _("Kelompok")),
        Column("kind", _("Jenis")),
        Column("place", _("Tempat")),
        Column("size", _("Anggota"), align="end"),
    )
    rows = [TableRow(_cells(group), reverse("makers:group", args=[group.pk])) for group in groups_with_sizes()]
    context = {"table": Table(columns, rows), "count": len(rows), **powers(request)}
    return render(request, "makers/records/groups.html", context)


def _cells(group: Any) -> dict[str, object]:
    return {"name": group.name, "kind": group.get_kind_display(), "place": place_words(group), "size": group.size}


def place_words(group: Group) -> str:
    """Return where a group is, in words."""
    codes = (group.village_code, group.district_code)
    return ", ".join(name for code in codes if code and (name := name_of(code)))


@staff(Can.EDIT_REGISTER)
def add(request: Request) -> HttpResponse:
    """Make a group."""
    form = GroupForm(request.POST or None, instance=Group(), council=request.council)
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: make_group(**form.columns()), "name")
        if made:
            tell(request, _("Kelompok dibuat. Tambahkan anggotanya."))
            return redirect("makers:group", made.pk)
    return _form(request, form, _("Buat kelompok"))


@staff(Can.EDIT_REGISTER)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change what a group is called and where it is."""
    group = _find(pk)
    form = GroupForm(request.POST or None, instance=group, council=request.council, record=group)
    if (
        request.method == "POST"
        and form.is_valid()
        and fits(form, lambda: change_group(group, **form.columns()), "name")
    ):
        tell(request, _("Kelompok disimpan."))
        return redirect("makers:group", group.pk)
    return _form(request, form, group.name, (group.name, reverse("makers:group", args=[group.pk])))


def _form(request: Request, form: GroupForm, title: str, *way: tuple[str, str]) -> HttpResponse:
    crumbs = [(pgettext("menu", "Kelompok"), reverse("makers:groups")), *way, (_("Ubah") if way else title, "")]
    context = {"form": form, "title": title, "crumbs": crumbs}
    return render(request, "makers/records/group_form.html", context, status=422 if form.errors else 200)


@staff(Can.READ_REGISTER)
def group(request: Request, pk: UUID) -> HttpResponse:
    """Show a group and its members; find those that are to join."""
    found = _find(pk)
    text = request.GET.get("q", "").strip()
    may = powers(request)
    context = {
        "group": found,
        "place": place_words(found),
        "members": list(members_of(found)),
        "text": text,
        "candidates": candidates(found, text) if text and may["can_edit"] else [],
        "crumbs": [(pgettext("menu", "Kelompok"), reverse("makers:groups")), (found.name, "")],
        **may,
    }
    return render(request, "makers/records/group.html", context)


@staff(Can.EDIT_REGISTER)
@require_POST
def join(request: Request, pk: UUID, maker: UUID) -> HttpResponse:
    """Put a maker into a group."""
    found, joining = _find(pk), find_maker(maker)
    add_members(found, [joining])
    undo = reverse("makers:group_leave", args=[found.pk, joining.pk])
    tell(request, _("%(name)s masuk %(group)s.") % {"name": joining.name, "group": found.name}, undo=undo)
    return redirect("makers:group", found.pk)


@staff(Can.EDIT_REGISTER)
@require_POST
def leave(request: Request, pk: UUID, maker: UUID) -> HttpResponse:
    """Take a maker out of a group."""
    found, leaving = _find(pk), find_maker(maker)
    remove_member(found, leaving)
    undo = reverse("makers:group_join", args=[found.pk, leaving.pk])
    tell(request, _("%(name)s keluar dari %(group)s.") % {"name": leaving.name, "group": found.name}, undo=undo)
    return redirect("makers:group", found.pk)


@staff(Can.EDIT_REGISTER)
@require_POST
def dissolve(request: Request, pk: UUID) -> HttpResponse:
    """Remove a group without members."""
    found = _find(pk)
    name = found.name
    if attempt(request, lambda: dissolve_group(found)) is None:
        return redirect("makers:group", pk)
    tell(request, _("Kelompok %(name)s dihapus.") % {"name": name})
    return redirect("makers:groups")
