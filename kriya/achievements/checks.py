"""What `kriya check` proves of publications."""

from kriya.achievements.models import Snapshot
from kriya.achievements.queries.snapshots import digest_of
from kriya.core.checks.running import Found


def publications_unchanged() -> Found:
    """Compare each publication with its digest, and the row of digests with itself: none changed, none taken out."""
    snapshots = {snapshot.digest: snapshot for snapshot in Snapshot.objects.order_by("published_at", "pk")}
    differences = []
    for digest, snapshot in snapshots.items():
        if digest_of(snapshot) != digest:
            differences.append(f"publication of {snapshot.as_of} ({snapshot.pk}) was changed")
        if snapshot.previous_digest and snapshot.previous_digest not in snapshots:
            differences.append(f"publication before {snapshot.as_of} ({snapshot.pk}) is missing")
    return Found(len(snapshots), differences)
