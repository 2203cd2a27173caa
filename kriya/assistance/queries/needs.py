"""Whom to offer help: makers that were not chosen for a reason that help would mend, and what curators noted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from kriya.assistance.models import Case, Origin, ServiceKind
from kriya.catalog.models import FieldNote
from kriya.core.clock import now
from kriya.participation.models import ApplicationState, Decision, Outcome
from kriya.participation.models import Reason as NotChosen

_LATELY: Final = timedelta(days=365)
MOST: Final = 60
# What help could mend, and what kind of service does.
_MENDED: Final = {NotChosen.PAPERS: ServiceKind.PAPER, NotChosen.PRODUCT: ServiceKind.DESIGN, NotChosen.INCOMPLETE: ""}


@dataclass(frozen=True)
class Hint:
    """Something that tells that a maker needs help: where it was said, what, and what kind of service may mend it."""

    origin: Origin
    source: UUID
    maker: UUID
    maker_name: str
    about: str
    text: str
    at: datetime
    kind: str


def hints() -> list[Hint]:
    """Return what was said within a year and nobody was offered help for, the newest first: four questions."""
    found = [*_refusals(), *_notes()]
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def hint_of(origin: str, source: UUID) -> Hint | None:
    """Return one of them."""
    if origin not in {Origin.REFUSAL, Origin.CURATION}:
        return None
    rows = _refusals([source]) if origin == Origin.REFUSAL else _notes([source])
    return next(iter(rows), None)


def _refusals(of: Iterable[UUID] | None = None) -> list[Hint]:
    """Return refused applications; those with a case, open or ended, are taken care of."""
    cared = Case.objects.filter(application__isnull=False).values("application")
    rows = Decision.objects.filter(
        outcome=Outcome.REFUSE,
        reason__in=list(_MENDED),
        applied_at__gte=now() - _LATELY,
        application__state=ApplicationState.SENT,
    ).exclude(application__in=cared)
    rows = rows.filter(application__in=list(of)) if of is not None else rows
    rows = rows.select_related("application__maker", "application__call").order_by("-applied_at", "pk")[:MOST]
    return [
        Hint(
            Origin.REFUSAL,
            row.application_id,
            row.application.maker_id,
            row.application.maker.name,
            row.application.call.title,
            f"{NotChosen(row.reason).label}: {row.words}",
            row.applied_at or row.decided_at,
            _MENDED[NotChosen(row.reason)],
        )
        for row in rows
    ]


def _notes(of: Iterable[UUID] | None = None) -> list[Hint]:
    """Return what curators returned products for; the council's own products have no maker to help."""
    cared = Case.objects.filter(note__isnull=False).values("note")
    rows = FieldNote.objects.filter(step__at__gte=now() - _LATELY, step__product__maker__isnull=False)
    rows = rows.exclude(pk__in=cared)
    rows = rows.filter(pk__in=list(of)) if of is not None else rows
    rows = rows.select_related("step__product__maker").order_by("-step__at", "pk")[:MOST]
    return [
        Hint(
            Origin.CURATION,
            row.pk,
            row.step.product.maker_id,
            row.step.product.maker.name,
            str(row.step.product),
            row.reason,
            row.step.at,
            ServiceKind.DESIGN,
        )
        for row in rows
    ]
