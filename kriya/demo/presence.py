"""Whether the demo is there already, asked without what makes it: that takes as long to import as Django to start."""

from kriya.accounts.models import User
from kriya.achievements.models import Snapshot
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.demo.councils import COUNCILS, SHARED, regions_of_nation
from kriya.sales.models import Sale


def is_seeded() -> bool:
    """Tell whether seeding would find nothing to do."""
    there = {council.slug: council for council in Council.objects.all()}
    if set(regions_of_nation()) - {council.region_code for council in there.values()}:
        return False
    if not User.objects.filter(email=SHARED[1]).exists():
        return False
    return all(profile["slug"] in there and _is_whole(there[profile["slug"]]) for profile in COUNCILS)


def _is_whole(council: Council) -> bool:
    with council_scope(council):
        return Sale.objects.exists() and Snapshot.objects.exists()
