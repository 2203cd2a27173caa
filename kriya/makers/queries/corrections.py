"""What makers want to be corrected."""

from django.db.models import QuerySet

from kriya.makers.models import CorrectionRequest


def open_corrections() -> "QuerySet[CorrectionRequest]":
    """Return wishes without an answer, the oldest first."""
    rows: QuerySet[CorrectionRequest] = CorrectionRequest.objects.filter(answered_at=None)
    return rows.select_related("maker", "asked_by").order_by("asked_at", "pk")
