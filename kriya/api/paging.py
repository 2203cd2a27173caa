"""Lists by key: each answer says after which key the next rows stand, so that a page costs the same wherever it is."""

from typing import Annotated, Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _
from ninja import Query

MOST: Final = 100
Limit = Annotated[int, Query(ge=1, le=MOST, description=_("berapa baris"))]


def page_of(rows: QuerySet[Any], key: str, after: Any, limit: int) -> tuple[list[Any], Any]:
    """Return up to `limit` rows after a key, in its order, and the key of the last one where more follow."""
    ordered = rows.order_by(key)
    if after not in (None, ""):
        ordered = ordered.filter(**{f"{key}__gt": after})
    found = list(ordered[: limit + 1])
    more = len(found) > limit
    return found[:limit], getattr(found[limit - 1], key) if more else None
