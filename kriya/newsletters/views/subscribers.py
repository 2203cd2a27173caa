"""What the office does for a reader who asks: find what is known of an address, hand it out, forget it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.personal import masked
from kriya.design.messages import did
from kriya.newsletters.actions.subscribing import erase, hash_of, leave, note_bounce
from kriya.newsletters.forms import FindForm
from kriya.newsletters.models import Consent, Delivery, Place, Subscriber
from kriya.newsletters.queries import readers


@staff(Can.SEE_PERSONAL)
@never_cache
@sensitive_post_parameters()
def find(request: Request) -> HttpResponse:
    """Find a reader by the address that they name; there is no list of addresses."""
    form = FindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = Subscriber.objects.filter(email_hash=hash_of(form.cleaned_data["email"])).first()
        if found is not None:
            return redirect("newsletters:subscriber", found.pk)
        form.add_error("email", _("Alamat itu tidak ada di daftar."))
    crumbs = [(_("Buletin"), reverse("newsletters:issues")), (_("Pelanggan"), "")]
    context = {"form": form, "readers": readers(), "crumbs": crumbs}
    return render(request, "newsletters/staff/find.html", context, status=422 if form.errors else 200)


@require_safe
@staff(Can.SEE_PERSONAL)
@never_cache
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show what is known of a reader: what they said, in which words, and how many letters they got."""
    found = _subscriber(pk)
    above = [(_("Buletin"), reverse("newsletters:issues")), (_("Pelanggan"), reverse("newsletters:find"))]
    context = {
        "subscriber": found,
        "title": _mask(found),
        "consents": [
            {
                "at": one.at,
                "title": f"{capfirst(one.get_kind_display())} ({one.get_place_display()})",
                "text": one.words,
            }
            for one in Consent.objects.filter(subscriber=found).order_by("-at", "-pk")
        ],
        "letters": Delivery.objects.filter(subscriber=found).count(),
        "crumbs": [*above, (_mask(found), "")],
    }
    return render(request, "newsletters/staff/subscriber.html", context)


@require_POST
@staff(Can.SEE_PERSONAL)
@never_cache
def handed_out(_request: Request, pk: UUID) -> JsonResponse:
    """Hand out everything that is known of a reader, for themselves."""
    found = _subscriber(pk)
    said: dict[str, Any] = {
        "email": found.email,
        "language": found.language,
        "state": found.state,
        "consents": list(
            Consent.objects.filter(subscriber=found).order_by("at").values("kind", "place", "words", "at")
        ),
        "letters": list(
            Delivery.objects.filter(subscriber=found).order_by("pk").values("issue__subject_id", "state", "claimed_at")
        ),
    }
    headers = {"Content-Disposition": 'attachment; filename="data-pelanggan.json"'}
    return JsonResponse(said, headers=headers, json_dumps_params={"indent": 2, "ensure_ascii": False})


@require_POST
@staff(Can.SEE_PERSONAL)
def forget(request: Request, pk: UUID) -> HttpResponse:
    """Erase a reader's address for ever."""
    did(request, lambda: erase(_subscriber(pk).pk), _("Alamat dihapus. Catatan izinnya tetap ada, tanpa alamat."))
    return redirect("newsletters:find")


@require_POST
@staff(Can.SEE_PERSONAL)
def bounced(request: Request, pk: UUID) -> HttpResponse:
    """Note that letters to an address come back."""
    did(request, lambda: note_bounce(_subscriber(pk).pk), _("Dicatat: surat ke alamat ini tidak sampai."))
    return redirect("newsletters:subscriber", pk)


@require_POST
@staff(Can.SEE_PERSONAL)
def unsubscribe(request: Request, pk: UUID) -> HttpResponse:
    """End the subscription of a reader who asked for it in another way."""
    did(request, lambda: leave(_subscriber(pk).pk, place=Place.OFFICE), _("Langganan dihentikan."))
    return redirect("newsletters:subscriber", pk)


def _subscriber(pk: UUID) -> Subscriber:
    return get_object_or_404(Subscriber.objects.all(), pk=pk)


def _mask(subscriber: Subscriber) -> str:
    """Return an address of which a part is hidden."""
    name, _at, host = subscriber.email.partition("@")
    return f"{name[:1]}{masked(name[1:], 0)}@{host}" if host else _("alamat yang dihapus")
