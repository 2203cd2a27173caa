"""Jobs of promotion."""

from kriya.core.jobs import in_every_council
from kriya.promotion.actions.counting import note_baskets
from kriya.promotion.actions.reach import forget_old_reach


@in_every_council("50 18 * * *", name="kriya.promotion.tasks.baskets", lock="note_baskets")
def keep_baskets() -> None:
    """Note the baskets of each link before old ones are forgotten."""
    note_baskets()


@in_every_council("10 19 * * *", name="kriya.promotion.tasks.forget_reach", lock="forget_reach")
def forget_reach() -> None:
    """Delete counts of reach past their time, and searches that stayed rare."""
    forget_old_reach()
