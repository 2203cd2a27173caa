"""Publish the council's figures: from then on they stand as they are."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.achievements.disclosure.shown import disclose
from kriya.achievements.models import PeriodClosing, Snapshot
from kriya.achievements.public import baseline_of, public_part
from kriya.achievements.queries.atoms import Counted, count, counted_of
from kriya.achievements.queries.changes import changes
from kriya.achievements.queries.snapshots import brand_of, digest_of, kept_of, newest_of, newest_said
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council


@transaction.atomic
def publish_numbers(*, by: User, note: str = "") -> Snapshot:
    """Count everything now and keep it for good; refuse an empty register. Twice makes two publications.

    A council that closes periods no longer does this: its figures are approved by a second person.
    """
    one_after_the_other()
    if Snapshot.objects.exclude(period="").exists():
        raise Refused("numbers_by_period")
    return write_snapshot(count(None), by=by, note=note)


def one_after_the_other() -> None:
    """Wait for whoever publishes in this council: each publication follows the digest of the one before."""
    Council.objects.select_for_update(no_key=True).get(pk=current_council().pk)


def snapshot_of_closing(closing: PeriodClosing, *, by: User) -> Snapshot:
    """Keep what a closing counted for good, as the next revision of its period."""
    return write_snapshot(
        counted_of(closing),
        by=by,
        period=closing.period,
        note=closing.note,
        reason=closing.reason,
        closing=closing,
        prepared_by_name=closing.prepared_by_name,
        soundness=[{**one, "explanation": closing.explanations.get(one["code"], "")} for one in closing.soundness],
    )


def write_snapshot(counted: Counted, *, by: User, period: str = "", **told: Any) -> Snapshot:
    """Keep counted figures for good, with what of them anyone may see; refuse an empty register."""
    if not counted.makers:
        raise Refused("numbers_empty")
    before = Snapshot.objects.defer("makers", "products").order_by("-published_at", "-pk").first()
    revised = newest_of(period) if period else None
    full = dict(counted.figures)
    baseline = baseline_of(full, before.baseline if before else None)
    allowed, contributions = disclose(counted.atoms, period, kept_of(period))
    public = public_part(full, baseline, allowed, newest_said(period))
    snapshot = Snapshot(
        as_of=date.fromisoformat(full["as_of"]),
        period=period,
        revision=revised.revision + 1 if revised else 0,
        figures=full,
        public=public,
        baseline=baseline,
        contributions=contributions,
        changed=changes(revised.public, public) if revised else [],
        brand=brand_of(current_council()),
        makers=counted.makers,
        products=counted.products,
        previous_digest=before.digest if before else "",
        published_at=now(),
        published_by=by,
        published_by_name=by.name,
        **_said(told),
    )
    snapshot.digest = digest_of(snapshot)
    snapshot.save()
    return snapshot


def _said(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in told.items()}
