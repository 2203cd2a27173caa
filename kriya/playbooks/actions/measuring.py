"""Measure what an adoption does: the same figures by the same definitions, before and 90, 180 and 365 days after."""

from datetime import timedelta

from kriya.core.clock import today
from kriya.playbooks.models import Adoption, Measurement
from kriya.playbooks.models.adoptions import MEASURED_AFTER
from kriya.playbooks.queries.progress import figures_now, progress_of


def measure(adoption: Adoption, days: int) -> Measurement:
    """Keep what is so now. Whether the playbook was followed (checks, tasks) stands apart from what came of it."""
    progress = progress_of(adoption)
    taken = Measurement(
        adoption=adoption, days=days, taken_on=today(), figures=figures_now(adoption.received.content),
        checks=[check.as_json() for check in progress.checks], tasks_done=progress.tasks_done,
        tasks_all=len(progress.tasks),
    )  # fmt: skip
    taken.save(force_insert=True)
    return taken


def measure_due(adoption: Adoption) -> list[Measurement]:
    """Measure for every day that has come and was not measured yet. Twice is once.

    Where the job slept through a day, one measurement stands for the last day that came: what was then is not known.
    """
    taken = set(adoption.measurements.values_list("days", flat=True))
    come = [days for days in MEASURED_AFTER if adoption.started_on + timedelta(days=days) <= today()]
    return [measure(adoption, days) for days in come[-1:] if days not in taken]
