"""What of exhibitions travels: the checklist of what is done before and after; and what is counted of exhibitions."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Choice, Measure, Number, Part, Text, Values
from kriya.exhibitions.actions.preparing import add_pattern, change_pattern, drop_pattern
from kriya.exhibitions.models import Anchor, ChecklistPattern, Exhibition

_LONGEST_KEY = 90
_FIELDS = ("title", "anchor", "days")


def _patterns() -> dict[str, ChecklistPattern]:
    rows = ChecklistPattern.objects.order_by("pk")
    return {key: one for one in rows if (key := slugify(one.title)[:_LONGEST_KEY])}


class Checklist(Part):
    """Lines of the council's template, by their title."""

    title = _("Daftar periksa pameran")
    fields = {
        "title": Text(label=_("tugas"), most=160),
        "anchor": Choice(label=_("dihitung dari"), choices=tuple(Anchor.choices)),
        "days": Number(label=_("hari"), most=730),
    }

    def name(self, key: str, values: Values) -> str:
        return str(values.get("title") or key)

    def read(self) -> dict[str, dict[str, Any]]:
        return {key: {name: getattr(one, name) for name in _FIELDS} for key, one in _patterns().items()}

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - the history names who
        line = _patterns().get(key)
        if line is not None:
            change_pattern(line, **values)
        else:
            add_pattern(**{"title": key, "anchor": Anchor.START.value, "days": 1, **values})

    def remove(self, key: str, *, by: Any) -> None:  # noqa: ARG002
        if line := _patterns().get(key):
            drop_pattern(line)


CHECKLIST = Checklist()
HELD = Measure(
    title=_("pameran sejak mulai"),
    read=lambda since: Exhibition.objects.filter(starts_on__gte=since, cancelled_at=None).count(),
)
