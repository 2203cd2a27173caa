"""What `kriya check` proves of exhibitions."""

from kriya.core.checks.running import Found, compare_projection
from kriya.exhibitions.actions.projection import COLUMNS, PROJECTION
from kriya.exhibitions.models import Closing, ClosingState, Exhibition
from kriya.exhibitions.queries.law import law
from kriya.ledger.checks import gaps
from kriya.ledger.models import NumberKind


def published_exhibitions() -> Found:
    """Compare the public projection of exhibitions with what publishing would write now."""
    return compare_projection(
        table="exhibitions_publishedexhibition",
        key="exhibition_id",
        columns=COLUMNS,
        wanted=PROJECTION,
        exhibitions=list(Exhibition.objects.values_list("pk", flat=True)),
    )


def closed_exhibitions() -> Found:
    """Prove the closing law: by movements as by levels, and of each closing by the sales that are known of it.

    Each closing has a number and none is missing.
    """
    differences, looked_at = [], 0
    for exhibition in Exhibition.objects.select_related("location").order_by("pk"):
        for line in law(exhibition):
            looked_at += 1
            if line.left != line.level:
                differences.append(f"{exhibition.slug}: {line.code} has {line.level} left, movements say {line.left}")
    numbers = set(Closing.objects.filter(state=ClosingState.CLOSED).values_list("number", flat=True))
    numbered = gaps(NumberKind.CLOSING, numbers)
    return Found(looked_at + numbered.checked, [*differences, *numbered.differences])
