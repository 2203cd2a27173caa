"""Questions about materials, techniques and motifs."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower
from django.http import Http404

from kriya.catalog.models import Material, Motif, Product, ProductMaterial, Technique

_MODELS: Final[Mapping[str, Any]] = {"material": Material, "technique": Technique, "motif": Motif}
_USED: Final[Mapping[str, Any]] = {"material": ProductMaterial, "technique": Product, "motif": Product}


def terms_in_use(kind: str) -> QuerySet[Any]:
    """Return the words of a list with `n`, how many products use each; those that are retired last."""
    used = _USED[kind].objects.filter(**{kind: OuterRef("pk")}).order_by().values(kind).annotate(n=Count("pk"))
    words: QuerySet[Any] = _MODELS[kind].objects.annotate(n=Coalesce(Subquery(used.values("n")), 0))
    return words.order_by("retired_at", Lower("name_id"))


def find_term(pk: UUID) -> tuple[str, Any]:
    """Return a word with the kind of its list; raise Http404 when it is in none."""
    for kind, model in _MODELS.items():
        if found := model.objects.filter(pk=pk).first():
            return kind, found
    raise Http404
