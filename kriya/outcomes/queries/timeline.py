"""What a maker said after programmes, as its history in the register tells it."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.makers.queries.timeline.entry import Entry, Kind
from kriya.outcomes.models import FollowUpAnswer


def told(makers: Sequence[UUID]) -> list[Entry]:
    """Return an entry for each answer of a maker and of those merged into it: one question."""
    rows = FollowUpAnswer.objects.filter(ask__maker__in=makers)
    return [_entry(one) for one in rows.select_related("ask__call", "ask__exhibition", "by").order_by("pk")]


def _entry(one: FollowUpAnswer) -> Entry:
    title = _("Setelah “%(title)s”: menjual %(sold)s") % {"title": one.ask.programme, "sold": one.get_sold_display()}
    return Entry(
        one.said_at, Kind.PROGRAMME, title, by=one.by_id, who=str(one.by) if one.by else "", text=one.changed,
        href=reverse("outcomes:maker", args=[one.ask.maker_id]),
    )  # fmt: skip
