"""What was merged into a maker and may still be taken back."""

from collections.abc import Sequence

from kriya.makers.models import Maker, Merge


def merges_into(maker: Maker) -> Sequence[Merge]:
    """Return the merges that made a maker what it is, the newest first; those undone are left out."""
    rows = Merge.objects.filter(kept=maker, undone_at=None).select_related("absorbed", "merged_by")
    return list(rows.order_by("-merged_at", "-pk"))
