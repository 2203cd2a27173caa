"""Jobs of sales."""

from uuid import UUID

from kriya.core.jobs import council_job, in_every_council
from kriya.sales.actions.closing import supplement
from kriya.sales.actions.forgetting import forget_buyers
from kriya.sales.actions.paying_out import ask_about_exchanges
from kriya.sales.models import Shift


@council_job(queue="default")
def supplement_shift(shift: str) -> None:
    """Tell what arrived of a shift while it was being closed."""
    supplement(Shift.objects.get(pk=UUID(shift)))


@in_every_council("50 20 * * 0", name="kriya.sales.tasks.forget_buyers", lock="forget_buyers")
def forget_weekly() -> None:
    """Forget who bought a year ago."""
    forget_buyers()


@in_every_council("20 20 * * *", name="kriya.sales.tasks.ask_about_exchanges", lock="ask_about_exchanges")
def ask_daily() -> None:
    """Ask about exchanges of which the other half did not come."""
    ask_about_exchanges()
