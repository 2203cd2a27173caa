"""Jobs of promotion."""

from kriya.core.jobs import in_every_council
from kriya.promotion.actions.counting import note_baskets


@in_every_council("50 18 * * *", name="kriya.promotion.tasks.baskets", lock="note_baskets")
def keep_baskets() -> None:
    """Note the baskets of each link before old ones are forgotten."""
    note_baskets()
