"""Jobs of sales."""

from uuid import UUID

from kriya.core.jobs import council_job
from kriya.sales.actions.closing import supplement
from kriya.sales.models import Shift


@council_job(queue="default")
def supplement_shift(shift: str) -> None:
    """Tell what arrived of a shift while it was being closed."""
    supplement(Shift.objects.get(pk=UUID(shift)))
