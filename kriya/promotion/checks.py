"""What `kriya check` proves of promotion."""

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.promotion.models import Link, PublishedLink


def short_links() -> Found:
    """Compare each short link with the projection by which visitors find it."""
    kept = dict(Link.objects.values_list("code", "pk"))
    shown = dict(PublishedLink.objects.filter(council=current_council()).values_list("code", "link_id"))
    codes = kept.keys() | shown.keys()
    return Found(len(kept), [f"{code}: leads astray" for code in sorted(codes) if kept.get(code) != shown.get(code)])
