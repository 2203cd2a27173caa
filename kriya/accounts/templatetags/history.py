"""`{% history row %}`: what was changed of a record, at the foot of its page, for who may read it. A builtin."""

from typing import Any

from django import template

from kriya.accounts.queries.history import history_of
from kriya.accounts.roles import Can

register = template.Library()


@register.inclusion_tag("accounts/history.html", takes_context=True)
def history(context: template.Context, row: Any) -> dict[str, Any]:
    """Show the history of a row; nothing of one that is not there yet, nor to who may not read histories."""
    member = context.get("membership")
    if not row or member is None or not member.can(Can.READ_HISTORY):
        return {"shown": False}
    return {"shown": not row._state.adding, "edits": history_of(row)}
