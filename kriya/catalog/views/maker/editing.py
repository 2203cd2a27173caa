"""One product: its questions, what the curator wrote beside each, and the way to the curators."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kriya.accounts.gate import maker_only
from kriya.accounts.request import Request
from kriya.catalog.actions.changes import take_back_change
from kriya.catalog.actions.curation import take_back_product
from kriya.catalog.actions.drafts import hand_in, keep_words
from kriya.catalog.actions.photos import MOST
from kriya.catalog.maker_form import QUESTIONS, MakerProductForm, field_of, shown_values
from kriya.catalog.models import Product, ProductState
from kriya.catalog.models.product import UNNAMED
from kriya.catalog.queries.mine import is_scheduled, notes_for, refused_change, standing, waiting_change
from kriya.catalog.queries.photos import wanted_photos
from kriya.catalog.views.maker.finding import my_product, phone_page
from kriya.catalog.views.maker.photos import take_in_files
from kriya.core.refusal import Refused, say
from kriya.design.messages import did

HAND_IN: Final = "ajukan"


@maker_only
def product(request: Request, pk: UUID) -> HttpResponse:
    """Ask about a product, one question a screen; keep the answers."""
    found = my_product(request, pk)
    if request.method != "POST":
        return product_page(request, found)
    form = _form(found, request.POST)
    form.is_valid()
    try:
        # What was understood is kept, even when something else was not.
        found = keep_words(found, by=request.user, **form.values(form.changed_data))
        taken = take_in_files(request, found)
        if form.errors or not taken:
            return product_page(request, found, form)
        return _done(request, found)
    except Refused as no:
        messages.error(request, say(no))
        return redirect("catalog:mine_product", found.pk)


def _done(request: Request, found: Product) -> HttpResponse:
    if request.POST.get("langkah") == HAND_IN and found.state != ProductState.PUBLISHED:
        hand_in(found, by=request.user)
        messages.success(request, _("Sudah diajukan. Kurator akan memeriksanya; kabarnya muncul di sini."))
        return redirect("catalog:mine")
    if found.state == ProductState.PUBLISHED and waiting_change(found) is not None:
        messages.success(request, _("Perubahan dikirim ke kurator. Pembeli masih melihat yang lama."))
        return redirect("catalog:mine")
    messages.success(request, _("Tersimpan."))
    return redirect(reverse("catalog:mine_product", args=[found.pk]) + "#" + request.POST.get("di", ""))


@require_POST
@maker_only
def keep(request: Request, pk: UUID) -> JsonResponse:
    """Keep what was typed a moment ago: only the fields that are sent. Answers what was kept and what was not read."""
    found = my_product(request, pk)
    form = _form(found, request.POST)
    form.is_valid()
    sent = [name for name in form.fields if name in request.POST or f"{name}_ada" in request.POST]
    if found.state in {ProductState.PUBLISHED, ProductState.SUBMITTED}:
        return JsonResponse({"kept": [], "errors": {}, "state": found.state}, status=409)
    try:
        keep_words(found, by=request.user, **form.values(name for name in sent if name in form.changed_data))
    except Refused as no:
        return JsonResponse({"kept": [], "errors": {"": say(no)}, "state": found.state}, status=409)
    errors = {name: str(problems[0]) for name, problems in form.errors.items() if name in sent}
    return JsonResponse({"kept": [name for name in sent if name not in errors], "errors": errors})


@require_POST
@maker_only
def take_back(request: Request, pk: UUID) -> HttpResponse:
    """Take back what the curators have not decided: a product, or what was changed of a public one."""
    found = my_product(request, pk)
    if found.state != ProductState.PUBLISHED:
        said = _("Produk diambil kembali. Ubah, lalu ajukan lagi bila siap.")
        did(request, lambda: take_back_product(found, by=request.user), said)
    elif change := waiting_change(found):
        said = _("Perubahan diambil kembali. Produk tetap seperti yang dilihat pembeli.")
        did(request, lambda: take_back_change(change, by=request.user), said)
    return redirect("catalog:mine_product", pk)


def _form(found: Product, data: Any = None) -> MakerProductForm:
    change = waiting_change(found) if found.state == ProductState.PUBLISHED else None
    return MakerProductForm(data, maker=found.maker, initial=shown_values(found, change.values if change else {}))


def product_page(request: Request, found: Product, form: MakerProductForm | None = None) -> HttpResponse:
    """Show a product with its questions, or what a curator is looking at."""
    form = form or _form(found)
    reason, notes = notes_for(found)
    notes = {field_of(column): text for column, text in notes.items()}
    change = waiting_change(found) if found.state == ProductState.PUBLISHED else None
    waiting = {field_of(column) for column in change.values} if change else set()
    state, tone = standing(found)
    given = {
        "product": found,
        "name": "" if found.name == UNNAMED else found.name,
        "form": form,
        "steps": _steps(form, notes, waiting),
        "photos": wanted_photos(found),
        "photo_note": notes.get("photos", ""),
        "photos_wait": "photos" in waiting,
        "has_waiting": change is not None,
        "most": MOST,
        "reason": reason,
        "refused": refused_change(found) if found.state == ProductState.PUBLISHED and not change else None,
        "state": state,
        "tone": tone,
        "is_scheduled": is_scheduled(found),
        "is_public": found.state == ProductState.PUBLISHED,
    }
    template = "waiting" if found.state == ProductState.SUBMITTED else "product"
    return phone_page(request, template, found.maker, status=422 if form.errors else 200, **given)


def _steps(form: MakerProductForm, notes: dict[str, str], waiting: set[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for question in QUESTIONS:
        fields = [
            {"field": form[name], "note": notes.get(name, ""), "waits": name in waiting} for name in question.fields
        ]
        wrong = any(name in form.errors for name in question.fields)
        noted = any(field["note"] for field in fields) or (question.key == "foto" and "photos" in notes)
        found.append({"question": question, "fields": fields, "wrong": wrong, "noted": noted})
    first = next((step for step in found if step["wrong"]), None) or next((s for s in found if s["noted"]), found[0])
    first["first"] = True
    keys = [question.key for question in QUESTIONS] + ["kirim"]
    for place, step in enumerate(found):
        step |= {"before": keys[place - 1] if place else "", "after": keys[place + 1], "number": place + 1}
    return found
