"""The curator's desk: one piece after the other, as a visitor will see it, beside what was said about it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.catalog.actions.bulk import publish_many
from kriya.catalog.actions.curation import return_product
from kriya.catalog.models import Product, ProductState
from kriya.catalog.queries.curation import waiting_changes, waiting_products, whole_product
from kriya.catalog.queries.history import last_return
from kriya.catalog.queries.words import field_label
from kriya.catalog.reasons import REASONS, notes_of
from kriya.catalog.views.staff.answering import published_words, tell_done
from kriya.catalog.views.staff.piece import Piece, piece_of
from kriya.design.messages import attempt

WHEN = "%Y-%m-%dT%H:%M"


class TimeForm(forms.Form):
    """When a piece becomes public; blank is now."""

    at = forms.DateTimeField(
        required=False, input_formats=[WHEN], widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN)
    )


@staff(Can.CURATE)
def queue(request: Request) -> HttpResponse:
    """Open the piece that has waited longest; when none waits, the changes that do."""
    waiting = waiting_products()
    if waiting:
        return redirect("catalog:curate", pk=waiting[0])
    change = waiting_changes().first()
    if change is not None:
        return redirect("catalog:change", pk=change.pk)
    messages.info(request, _("Tidak ada yang menunggu kurasi."))
    return redirect("catalog:list")


@staff(Can.CURATE)
def curate(request: Request, pk: UUID) -> HttpResponse:
    """Show a piece that waits; let it pass now or at a time, or return it with reasons."""
    product = whole_product(pk)
    waiting = waiting_products()
    if request.method == "POST" and (answer := _decided(request, product, waiting)):
        return answer
    if product.state != ProductState.SUBMITTED:
        return redirect("catalog:product", pk=pk)
    return render(request, "catalog/staff/curate.html", _context(product, waiting, request.POST or None))


def _decided(request: Request, product: Product, waiting: list[Any]) -> HttpResponse | None:
    """Do what was decided and go on to the next piece; None when the page is to be shown again."""
    if request.POST.get("lakukan") == "kembalikan":
        notes, reason = notes_of(request.POST), request.POST.get("alasan", "")
        done = attempt(request, lambda: return_product(product, notes=notes, reason=reason, by=request.user))
        if done is None:
            return None
        messages.success(request, _("“%(name)s” dikembalikan kepada perajinnya.") % {"name": product.name})
        return _next(product, waiting)
    form = TimeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Waktu tayang tidak terbaca."))
        return None
    _publish(request, product, form.cleaned_data["at"])
    return _next(product, waiting)


def _publish(request: Request, product: Product, at: datetime | None) -> None:
    done = attempt(request, lambda: publish_many([product.pk], by=request.user, at=at)) or []
    is_public = bool(done) and done[0][4] == ProductState.PUBLISHED
    waits = _("“%(name)s” dijadwalkan tayang.") % {"name": product.name}
    tell_done(request, done, published_words(request, product) if is_public else waits)


def _next(product: Product, waiting: list[Any]) -> HttpResponse:
    after = _beside(product, waiting)[1]
    return redirect("catalog:curate", pk=after) if after else redirect("catalog:queue")


def _beside(product: Product, waiting: list[Any]) -> tuple[Any, Any]:
    """Return the piece before and the one behind in the queue."""
    if product.pk not in waiting:
        return None, waiting[0] if waiting else None
    place = waiting.index(product.pk)
    return waiting[place - 1] if place else None, waiting[place + 1] if place + 1 < len(waiting) else None


def _context(product: Product, waiting: list[Any], data: Any) -> dict[str, Any]:
    piece, (before, behind) = piece_of(product), _beside(product, waiting)
    returned = last_return(product)
    return {
        "product": product,
        "piece": piece,
        "lines": [_line(field, piece, product, data) for field in REASONS],
        "reason": data.get("alasan", "") if data else "",
        "at": TimeForm(data)["at"],
        "before": before,
        "behind": behind,
        "place": waiting.index(product.pk) + 1 if product.pk in waiting else None,
        "total": len(waiting),
        "returned": returned,
        "notes_before": [(field_label(note.field), note.reason) for note in returned.notes.all()] if returned else [],
        "crumbs": [(_("Produk"), reverse("catalog:list")), (_("Kurasi"), "")],
    }


def _line(field: str, piece: Piece, product: Product, data: Any) -> dict[str, Any]:
    """Return a field with what it says and the reasons to tick."""
    ticked = data.getlist(f"alasan_{field}") if data else []
    note = data.get(f"catatan_{field}", "") if data else ""
    return {
        "field": field,
        "label": field_label(field),
        "value": _value(field, piece, product),
        "reasons": [(str(reason), str(reason) in ticked) for reason in REASONS[field]],
        "note": note,
        "open": bool(ticked or note),
    }


def _value(field: str, piece: Piece, product: Product) -> str:
    facts = dict(piece.facts)
    own = {
        "photos": str(len(piece.photos)) if piece.photos else "",
        "name": product.name,
        "price": piece.price,
        "craft": piece.overline,
        "technique": facts.get(_("Teknik"), ""),
        "materials": facts.get(_("Bahan"), ""),
        "motif": piece.motif,
        "size": facts.get(_("Ukuran"), ""),
        "kind": facts.get(_("Sediaan"), ""),
        "story_id": product.story_id,
        "care_id": product.care_id,
    }
    return own[field]
