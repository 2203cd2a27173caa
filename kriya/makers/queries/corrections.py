"""What makers want to be corrected."""

from collections.abc import Sequence

from django.db.models import QuerySet

from kriya.makers.models import CorrectionRequest, Maker


def open_corrections() -> "QuerySet[CorrectionRequest]":
    """Return wishes without an answer, the oldest first."""
    rows: QuerySet[CorrectionRequest] = CorrectionRequest.objects.filter(answered_at=None)
    return rows.select_related("maker", "asked_by").order_by("asked_at", "pk")


def unanswered(maker: Maker) -> Sequence[CorrectionRequest]:
    """Return what one maker still waits for, the oldest first."""
    return list(maker.corrections.filter(answered_at=None).select_related("asked_by").order_by("asked_at", "pk"))
