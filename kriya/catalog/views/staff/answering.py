"""How the office's pages answer: a sentence, and a way to take back what was done."""

import secrets
from collections.abc import Sequence
from typing import Any, Final

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.accounts.request import Request
from kriya.catalog.actions.bulk import Before
from kriya.catalog.models import Product, PublishedProduct
from kriya.design.messages import undoable

_KEPT: Final = "catalog_undo"
_MOST: Final = 5


def tell_done(request: Request, before: Sequence[Before], words: str) -> None:
    """Say what was done with products and offer to take it back; what they were is kept in the session."""
    if not before:
        messages.info(request, _("Tidak ada yang berubah."))
        return
    secret = secrets.token_urlsafe(12)
    kept = request.session.get(_KEPT, {})
    kept = dict(list(kept.items())[-(_MOST - 1) :]) | {secret: [request.council.pk, list(before)]}
    request.session[_KEPT] = kept
    undoable(request, words, reverse("catalog:undo", args=[secret], urlconf=request.urlconf))


def kept_before(request: Request, secret: str) -> list[Before]:
    """Return what products were before something was done in this session and council; nothing when it is forgotten."""
    council, before = request.session.get(_KEPT, {}).get(secret, (None, []))
    return before if council == request.council.pk else []


def forget_before(request: Request, secret: str) -> None:
    """Forget what was kept: taken back once is enough."""
    request.session[_KEPT] = {key: value for key, value in request.session.get(_KEPT, {}).items() if key != secret}


def published_words(request: Request, product: Product) -> str:
    """Return what became of a product that was published: whose maker is not public is not seen yet."""
    is_seen = PublishedProduct.objects.of(request.council.pk).filter(pk=product.pk).exists()
    words = (
        _("“%(name)s” tayang.") if is_seen else _("“%(name)s” disetujui. Tampil begitu perajinnya tampil untuk umum.")
    )
    return words % {"name": product.name}


def picture_url(pk: Any) -> str:
    """Return the address at which the office sees a photo."""
    return reverse("catalog:office_photo", args=[pk]) if pk else ""
