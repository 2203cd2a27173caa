"""Jobs of taking part."""

from kriya.core.jobs import in_every_council
from kriya.participation.actions.places import expire_due
from kriya.participation.actions.reminding import remind


@in_every_council("*/5 * * * *", name="kriya.participation.tasks.expire_offers", lock="expire_offers")
def end_offers() -> None:
    """End offers that were not answered in time; the next in line is offered the seat."""
    expire_due()


@in_every_council("0 1 * * *", name="kriya.participation.tasks.remind", lock="remind_sessions")
def remind_of_sessions() -> None:
    """Remind participants, at eight in the morning of Jakarta, of what is tomorrow."""
    remind()
