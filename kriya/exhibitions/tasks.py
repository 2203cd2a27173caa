"""Jobs of exhibitions."""

from kriya.core.jobs import in_every_council
from kriya.exhibitions.actions.leads import forget_leads


@in_every_council("55 20 * * 0", name="kriya.exhibitions.tasks.forget_leads", lock="forget_leads")
def forget_weekly() -> None:
    """Forget who was met a year ago and did not come back."""
    forget_leads()
