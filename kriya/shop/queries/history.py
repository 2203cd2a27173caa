"""What was changed in the shop's settings, by whom and when."""

from typing import Any, Final

from django.utils.translation import gettext as _

from kriya.accounts.models import User
from kriya.core.history import DELETE, INSERT, edits_of

MOST: Final = 100


def settings_timeline(model: Any) -> list[dict[str, Any]]:
    """Return the edits of all rows of a model as the design's timeline takes them, newest first, in three questions."""
    rows = list(model.objects.all())
    edits = edits_of(model, rows)[:MOST]
    people = dict(User.objects.filter(pk__in={edit.by for edit in edits if edit.by}).values_list("pk", "name"))
    titles = {INSERT: _("ditambahkan"), DELETE: _("dihapus")}
    return [
        {
            "at": edit.at,
            "title": f"{_name(edit.row)} {titles.get(edit.kind, _('diubah'))}",
            "by": people.get(edit.by, "") if edit.by else "",
            "changes": [
                (str(model._meta.get_field(one.column).verbose_name), one.before, one.after)
                for one in edit.changes
                if not one.sealed
            ],
        }
        for edit in edits
    ]


def _name(event: Any) -> str:
    """Return how a row is called in its history, though the event is no row of the model itself."""
    if hasattr(event, "region_code"):
        return f"{event.region_code or _('wilayah lain')} ≤ {event.up_to_g} g"
    return event.code if hasattr(event, "code") else str(_("Aturan toko"))
