"""The doors to a call and to an application, and the way to them."""

from typing import Any
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


def call_tabs(call: Call, current: str, *, can_edit: bool) -> list[dict[str, Any]]:
    """Return the pages of a call; those on which only its terms are changed are for whoever may."""
    pages = [
        ("call", _("Ringkasan"), True),
        ("call_ranking", _("Peringkat"), True),
        ("call_queue", _("Antrean"), True),
        ("call_sessions", _("Acara dan kehadiran"), True),
        ("call_results", _("Hasil"), True),
        ("call_rules", pgettext("program", "Syarat"), can_edit),
        ("call_costs", pgettext("program", "Biaya"), can_edit),
        ("call_questions", _("Pertanyaan"), can_edit),
        ("call_criteria", _("Penilaian"), can_edit),
        ("call_quotas", _("Kuota"), can_edit),
    ]
    tabs = [
        {"label": label, "url": reverse(f"participation:{name}", args=[call.pk]), "current": name == current}
        for name, label, is_shown in pages
        if is_shown
    ]
    if can_edit and (above := office_tab(call.kind)) is not None:
        name, label = above
        tabs.insert(1, {"label": label, "url": reverse(name, args=[call.pk]), "current": name == current})
    return tabs
