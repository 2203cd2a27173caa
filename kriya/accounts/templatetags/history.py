"""`{% history row %}`: what was changed of a record, at the foot of its page, for who may read it. A builtin.

`{% history group "makers.GroupMember:group" %}` tells its parts too: a model and its column that points to the record;
a part of a part points by two: `exhibitions.BoothUse:booth.exhibition`. On a page that is not the record's own,
`{% parts maker "showroom.NewsChoice:maker" %}` tells parts alone. `{% histories "sales.Till" %}` tells all rows of
tables whose rows have no page of their own, `{% removals "makers.Group" %}` the rows of a list that are gone, and their
pages with them, and `{% told whose %}` what a view says.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from kriya.accounts.queries.history import PAGE, Of, told_of
from kriya.accounts.roles import Can
from kriya.core.history import DELETE

register = template.Library()
OLDER, _MOST = "sampai", 5000


@register.inclusion_tag("accounts/history.html", takes_context=True)
def history(context: template.Context, row: Any, parts: str = "") -> dict[str, Any]:
    """Show the history of a row, and that of its `parts`. A row that is not there yet has none."""
    if not row or row._state.adding:
        return {"shown": False}
    # As it is in the database: a form that was refused may have changed the row in hand.
    own = [Of(type(row), {"id": row.pk}, is_own=True)] if hasattr(row, "pgh_event_model") else []
    return _shown(context, [*own, *(_part(row, part) for part in parts.split())])


@register.inclusion_tag("accounts/history.html", takes_context=True)
def parts(context: template.Context, row: Any, told: str) -> dict[str, Any]:
    """Show the history of what hangs on a row, and not its own."""
    return _shown(context, [_part(row, part) for part in told.split()])


@register.inclusion_tag("accounts/history.html", takes_context=True)
def removals(context: template.Context, tables: str) -> dict[str, Any]:
    """Show which rows of some tables were removed, where any were."""
    shown = _shown(context, [Of(apps.get_model(label), kinds=(DELETE,)) for label in tables.split()])
    return {**shown, "shown": bool(shown.get("edits")), "title": _("Yang dihapus")}


@register.inclusion_tag("accounts/history.html", takes_context=True)
def histories(context: template.Context, tables: str) -> dict[str, Any]:
    """Show the history of all rows of some tables."""
    return _shown(context, [Of(apps.get_model(label)) for label in tables.split()])


@register.inclusion_tag("accounts/history.html", takes_context=True)
def told(context: template.Context, whose: Iterable[Of]) -> dict[str, Any]:
    """Show the history of what the view says."""
    return _shown(context, whose)


def _shown(context: template.Context, whose: Iterable[Of]) -> dict[str, Any]:
    member = context.get("membership")
    if member is None or not member.can(Can.READ_HISTORY):
        return {"shown": False}
    until = context["request"].GET.get(OLDER, "")
    shown = min(int(until), _MOST) if until.isdecimal() and len(until) < 6 else PAGE
    edits, more = told_of(whose, max(shown, 1))
    asked = context["request"].GET.copy()
    asked[OLDER] = str(shown + PAGE)
    return {"shown": True, "edits": edits, "more": more, "older": f"?{asked.urlencode()}#riwayat"}


def _part(row: Any, part: str) -> Of:
    label, _colon, path = part.partition(":")
    model: Any = apps.get_model(label)
    column, _dot, above = path.partition(".")
    between = model._meta.get_field(column).related_model
    which = {f"{column}__in": _ever(between, above, row)} if above else {column: row.pk}
    return Of(model, which)


def _ever(model: Any, column: str, row: models.Model) -> set[Any]:
    """Return the keys of all rows that ever pointed to one, those that are gone too."""
    there = model.objects.filter(**{column: row.pk}).values_list("pk", flat=True)
    kept = getattr(model, "pgh_event_model", None)
    gone = kept.objects.filter(**{column: row.pk}).values_list("pgh_obj", flat=True) if kept else ()
    return {*there, *gone}
