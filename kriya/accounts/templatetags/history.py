"""`{% history row %}`: what was changed of a record, at the foot of its page, for who may read it. A builtin.

`{% history group "makers.GroupMember:group:maker" %}` tells its parts too: a model, its column that points to the
record, and the column that holds what a part is called, else what it calls itself.
`{% histories "sales.Till" "name" %}` tells all rows of a table whose rows have no page of their own, and
`{% told edits %}` what a view has put together.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.apps import apps

from kriya.accounts.queries.history import Told, history_of, history_of_all
from kriya.accounts.roles import Can

register = template.Library()


@register.inclusion_tag("accounts/history.html", takes_context=True)
def history(context: template.Context, row: Any, parts: str = "") -> dict[str, Any]:
    """Show the history of a row, and that of its `parts`.

    Nothing of a row that is not there yet, nor to who may not read histories.
    """
    if not row or row._state.adding or not _may_read(context):
        return {"shown": False}
    of_parts = [edit for part in parts.split() for edit in _edits_of_part(row, part)]
    return {"shown": True, "edits": sorted([*history_of(row), *of_parts], key=lambda edit: edit.at, reverse=True)}


def _edits_of_part(row: Any, part: str) -> list[Told]:
    label, column, *called = part.split(":")
    return history_of_all(apps.get_model(label), called[0] if called else str, **{column: row.pk})


@register.inclusion_tag("accounts/history.html", takes_context=True)
def histories(context: template.Context, label: str, called: str = "") -> dict[str, Any]:
    """Show the history of all rows of a model, called by what the column `called` holds, to who may read histories."""
    if not _may_read(context):
        return {"shown": False}
    return {"shown": True, "edits": history_of_all(apps.get_model(label), called or None)}


@register.inclusion_tag("accounts/history.html", takes_context=True)
def told(context: template.Context, edits: Iterable[Told]) -> dict[str, Any]:
    """Show a history that the view has put together."""
    return {"shown": _may_read(context), "edits": edits}


def _may_read(context: template.Context) -> bool:
    member = context.get("membership")
    return member is not None and member.can(Can.READ_HISTORY)
