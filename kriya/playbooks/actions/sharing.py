"""Show the council that made a playbook how its copy goes: only what was consented to, gone when the consent goes."""

from typing import Any

from django.db import transaction

from kriya.core.clock import now, today
from kriya.core.scoping import current_council
from kriya.playbooks.models import Adoption, Measurement, Share, SharedProgress
from kriya.playbooks.queries.progress import progress_of


@transaction.atomic
def set_share(adoption: Adoption, share: str) -> Adoption:
    """Say what the source may see; from this moment it sees that and no more."""
    adoption.share = Share(share)
    adoption.save(update_fields=["share"])
    tell_source(adoption)
    return adoption


def tell_source(adoption: Adoption) -> None:
    """Write what the source sees, or take it away."""
    if adoption.share == Share.NOTHING or adoption.ended_at is not None:
        SharedProgress.objects.filter(adoption_id=adoption.pk, council=current_council()).delete()
        return
    SharedProgress.objects.update_or_create(
        adoption_id=adoption.pk,
        defaults={"council": current_council(), "uid": adoption.uid, "told": _told(adoption), "told_at": now()},
    )


def _told(adoption: Adoption) -> dict[str, Any]:
    progress = progress_of(adoption)
    told: dict[str, Any] = {
        "version": adoption.received.version,
        "started_on": adoption.started_on.isoformat(),
        "as_of": today().isoformat(),
        "tasks_done": progress.tasks_done,
        "tasks_all": len(progress.tasks),
        "checks_passed": progress.passed,
        "checks_all": len(progress.checks),
    }
    if adoption.share == Share.FIGURES:
        taken = Measurement.objects.filter(adoption=adoption).order_by("days")
        told["measured"] = [{"days": one.days, "on": one.taken_on.isoformat(), "figures": one.figures} for one in taken]
    return told
