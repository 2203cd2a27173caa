"""What the council offers, as the office and as anyone reads it."""

from typing import Any, Final
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kriya.assistance.models import OPEN_STATES, CaseState, PublishedService, Service, ServiceStep
from kriya.core.scoping import current_council

PUBLIC_COLUMNS: Final = (
    "slug", "name", "kind", "summary", "about", "audience", "documents", "cost", "payer", "call_id",
)  # fmt: skip


def shown_of(service: Service) -> dict[str, Any]:
    """Return what anyone reads of a service, by column."""
    steps = ServiceStep.objects.filter(service=service).order_by("position")
    return {
        **{name: getattr(service, name) for name in PUBLIC_COLUMNS},
        "steps": [{"title": one.title, "doer": one.doer, "days": one.days} for one in steps],
    }


def _days() -> Subquery:
    """Return how long a service takes: a question of its own, since two joins would count each step twice."""
    steps = ServiceStep.objects.filter(service=OuterRef("pk")).order_by().values("service")
    return Subquery(steps.annotate(whole=Sum("days")).values("whole"), output_field=IntegerField())


def services_shown() -> QuerySet[Service]:
    """Return services with how long they take and how many cases are open and done, those offered first."""
    return Service.objects.annotate(
        days=Coalesce(_days(), 0),
        open_cases=Count("cases", filter=Q(cases__state__in=OPEN_STATES)),
        done_cases=Count("cases", filter=Q(cases__state=CaseState.DONE)),
    ).order_by("retired_at", "kind", "name")


def services_offered() -> QuerySet[Service]:
    """Return what makers may ask for, by kind and name."""
    return Service.objects.filter(published_at__isnull=False, retired_at=None).order_by("kind", "name")


def public_services() -> QuerySet[PublishedService]:
    """Return what anyone may read of services, by kind and name."""
    return PublishedService.objects.of(current_council().pk).order_by("kind", "name")


def public_id_of(slug: str) -> UUID | None:
    """Return the id of a public service by its address."""
    found: UUID | None = public_services().filter(slug=slug).values_list("service_id", flat=True).first()
    return found
