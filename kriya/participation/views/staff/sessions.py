"""Sessions of a call and their rooms."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.messages import attempt_form
from kriya.participation.actions.sessions import drop_session, keep_room, keep_session
from kriya.participation.forms.sessions import RoomForm, SessionForm
from kriya.participation.models import Room, Session
from kriya.participation.queries.presence import attendance_of, sessions_of
from kriya.participation.views.staff.finding import call_tabs, crumbs, find_call
from kriya.participation.views.staff.presence_tables import attendance_table


def find_session(pk: UUID) -> Session:
    """Return a session of the council with its call and room, or 404."""
    found: Session = get_object_or_404(Session.objects.select_related("call", "room"), pk=pk)
    return found


@require_safe
@staff(Can.READ_PROGRAMMES)
def sessions(request: Request, pk: UUID) -> HttpResponse:
    """Show the sessions of a call, and who was at which of them."""
    call = find_call(pk)
    can_edit = request.membership.can(Can.MANAGE_PROGRAMMES)
    rows = list(sessions_of(call))
    context = {
        "call": call,
        "sessions": rows,
        "table": attendance_table(call, attendance_of(call), rows),
        "can_edit": can_edit,
        "tabs": call_tabs(call, "call_sessions", can_edit=can_edit),
        "crumbs": crumbs(call, _("Acara dan kehadiran")),
    }
    return render(request, "participation/staff/sessions.html", context)


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request, pk: UUID) -> HttpResponse:
    """Add a session to a call."""
    call = find_call(pk)
    return _edit(request, Session(call=call), SessionForm(request.POST or None))


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a session."""
    session = find_session(pk)
    said = {name: getattr(session, name) for name in ("title", "starts_at", "ends_at", "room")}
    return _edit(request, session, SessionForm(request.POST or None, initial=said, record=session))


def _edit(request: Request, session: Session, form: SessionForm) -> HttpResponse:
    call = session.call
    there = None if session._state.adding else session
    if request.method == "POST" and form.is_valid():
        kept = attempt_form(form, lambda: keep_session(call, there, **form.cleaned_data))
        if kept is not None:
            messages.success(request, _("Acara disimpan."))
            return redirect("participation:call_sessions", call.pk)
    title = there.title if there else pgettext("program", "Acara baru")
    context = {
        "form": form,
        "title": title,
        "lead": call.title,
        "back": reverse("participation:call_sessions", args=[call.pk]),
        "crumbs": crumbs(call, title),
    }
    return render(request, "participation/staff/form.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def drop(request: Request, pk: UUID) -> HttpResponse:
    """Let a session not take place."""
    session = drop_session(find_session(pk))
    messages.success(request, _("“%(title)s” tidak jadi; ruangnya bebas lagi.") % {"title": session.title})
    return redirect("participation:call_sessions", session.call_id)


@require_safe
@staff(Can.READ_PROGRAMMES)
def rooms(request: Request) -> HttpResponse:
    """Show the rooms."""
    context = {
        "rooms": Room.objects.order_by("name"),
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": [*crumbs(), (_("Ruang"), "")],
    }
    return render(request, "participation/staff/rooms.html", context)


@staff(Can.MANAGE_PROGRAMMES)
def room_new(request: Request) -> HttpResponse:
    """Add a room."""
    return _edit_room(request, None, RoomForm(request.POST or None))


@staff(Can.MANAGE_PROGRAMMES)
def room_change(request: Request, pk: UUID) -> HttpResponse:
    """Change a room."""
    room = get_object_or_404(Room.objects.all(), pk=pk)
    said = {name: getattr(room, name) for name in ("name", "address", "seats")}
    return _edit_room(request, room, RoomForm(request.POST or None, initial=said, record=room))


def _edit_room(request: Request, room: Room | None, form: RoomForm) -> HttpResponse:
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and attempt_form(form, lambda: keep_room(room, **form.cleaned_data), "name") is not None:
        messages.success(request, _("Ruang disimpan."))
        return redirect("participation:rooms")
    title = room.name if room else _("Ruang baru")
    back = reverse("participation:rooms")
    context = {"form": form, "title": title, "back": back, "crumbs": [*crumbs(), (_("Ruang"), back), (title, "")]}
    return render(request, "participation/staff/form.html", context, status=422 if form.errors else 200)
