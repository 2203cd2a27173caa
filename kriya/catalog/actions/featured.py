"""Makers who stand on the council's home page for a while."""

from datetime import date

from django.db import transaction

from kriya.catalog.models import FeaturedMaker
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.makers.models import Maker


@transaction.atomic
def feature_maker(
    *, maker: Maker, starts_on: date, ends_on: date, words_id: str = "", words_en: str = ""
) -> FeaturedMaker:
    """Put a maker in front from one day to another, both included; refuse days the wrong way round."""
    if starts_on > ends_on:
        raise Refused("days_wrong_way_round")
    row = FeaturedMaker(maker=maker, starts_on=starts_on, ends_on=ends_on, words_id=words_id, words_en=words_en)
    row.save()
    tell_insert(row)
    return row


def end_featuring(row: FeaturedMaker) -> None:
    """Take a maker from the front; twice is once."""
    FeaturedMaker.objects.filter(pk=row.pk).delete()
