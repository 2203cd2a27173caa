"""Questions of newsletters; none writes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from kriya.newsletters.models import Delivery, DeliveryState, Issue, IssueLink, Subscriber, SubscriberState
from kriya.promotion.queries.funnel import Funnel, funnels, total_of


@dataclass(frozen=True)
class Progress:
    """How far an issue is: letters in all and by state. `unsure` were cut off, and nobody knows whether they left."""

    total: int = 0
    waiting: int = 0
    unsure: int = 0
    sent: int = 0
    failed: int = 0


def progress_of(issues: Iterable[Issue]) -> dict[UUID, Progress]:
    """Return how far issues are, in one question."""
    counted: dict[UUID, dict[str, int]] = {issue.pk: {} for issue in issues}
    rows = Delivery.objects.filter(issue__in=counted).order_by().values_list("issue", "state").annotate(n=Count("pk"))
    for issue, state, n in rows:
        counted[issue][state] = n
    names = {
        DeliveryState.WAITING: "waiting",
        DeliveryState.SENDING: "unsure",
        DeliveryState.SENT: "sent",
        DeliveryState.FAILED: "failed",
    }
    return {
        pk: Progress(sum(found.values()), **{name: found.get(state, 0) for state, name in names.items()})
        for pk, found in counted.items()
    }


def funnels_of(issues: Iterable[Issue]) -> Mapping[UUID, Funnel]:
    """Return what the links of issues brought."""
    rows = list(IssueLink.objects.filter(issue__in=list(issues)).select_related("link"))
    numbers = funnels([row.link for row in rows])
    return {
        issue: total_of(numbers[row.link_id] for row in rows if row.issue_id == issue)
        for issue in {row.issue_id for row in rows}
    }


def codes_of(issue: UUID) -> dict[str, str]:
    """Return the codes of an issue's measured links by what they lead to."""
    return dict(IssueLink.objects.filter(issue=issue).values_list("target", "link__code"))


def readers() -> dict[str, int]:
    """Return how many addresses there are in each state."""
    counted = dict(Subscriber.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return {state: counted.get(state, 0) for state in SubscriberState.values}
