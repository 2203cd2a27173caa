"""Jobs of taking part."""

from kriya.core.jobs import in_every_council
from kriya.participation.actions.places import expire_due


@in_every_council("*/5 * * * *", name="kriya.participation.tasks.expire_offers", lock="expire_offers")
def end_offers() -> None:
    """End offers that were not answered in time; the next in line is offered the seat."""
    expire_due()
