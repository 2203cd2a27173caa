"""Publish the council's figures: from then on they stand as they are."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.models import Snapshot
from kriya.achievements.public import baseline_of, public_part
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.queries.snapshots import digest_of
from kriya.catalog.models import Product
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.makers.models import Maker


@transaction.atomic
def publish_numbers(*, by: User, note: str = "") -> Snapshot:
    """Count everything now and keep it for good; refuse an empty register. Twice makes two publications."""
    # One after the other: each follows the digest of the one before.
    Council.objects.select_for_update(no_key=True).get(pk=current_council().pk)
    makers = list(Maker.objects.in_register().order_by("pk").values_list("pk", flat=True))
    if not makers:
        raise Refused("numbers_empty")
    before = Snapshot.objects.order_by("-published_at", "-pk").first()
    full = numbers().as_json()
    baseline = baseline_of(full, before.baseline if before else None)
    snapshot = Snapshot(
        as_of=full["as_of"],
        note=note.strip(),
        figures=full,
        public=public_part(full, baseline),
        baseline=baseline,
        makers=makers,
        products=list(Product.objects.order_by("pk").values_list("pk", flat=True)),
        previous_digest=before.digest if before else "",
        published_at=now(),
        published_by=by,
        published_by_name=by.name,
    )
    snapshot.digest = digest_of(snapshot)
    snapshot.save()
    return snapshot
