"""Calls: list them, write them, publish them, call them off."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import now, today
from kriya.core.refusal import Refused, say
from kriya.design.messages import attempt_form, did
from kriya.participation.actions.calls import cancel_call, change_call, make_call, publish_call
from kriya.participation.forms.calls import CallForm, CancelForm, part_formset, values_in
from kriya.participation.models import Call, CallKind
from kriya.participation.pages import public_page
from kriya.participation.queries.calls import applications_of, calls_shown
from kriya.participation.queries.overview import overview_of
from kriya.participation.views.staff.finding import call_tabs, crumbs, find_call, terms_tabs
from kriya.participation.views.staff.tables import applications_table, calls_table
from kriya.participation.words import Names, cost_words, rule_words

PAGE: Final = 40
MOST: Final = 300
"""So many applications stand on the page of their call."""


@require_safe
@staff(Can.READ_PROGRAMMES)
def every(request: Request) -> HttpResponse:
    """Show calls, newest first, of all kinds or of one (?jenis=)."""
    kind = request.GET.get("jenis", "")
    kind = kind if kind in CallKind.values else ""
    page = Paginator(calls_shown(kind), PAGE).get_page(request.GET.get("hal"))
    tabs = [{"label": _("Semua"), "url": "?", "current": not kind, "count": None}]
    tabs += [
        {"label": capfirst(str(one.label)), "url": f"?jenis={one.value}", "current": kind == one, "count": None}
        for one in CallKind
    ]
    context = {
        "page": page,
        "table": calls_table(page.object_list),
        "tabs": tabs,
        "kind": kind,
        "can_edit": request.membership.can(Can.MANAGE_PROGRAMMES),
        "crumbs": crumbs(),
    }
    return render(request, "participation/staff/calls.html", context)


@require_safe
@staff(Can.READ_PROGRAMMES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show a call: how far it is, what is next, and who applied."""
    call, names = find_call(pk), Names()
    can_edit = request.membership.can(Can.MANAGE_PROGRAMMES)
    rows = applications_of(call)[: MOST + 1]
    context = {
        "call": call,
        "overview": overview_of(call),
        "is_open": call.is_open(now()),
        "is_over": call.ends_on < today(),
        "costs": cost_words(call.terms.costs),
        "rules": [rule_words(rule, names) for rule in call.terms.rules],
        "table": applications_table(rows[:MOST]),
        "has_more": len(rows) > MOST,
        "public_url": public_page(call.kind, call.slug) if call.published_at else "",
        "cancel_form": CancelForm(),
        "can_edit": can_edit,
        "tabs": call_tabs(call, "call", can_edit=can_edit),
        "crumbs": crumbs(call),
    }
    return render(request, "participation/staff/call.html", context)


@staff(Can.MANAGE_PROGRAMMES)
def new(request: Request) -> HttpResponse:
    """Begin a call of a kind (?jenis=)."""
    kind = request.GET.get("jenis", "")
    kind = kind if kind in CallKind.values else CallKind.TRAINING.value
    form = CallForm(request.POST or None, initial={"opens_at": now(), "places": 20})
    if request.method == "POST" and form.is_valid():
        made = attempt_form(form, lambda: make_call(kind, by=request.user, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("Tersimpan sebagai draf. Lengkapi syarat dan biayanya, lalu terbitkan."))
            return redirect("participation:call", made.pk)
    title = _("%(kind)s baru") % {"kind": capfirst(str(CallKind(kind).label))}
    back = reverse("participation:calls")
    return _form_page(request, form, title, back, crumbs() + [(title, "")])


@staff(Can.MANAGE_PROGRAMMES)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change what a call says."""
    call = find_call(pk)
    form = CallForm(request.POST or None, instance=find_call(pk), record=call)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and attempt_form(form, lambda: change_call(call, **form.cleaned_data)) is not None:
        messages.success(request, _("Perubahan disimpan."))
        return redirect("participation:call", pk)
    return _form_page(request, form, call.title, reverse("participation:call", args=[pk]), crumbs(call, _("Ubah")))


def _form_page(request: Request, form: Any, title: str, back: str, way: Any) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "crumbs": way}
    return render(request, "participation/staff/form.html", context, status=422 if form.errors else 200)


@staff(Can.MANAGE_PROGRAMMES)
def part(request: Request, pk: UUID, part: str) -> HttpResponse:
    """Change one part of a call's terms: rows, where an emptied one is taken out."""
    call = find_call(pk)
    formset = part_formset(part, call, request.POST or None)
    trouble = ""
    if request.method == "POST" and formset.is_valid():
        try:
            change_call(call, **{part: values_in(formset)})
        except Refused as no:
            trouble = say(no)
        else:
            messages.success(request, _("Perubahan disimpan."))
            return redirect(request.path)
    title, lead = _part_words(part)
    context = {
        "call": call,
        "formset": formset,
        "title": title,
        "lead": lead,
        "trouble": trouble,
        "tabs": call_tabs(call, f"call_{part}", can_edit=True),
        "parts": terms_tabs(call, f"call_{part}"),
        "crumbs": crumbs(call, title),
    }
    status = 422 if trouble or any(formset.errors) else 200
    return render(request, "participation/staff/part.html", context, status=status)


def _part_words(part: str) -> tuple[str, str]:
    titles = {
        "rules": pgettext("program", "Syarat"),
        "costs": pgettext("program", "Biaya"),
        "questions": _("Pertanyaan"),
        "criteria": _("Penilaian"),
        "quotas": _("Kuota"),
    }
    leads = {
        "rules": _("Diperiksa sendiri dari daftar UMKM. Perajin membaca yang kurang sebelum mendaftar."),
        "costs": _("Siapa membayar apa. Yang dibayar peserta dihitung per orang, lainnya untuk semuanya."),
        "questions": _("Tanyakan sesedikit mungkin: nama, alamat, dan dokumen sudah ada di daftar."),
        "criteria": _("Juri memberi nilai untuk tiap baris; bobot menentukan besarnya pengaruh."),
        "quotas": _("Tempat paling sedikit dan paling banyak untuk satu kecamatan, kerajinan, atau pendatang baru."),
    }
    return titles[part], leads[part]


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Let makers apply."""
    did(request, lambda: publish_call(find_call(pk)), _("Sudah terbit. Perajin melihatnya di ponsel mereka."))
    return redirect("participation:call", pk)


@require_POST
@staff(Can.MANAGE_PROGRAMMES)
def cancel(request: Request, pk: UUID) -> HttpResponse:
    """Call it off."""
    call: Call = find_call(pk)
    reason = request.POST.get("alasan", "")[:240]
    did(request, lambda: cancel_call(call, reason=reason), _("Kegiatan dibatalkan. Alasannya tampil untuk semua."))
    return redirect("participation:call", pk)
