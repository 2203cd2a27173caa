"""Calls as people find them, and what each maker may do with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q, QuerySet

from kriya.core.clock import now, today
from kriya.core.scoping import current_council
from kriya.makers.models import Maker
from kriya.participation.eligibility import Applicant, Finding, findings
from kriya.participation.models import (
    HOLDING,
    Application,
    ApplicationState,
    Call,
    Decision,
    Place,
    PublishedCall,
)
from kriya.participation.queries.facts import facts_of
from kriya.participation.queries.served import served_before

_LATELY: Final = timedelta(days=60)
"""So long after it ended a call still stands on its makers' telephones."""


@dataclass(frozen=True)
class Standing:
    """How a maker stands to a call: what fits, what it sent, what was decided (once applied), its place."""

    call: Call
    maker: Maker
    findings: tuple[Finding, ...]
    application: Application | None
    decision: Decision | None
    place: Place | None

    @property
    def may_apply(self) -> bool:
        return self.call.is_open(now()) and all(one.fits for one in self.findings)

    @property
    def is_sent(self) -> bool:
        return self.application is not None and self.application.state == ApplicationState.SENT

    @property
    def holds(self) -> bool:
        return self.place is not None and self.place.state in HOLDING


def standings(calls: Sequence[Call], maker: Maker) -> list[Standing]:
    """Return how a maker stands to each call: as many questions for one call as for ten of the same kinds."""
    on = today()
    facts = facts_of([maker.pk], on)[maker.pk]
    sent = {one.call_id: one for one in Application.objects.filter(call__in=calls, maker=maker)}
    applied = Decision.objects.filter(application__in=list(sent.values()), applied_at__isnull=False)
    decisions = {one.application_id: one for one in applied}
    places = {one.call_id: one for one in Place.objects.filter(call__in=calls, maker=maker)}
    found = []
    for call in calls:
        terms = call.terms
        asks = any(rule.kind == "new" for rule in terms.rules)
        times = served_before(call, [maker.pk])[maker.pk].times if asks else 0
        application = sent.get(call.pk)
        found.append(
            Standing(
                call,
                maker,
                tuple(findings(terms.rules, Applicant(facts, times, on.year))),
                application,
                decisions.get(application.pk) if application else None,
                places.get(call.pk),
            )
        )
    return found


def calls_for_makers(makers: Iterable[Maker]) -> QuerySet[Call]:
    """Return the calls that stand on these makers' telephones: open ones, and those they asked for until some weeks
    after, the next to close first."""
    instant = now()
    is_open = Q(cancelled_at=None, opens_at__lte=instant, closes_at__gt=instant)
    own = Application.objects.filter(maker__in=makers).values("call")
    found = Call.objects.filter(published_at__isnull=False).filter(
        is_open | Q(pk__in=own, ends_on__gte=today() - _LATELY)
    )
    return found.order_by("closes_at", "pk")


def calls_shown(kind: str = "") -> QuerySet[Call]:
    """Return calls for the office with how many applied, wait for an answer and hold a place, newest first."""
    found = Call.objects.filter(kind=kind) if kind else Call.objects.all()
    sent = Q(applications__state=ApplicationState.SENT)
    return found.annotate(
        sent=Count("applications", filter=sent, distinct=True),
        holding=Count("held", filter=Q(held__state__in=HOLDING), distinct=True),
        taken=Count("held", filter=Q(held__state="taken"), distinct=True),
    ).order_by("-starts_on", "-pk")


def public_calls(kind: str = "") -> QuerySet[PublishedCall]:
    """Return what anyone may read of calls."""
    found = PublishedCall.objects.of(current_council().pk)
    return found.filter(kind=kind) if kind else found


def applications_of(call: Call) -> QuerySet[Application]:
    """Return a call's applications with their makers, by when they were sent; drafts last."""
    rows = Application.objects.filter(call=call).select_related("maker").prefetch_related("decisions", "places")
    return rows.order_by("sent_at", "began_at", "pk")
