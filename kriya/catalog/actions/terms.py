"""Give a council the common materials, techniques and motifs, and let it add, rename and retire words of its own."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from django.db import transaction
from django.utils.text import slugify

from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import Material, Motif, Product, Technique
from kriya.catalog.models.terms import Term
from kriya.catalog.terms import common_words
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused

KINDS: Final[Mapping[str, Any]] = {"material": Material, "technique": Technique, "motif": Motif}
_LONGEST_CODE: Final = 40
_PATH: Final = {"material": "materials__material", "technique": "technique", "motif": "motif"}


@transaction.atomic
def give_terms() -> int:
    """Give the council of the scope every word of the common list that it lacks; return how many were new.

    What the council renamed stays as it named it.
    """
    new = 0
    for kind, model in KINDS.items():
        there = set(model.objects.values_list("code", flat=True))
        words = [word for word in common_words() if word.kind == kind and word.code not in there]
        names = {field.name for field in model._meta.local_fields}
        rows = [model.of_scope(**{k: v for k, v in asdict(word).items() if k in names}) for word in words]
        new += len(model.objects.bulk_create(rows))
    return new


@transaction.atomic
def add_term(kind: str, *, name_id: str, code: str = "", **words: str) -> Term:
    """Add a word to a list of the council; refuse one whose code is taken, which a retired one keeps.

    The code is made from the name, or given where the word has it elsewhere already.
    """
    model = KINDS[kind]
    code = code or slugify(name_id)[:_LONGEST_CODE].strip("-")
    if not code:
        raise Refused("term_without_name")
    if model.objects.filter(code=code).exists():
        raise Refused("term_there_already", name=name_id)
    term: Term = model(code=code, name_id=name_id, **words)
    term.save()
    tell_insert(term)
    return term


@transaction.atomic
def change_term(kind: str, term: Term, **words: str) -> Term:
    """Call a word otherwise, or tell another meaning; public pages of its products follow at once."""
    if not words.get("name_id", term.name_id).strip():
        raise Refused("term_without_name")
    for name, value in words.items():
        setattr(term, name, value.strip())
    term.save()
    publish_products(Product.objects.filter(**{_PATH[kind]: term.pk}).values_list("pk", flat=True))
    return term


def retire_term(term: Term) -> None:
    """Let a word be chosen no more; products that have it keep it. Twice is once."""
    if term.retired_at is None:
        term.retired_at = now()
        term.save()


def bring_back_term(term: Term) -> None:
    """Let a retired word be chosen again."""
    if term.retired_at is not None:
        term.retired_at = None
        term.save()
