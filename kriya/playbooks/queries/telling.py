"""What the councils before it in the chain may know of an adoption: what was consented to, no more."""

from typing import Any

from kriya.core.clock import today
from kriya.playbooks.models import Adoption, Measurement, Share
from kriya.playbooks.queries.progress import progress_of

Json = dict[str, Any]


def told_of(adoption: Adoption) -> Json:
    """Return what of an adoption may be told now. Of one that ended, or tells nothing, only which it is.

    With tasks and checks alone nothing is told of what was counted; with figures also what stood behind the checks.
    """
    content, share = adoption.received.content, Share(adoption.share if adoption.ended_at is None else Share.NOTHING)
    told: Json = {
        "playbook": {
            "uid": str(adoption.uid), "version": adoption.received.version, "digest": adoption.received.digest
        },
        "credit": [row["digest"] for row in content["lineage"]],
        "share": share.value, "started_on": adoption.started_on.isoformat(), "as_of": today().isoformat(),
        "tasks_done": 0, "tasks_all": 0, "checks": [], "measured": [],
    }  # fmt: skip
    if share == Share.NOTHING:
        return told
    progress, is_full = progress_of(adoption), share == Share.FIGURES
    checks = [check.as_json() | ({} if is_full else {"found": None}) for check in progress.checks]
    taken = Measurement.objects.filter(adoption=adoption).order_by("days") if is_full else ()
    return told | {
        "tasks_done": progress.tasks_done,
        "tasks_all": len(progress.tasks),
        "checks": checks,
        "measured": [_measured(one) for one in taken],
    }


def _measured(taken: Measurement) -> Json:
    return {
        "days": taken.days, "on": taken.taken_on.isoformat(), "tasks_done": taken.tasks_done,
        "tasks_all": taken.tasks_all, "checks_passed": sum(row["passed"] for row in taken.checks),
        "checks_all": len(taken.checks), "figures": taken.figures,
    }  # fmt: skip
