"""The doors to a call and to an application, and the way to them."""

from typing import Any, Final
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.participation.models import Application, Call
from kriya.participation.pages import office_tab


def find_call(pk: UUID) -> Call:
    """Return a call of the council, or 404."""
    found: Call = get_object_or_404(Call.objects.all(), pk=pk)
    return found


def find_application(pk: UUID) -> Application:
    """Return an application of the council with its call and maker, or 404."""
    found: Application = get_object_or_404(Application.objects.select_related("call", "maker", "by"), pk=pk)
    return found


def crumbs(call: Call | None = None, *more: str) -> list[tuple[str, str]]:
    """Return the way to a page of a call."""
    way: list[tuple[Any, str]] = [(pgettext("menu", "Program"), reverse("participation:calls"))]
    if call is not None:
        way.append((call.title, reverse("participation:call", args=[call.pk]) if more else ""))
    return way + [(text, "") for text in more]


TERMS: Final = ("call_rules", "call_costs", "call_questions", "call_criteria", "call_quotas")
"""The pages on which the terms of a call are changed: one face of it, with a row of their own."""


def call_tabs(call: Call, current: str, *, can_edit: bool) -> list[dict[str, Any]]:
    """Return the faces of a call; those on which it is only changed are for whoever may."""
    tabs = [
        _tab(call, "participation:call", _("Ringkasan"), current),
        _tab(call, "participation:call_ranking", _("Peringkat"), current),
        _tab(call, "participation:call_queue", _("Antrean"), current),
        _tab(call, "participation:call_sessions", _("Acara dan kehadiran"), current),
        _tab(call, "participation:call_results", _("Hasil"), current),
    ]
    if not can_edit:
        return tabs
    terms = {**_tab(call, f"participation:{TERMS[0]}", _("Ketentuan"), current), "current": current in TERMS}
    above = office_tab(call.kind)
    return [tabs[0], *([_tab(call, *above, current)] if above else []), terms, *tabs[1:]]


def terms_tabs(call: Call, current: str) -> list[dict[str, Any]]:
    """Return the pages on which the terms of a call are changed."""
    labels = (pgettext("program", "Syarat"), pgettext("program", "Biaya"), _("Pertanyaan"), _("Penilaian"), _("Kuota"))
    return [_tab(call, f"participation:{name}", label, current) for name, label in zip(TERMS, labels, strict=True)]


def _tab(call: Call, name: str, label: Any, current: str) -> dict[str, Any]:
    """Return one link; a page of this word goes by its name alone, one of a word above by its whole name."""
    is_here = current in (name, name.removeprefix("participation:"))
    return {"label": label, "url": reverse(name, args=[call.pk]), "current": is_here}
