"""Who serves the council: give and take roles, remove, let a lost second factor be set up anew."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.actions.factors import reset_factor
from kriya.accounts.actions.roles import give_role, remove_person, take_role, undo_removal
from kriya.accounts.forms.people import RemoveForm, ResetFactorForm, RoleForm
from kriya.accounts.gate import staff
from kriya.accounts.models import Removal
from kriya.accounts.queries.people import (
    Person,
    factor_resets,
    once_here,
    open_invitations,
    people_who_serve,
    removals,
)
from kriya.accounts.request import Request
from kriya.accounts.roles import STAFF_ROLES, Can, Role
from kriya.accounts.tasks import tell_of_reset
from kriya.core.clock import now
from kriya.core.jobs import defer
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt, undoable

SHOWN_REMOVALS = 20


@staff(Can.MANAGE_PEOPLE)
def people(request: Request) -> HttpResponse:
    """Show who serves, who is invited and who was removed."""
    given = {
        "people": people_who_serve(),
        "invitations": open_invitations(),
        "removals": removals()[:SHOWN_REMOVALS],
        "now": now(),
    }
    return render(request, "accounts/people.html", given)


@staff(Can.MANAGE_PEOPLE)
def person(request: Request, pk: int) -> HttpResponse:
    """Show one person: roles, devices, and what can be changed."""
    somebody = _still_here(pk)
    if somebody is None:
        return _gone(request, pk)
    given = {
        "crumbs": [(_("Orang"), reverse("accounts:people")), (somebody.user.name, "")],
        "person": somebody,
        "held": sorted(somebody.held, key=lambda row: list(Role).index(Role(row.role))),
        "role_form": RoleForm(held=somebody.roles),
        "remove_form": RemoveForm(),
        "reset_form": ResetFactorForm(auto_id="reset_%s"),
        "may_reset": somebody.has_second_factor and somebody.user.pk != request.user.pk,
        "resets": factor_resets(somebody.user)[:SHOWN_REMOVALS],
        "removals": removals(somebody.user)[:SHOWN_REMOVALS],
        "all_held": set(STAFF_ROLES) <= set(somebody.roles),
    }
    return render(request, "accounts/person.html", given)


@require_POST
@staff(Can.MANAGE_PEOPLE)
def add_role(request: Request, pk: int) -> HttpResponse:
    """Give a person one more role."""
    somebody = _find(pk)
    form = RoleForm(request.POST, held=somebody.roles)
    if form.is_valid():
        role = Role(form.cleaned_data["role"])
        give_role(somebody.user, role, by=request.user)
        messages.success(request, _("%(name)s sekarang juga %(role)s.") % {"name": somebody.user, "role": role.label})
    else:
        messages.error(request, " ".join(map(str, form.errors["role"])))
    return redirect("accounts:person", pk)


@require_POST
@staff(Can.MANAGE_PEOPLE)
def end_role(request: Request, pk: int, role: str) -> HttpResponse:
    """Take one role from a person; their sessions end."""
    somebody = _still_here(pk)
    if role not in STAFF_ROLES:
        raise Http404
    if somebody is None:
        return _gone(request, pk)
    removal = attempt(request, lambda: take_role(somebody.user, role, by=request.user))
    if removal is None:
        return redirect("accounts:person", pk)
    text = _("%(name)s bukan lagi %(role)s.") % {"name": somebody.user, "role": Role(role).label}
    undoable(request, text, _undo_url([removal]))
    return redirect("accounts:person", pk) if len(somebody.roles) > 1 else redirect("accounts:people")


@require_POST
@staff(Can.MANAGE_PEOPLE)
def remove(request: Request, pk: int) -> HttpResponse:
    """Take every role from a person; their sessions end at once."""
    somebody, form = _still_here(pk), RemoveForm(request.POST)
    if somebody is None:
        return _gone(request, pk)
    if not form.is_valid():
        return redirect("accounts:person", pk)
    reason = form.cleaned_data["reason"]
    taken = attempt(request, lambda: remove_person(somebody.user, by=request.user, reason=reason))
    if taken is None:
        return redirect("accounts:person", pk)
    text = _("%(name)s dikeluarkan. Semua perangkatnya sudah keluar.") % {"name": somebody.user}
    undoable(request, text, _undo_url(taken))
    return redirect("accounts:people")


@require_POST
@staff(Can.MANAGE_PEOPLE)
def forget_factor(request: Request, pk: int) -> HttpResponse:
    """Take a person's lost second factor away; they are told by e-mail and set up a new one."""
    somebody = _find(pk)
    reason = request.POST.get("reason", "")[:240]
    reset = attempt(request, lambda: reset_factor(somebody.user, by=request.user, reason=reason))
    if reset is None:
        return redirect("accounts:person", pk)
    defer(tell_of_reset, soon=True, reset_id=str(reset.pk))
    text = _("Pengaman %(name)s disetel ulang. Saat masuk lagi, %(name)s memasang yang baru.")
    messages.success(request, text % {"name": somebody.user})
    return redirect("accounts:person", pk)


@require_POST
@staff(Can.MANAGE_PEOPLE)
def undo(request: Request) -> HttpResponse:
    """Give back the roles whose removals the address names."""
    taken = list(Removal.objects.filter(pk__in=_ids(request.GET.getlist("id"))).select_related("user").order_by("pk"))
    if not taken:
        raise Http404
    for removal in taken:
        undo_removal(removal, by=request.user)
    messages.success(request, _("%(name)s kembali bertugas.") % {"name": taken[0].user})
    return redirect("accounts:people")


@require_POST
@staff(Can.MANAGE_PEOPLE)
def restore(request: Request, pk: str) -> HttpResponse:
    """Give back one role from the list of those removed."""
    removal = get_object_or_404(Removal.objects.select_related("user"), pk=pk)
    undo_removal(removal, by=request.user)
    messages.success(request, _("%(name)s kembali bertugas.") % {"name": removal.user})
    return redirect("accounts:people")


def _still_here(pk: int) -> Person | None:
    return next((one for one in people_who_serve() if one.user.pk == pk), None)


def _find(pk: int) -> Person:
    found = _still_here(pk)
    if found is None:
        raise Http404
    return found


def _gone(request: Request, pk: int) -> HttpResponse:
    """Go back to the list when the page was open while this person was removed, perhaps by the same click."""
    somebody = get_object_or_404(once_here(), pk=pk)
    messages.error(request, say(Refused("not_serving_here", name=somebody.name)))
    return redirect("accounts:people")


def _undo_url(taken: list[Removal]) -> str:
    return f"{reverse('accounts:undo_removal')}?{urlencode([('id', str(one.pk)) for one in taken])}"


def _ids(given: list[str]) -> list[UUID]:
    try:
        return [UUID(one) for one in given]
    except ValueError as nonsense:
        raise Http404 from nonsense
