"""Let other councils count ours in their median, and take that back."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.models import PeerConsent, PeerFigures, Snapshot
from kriya.achievements.queries.peers import has_agreed, values_of
from kriya.achievements.queries.snapshots import periods_published
from kriya.core.clock import now
from kriya.core.scoping import current_council


def tell_peers(snapshot: Snapshot) -> None:
    """Write what anyone may see of a publication beside that of other councils, if this one agreed."""
    if not snapshot.period or not has_agreed():
        return
    PeerFigures.objects.update_or_create(
        council=current_council(),
        period=snapshot.period,
        defaults={"snapshot_id": snapshot.pk, "values": values_of(snapshot.public)},
    )


@transaction.atomic
def agree(*, by: User) -> None:
    """Let public figures of this council count in the median, with no name. Twice is once."""
    if has_agreed():
        return
    PeerConsent(given_at=now(), given_by=by).save()
    for snapshot in periods_published():
        tell_peers(snapshot)


@transaction.atomic
def withdraw(*, by: User) -> None:
    """Count no longer: our figures leave the median at once. Twice is once."""
    PeerConsent.objects.filter(withdrawn_at=None).update(withdrawn_at=now(), withdrawn_by=by)
    PeerFigures.objects.filter(council=current_council()).delete()
