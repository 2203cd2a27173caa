"""Saved views: save the address of the list, rename, share, open with, delete, bring back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.ids import read_id
from kriya.design.messages import attempt, did, undoable
from kriya.makers.actions.views import change_view, delete_view, open_with, restore_view, save_view
from kriya.makers.filters import ALL, cleaned
from kriya.makers.models import SavedView
from kriya.makers.queries.lists.views import saved_views, views_for


def _mine(request: Request, pk: UUID, *, deleted: bool = False) -> SavedView:
    views = SavedView.objects.filter(owner=request.user, deleted_at__isnull=not deleted)
    found: SavedView = get_object_or_404(views, pk=pk)
    return found


def address_of(view: SavedView) -> str:
    """Return where a saved view shows."""
    return f"{reverse('makers:list')}?{view.query}{'&' if view.query else ''}tampilan={view.pk}"


def _shares(request: Request) -> bool:
    """Tell whether a view is to be seen by all: only those who may change the register show others what to look at."""
    return bool(request.POST.get("untuk_semua")) and request.membership.can(Can.EDIT_REGISTER)


@staff(Can.READ_REGISTER)
@require_GET
def views(request: Request) -> HttpResponse:
    """Show the views of the person, to be renamed, shared, opened with and deleted."""
    context = {
        "entries": [{"entry": entry, "url": address_of(entry.view)} for entry in views_for(request.user)],
        "may_share": request.membership.can(Can.EDIT_REGISTER),
        "crumbs": [(_("UMKM binaan"), reverse("makers:list")), (_("Tampilan tersimpan"), "")],
    }
    return render(request, "makers/lists/views.html", context)


@staff(Can.READ_REGISTER)
@require_POST
def save(request: Request) -> HttpResponse:
    """Save what the list shows now under a name."""
    query = cleaned(QueryDict(request.POST.get("saringan", ""))).urlencode()
    name, shared = request.POST.get("nama", ""), _shares(request)
    view = attempt(request, lambda: save_view(name=name, query=query, shared=shared, by=request.user))
    if view is None:
        return HttpResponseRedirect(f"{reverse('makers:list')}?{query or f'tampilan={ALL}'}")
    undoable(
        request, _("Tampilan “%(name)s” disimpan.") % {"name": view.name}, reverse("makers:view_delete", args=[view.pk])
    )
    return HttpResponseRedirect(address_of(view))


@staff(Can.READ_REGISTER)
@require_POST
def change(request: Request, pk: UUID) -> HttpResponse:
    """Rename a view of one's own and say who sees it."""
    view = _mine(request, pk)
    did(request, lambda: change_view(view, name=request.POST.get("nama", ""), shared=_shares(request)))
    return redirect("makers:views")


@staff(Can.READ_REGISTER)
@require_POST
def update(request: Request, pk: UUID) -> HttpResponse:
    """Let a view of one's own show what the list shows now."""
    view = _mine(request, pk)
    view.query = cleaned(QueryDict(request.POST.get("saringan", ""))).urlencode()
    change_view(view, name=view.name, shared=view.is_shared)
    messages.success(request, _("Tampilan “%(name)s” diperbarui.") % {"name": view.name})
    return HttpResponseRedirect(address_of(view))


@staff(Can.READ_REGISTER)
@require_POST
def delete(request: Request, pk: UUID) -> HttpResponse:
    """Delete a view of one's own, with a way back."""
    view = _mine(request, pk)
    delete_view(view)
    undoable(
        request, _("Tampilan “%(name)s” dihapus.") % {"name": view.name}, reverse("makers:view_restore", args=[pk])
    )
    return redirect("makers:views")


@staff(Can.READ_REGISTER)
@require_POST
def restore(request: Request, pk: UUID) -> HttpResponse:
    """Bring a deleted view back."""
    view = _mine(request, pk, deleted=True)
    did(request, lambda: restore_view(view))
    return redirect("makers:views")


@staff(Can.READ_REGISTER)
@require_POST
def opening(request: Request) -> HttpResponse:
    """Choose the view with which the list opens; none opens it with everything."""
    pk = request.POST.get("tampilan", "")
    open_with(get_object_or_404(saved_views(request.user), pk=read_id(pk)) if pk else None, by=request.user)
    return redirect("makers:views")
