"""Begin a campaign and change it."""

from datetime import date

from django.db import transaction

from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.promotion.models import Campaign


@transaction.atomic
def keep_campaign(
    campaign: Campaign | None, *, name: str, starts_on: date, ends_on: date | None = None, note: str = ""
) -> Campaign:
    """Begin a campaign, or change one; refuse a name that another has, and days in the wrong order."""
    kept = campaign or Campaign()
    if ends_on is not None and ends_on < starts_on:
        raise Refused("campaign_days_wrong")
    if Campaign.objects.filter(name__iexact=name).exclude(pk=kept.pk).exists():
        raise Refused("campaign_name_taken", name=name)
    kept.name, kept.starts_on, kept.ends_on, kept.note = name, starts_on, ends_on, note
    kept.save()
    if campaign is None:
        tell_insert(kept)
    return kept
