"""Find the council that a command names."""

from kriya.core.refusal import Refused
from kriya.councils.models import Council
from kriya.councils.queries import council_of_slug


def council_called(slug: str) -> Council:
    """Return the council with this slug; refuse one that is not there."""
    council = council_of_slug(slug)
    if council is None:
        raise Refused("council_unknown", slug=slug)
    return council
