"""What every page of an exhibition in the office has: its name, its state, and the way to its parts."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.design.tags.marks import badge
from kriya.exhibitions.models import Exhibition
from kriya.exhibitions.queries.exhibitions import State, every_exhibition, state_of

TONES: Final = {
    State.PLANNED: "plain", State.RUNNING: "good", State.OVER: "wait", State.CLOSED: "plain", State.CANCELLED: "bad",
}  # fmt: skip


def find_exhibition(pk: UUID) -> Any:
    """Return an exhibition with what a list says of it, or 404."""
    return get_object_or_404(every_exhibition(), pk=pk)


def state_badge(exhibition: Any) -> str:
    """Return the state of an exhibition of `every_exhibition` in a badge."""
    state = state_of(exhibition, closed=exhibition.closed)
    return badge(str(state.label), TONES[state])


def tabs(request: Request, exhibition: Exhibition, here: str) -> list[dict[str, Any]]:
    """Return the parts of an exhibition that the person may open."""
    known = (
        ("exhibition", _("Ringkasan"), Can.READ_REGISTER),
        ("participants", _("Peserta"), Can.READ_REGISTER),
        ("booths", _("Stan"), Can.READ_REGISTER),
        ("preparing", _("Persiapan"), Can.READ_REGISTER),
        ("goods", _("Barang"), Can.READ_SALES),
        ("leads_of", pgettext("pameran", "Kontak"), Can.READ_SALES),
        ("costs", pgettext("program", "Biaya"), Can.READ_REGISTER),
        ("result", _("Hasil"), Can.READ_SALES),
    )
    return [
        {"label": label, "url": reverse(f"exhibitions:{name}", args=[exhibition.pk]), "current": name == here,
         "count": None}
        for name, label, needs in known
        if request.membership.can(needs)
    ]  # fmt: skip


def crumbs(exhibition: Exhibition, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way to a page of an exhibition."""
    own = reverse("exhibitions:exhibition", args=[exhibition.pk]) if more else ""
    return [(_("Program"), ""), (_("Pameran"), reverse("exhibitions:list")), (str(exhibition), own), *more]


def page(request: Request, exhibition: Any, here: str, given: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Show a part of an exhibition: its template is named after it."""
    context = {
        "exhibition": exhibition,
        "state": state_badge(exhibition),
        "tabs": tabs(request, exhibition, here),
        "may_keep": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": crumbs(exhibition),
        **given,
    }
    return render(request, f"exhibitions/staff/{here}.html", context, status=status)
