"""What `kriya check` proves of exhibitions."""

from kriya.core.checks.running import Found, compare_projection
from kriya.exhibitions.actions.projection import COLUMNS, PROJECTION
from kriya.exhibitions.models import Closing, ClosingState, Exhibition, Participant
from kriya.exhibitions.queries.law import law
from kriya.ledger.checks import gaps
from kriya.ledger.models import NumberKind
from kriya.participation.models import Place, PlaceState
from kriya.showroom.queries.news import roots_of


def published_exhibitions() -> Found:
    """Compare the public projection of exhibitions with what publishing would write now."""
    return compare_projection(
        table="exhibitions_publishedexhibition",
        key="exhibition_id",
        columns=COLUMNS,
        wanted=PROJECTION,
        exhibitions=list(Exhibition.objects.values_list("pk", flat=True)),
    )


def participants_of_calls() -> Found:
    """Prove that whoever takes part in an exhibition with a call has a place of that call."""
    rows = Participant.objects.filter(exhibition__call__isnull=False, withdrawn_at=None)
    found = list(rows.order_by("pk").values_list("exhibition__slug", "exhibition__call", "maker"))
    have = Place.objects.filter(call__in={call for _slug, call, _maker in found}, state=PlaceState.TAKEN)
    places = list(have.values_list("call", "maker"))
    roots = roots_of({maker for _call, maker in places} | {maker for _slug, _call, maker in found})
    seated = {(call, roots[maker]) for call, maker in places}
    wrong = [
        f"{slug}: {maker} has no place of its call" for slug, call, maker in found if (call, roots[maker]) not in seated
    ]
    return Found(len(found), wrong)


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
    numbered = gaps({NumberKind.CLOSING: numbers})
    return Found(looked_at + numbered.checked, [*differences, *numbered.differences])
