"""One timeline of all that happened with a product: steps with their reasons, and what was edited."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.catalog.models import (
    Product,
    ProductChange,
    ProductMaterial,
    ProductPhoto,
    ProductStep,
    ProductVariant,
    StepKind,
)
from kriya.catalog.queries.words import Words, field_label
from kriya.core.history import DELETE, INSERT, UPDATE, Edit, edits_of, page_of

Line = tuple[str, Any, Any]
MOST: Final = 60
_SILENT: Final = {"state", "published_at", "publish_at", "position", "approved_at"}
_TONES: Final = {
    StepKind.PUBLISHED: "good", StepKind.CHANGE_ACCEPTED: "good", StepKind.RETURNED: "wait",
    StepKind.CHANGE_RETURNED: "wait", StepKind.WITHDRAWN: "bad",
}  # fmt: skip


def timeline_of(product: Product) -> list[dict[str, Any]]:
    """Return what happened, the newest first, as the design's timeline takes it; questions do not grow with it."""
    steps = [
        _step(step)
        for step in ProductStep.objects.filter(product=product).select_related("by").prefetch_related("notes")
    ]
    entries = [*steps, *_edits(product), _entered(product)]
    return sorted(entries, key=lambda entry: entry["at"], reverse=True)[:MOST]


def last_return(product: Product) -> ProductStep | None:
    """Return the step by which a product was returned last, with its notes."""
    returned = ProductStep.objects.filter(product=product, kind=StepKind.RETURNED)
    return returned.select_related("by").prefetch_related("notes").order_by("-at").first()


def change_lines(change: ProductChange) -> list[Line]:
    """Return what a change asks for: field, what it says now, what it would say. Photos are shown, not told."""
    product = change.product
    now = {field: _present(product, field) for field in change.values if field != "photos"}
    words = Words([*now.items(), *change.values.items()])
    return [(field_label(field), words.say(field, now[field]), words.say(field, change.values[field])) for field in now]


def _present(product: Product, field: str) -> Any:
    if field == "materials":
        return [str(row.material_id) for row in product.materials.all()]
    if field == "variants":
        return [[row.name, row.price] for row in product.variants.all()]
    found: Any = product._meta.get_field(field)
    return getattr(product, found.attname)


def _entered(product: Product) -> dict[str, Any]:
    return {"at": product.created_at, "title": _("Dicatat sebagai draf")}


def _step(step: ProductStep) -> dict[str, Any]:
    said = [step.reason, *(f"{field_label(note.field)}: {note.reason}" for note in step.notes.all())]
    if step.due_at is not None:
        said.append(_("Tayang %(when)s.") % {"when": date_format(localtime(step.due_at), "j M Y, H.i")})
    return {
        "at": step.at,
        "title": capfirst(str(step)),
        "by": step.by.name if step.by else "",
        "text": " · ".join(filter(None, said)),
        "tone": _TONES.get(StepKind(step.kind), ""),
    }


def _edits(product: Product) -> list[dict[str, Any]]:
    found: list[tuple[Edit, list[tuple[str, Any, Any]]]] = []
    for edit in edits_of(Product, [product], id=product.pk):
        if edit.kind == UPDATE:
            changes = [(c.column, c.before, c.after) for c in edit.changes if c.column not in _SILENT]
            found.append((edit, changes))
    for model, field in ((ProductMaterial, "materials"), (ProductVariant, "variants"), (ProductPhoto, "photos")):
        rows = list(model.objects.filter(product=product))
        found += [(edit, _part(edit, field)) for edit in edits_of(model, rows, product_id=product.pk)]
    return _joined([(edit, changes) for edit, changes in found if changes])


def _part(edit: Edit, field: str) -> list[tuple[str, Any, Any]]:
    """Return what became of a row that hangs on the product."""
    if edit.kind == UPDATE:
        told = [c for c in edit.changes if c.column in {"name", "price", "alt_id", "alt_en"}]
        return [(field, _shown(edit.row, field), _shown_after(edit, field))] if told else []
    shown = _shown(edit.row, field)
    return [(field, None, shown)] if edit.kind == INSERT else [(field, shown, None)] if edit.kind == DELETE else []


def _shown(row: Any, field: str) -> Any:
    if field == "materials":
        return [str(row.material_id)]
    return [[row.name, row.price]] if field == "variants" else (row.alt_id or _("satu foto"))


def _shown_after(edit: Edit, field: str) -> Any:
    after = {change.column: change.after for change in edit.changes}
    if field == "variants":
        return [[after.get("name", edit.row.name), after.get("price", edit.row.price)]]
    return after.get("alt_id", edit.row.alt_id) or _("satu foto")


def _joined(edits: Sequence[tuple[Edit, list[tuple[str, Any, Any]]]]) -> list[dict[str, Any]]:
    """Make one entry of what was edited in one request."""
    moments: dict[Any, list[tuple[Edit, list[tuple[str, Any, Any]]]]] = {}
    for edit, changes in edits:
        moments.setdefault(edit.moment, []).append((edit, changes))
    words = Words([(f, v) for _edit, changes in edits for f, before, after in changes for v in (before, after)])
    names = _names(edit.by for edit, _changes in edits)
    return [_entry(parts, words, names) for parts in moments.values()]


def _entry(parts: list[tuple[Edit, list[tuple[str, Any, Any]]]], words: Words, names: dict[int, str]) -> dict[str, Any]:
    first = parts[0][0]
    lines = [
        (field_label(field), words.say(field, before), words.say(field, after))
        for _edit, changes in parts
        for field, before, after in changes
    ]
    told = {"at": first.at, "title": _("Diubah"), "by": names.get(first.by or 0, ""), "changes": lines}
    return {**told, "page": page_of(first.url), "request": first.request}


def _names(people: Iterable[int | None]) -> dict[int, str]:
    keys = {pk for pk in people if pk}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
