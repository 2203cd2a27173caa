"""One public maker, and others like it."""

from collections.abc import Sequence
from typing import Final

from kriya.makers.models import Maker, PublishedMaker

_LONGEST_CHAIN: Final = 10
NEAR: Final = 4


def published(council_id: int, slug: str) -> PublishedMaker | None:
    """Return the public maker at this address, or None."""
    return PublishedMaker.objects.of(council_id).filter(slug=slug).first()


def kept_slug(council_id: int, slug: str) -> str | None:
    """Return the address of the public maker into which the one at this address was merged, or None."""
    into = Maker.objects.filter(slug=slug).values_list("merged_into", flat=True).first()
    for _link in range(_LONGEST_CHAIN):
        if into is None:
            return None
        kept = PublishedMaker.objects.of(council_id).filter(maker_id=into).values_list("slug", flat=True).first()
        if kept is not None:
            return str(kept)
        into = Maker.objects.filter(pk=into).values_list("merged_into", flat=True).first()
    return None


def near(maker: PublishedMaker) -> Sequence[PublishedMaker]:
    """Return a few other makers of the same crafts, those of the same district first."""
    same = PublishedMaker.objects.of(maker.council_id).filter(craft_codes__overlap=maker.craft_codes)
    others = same.exclude(pk=maker.pk)
    here = list(others.filter(district_code=maker.district_code).order_by("name", "pk")[:NEAR])
    if len(here) < NEAR:
        here += others.exclude(district_code=maker.district_code).order_by("name", "pk")[: NEAR - len(here)]
    return here
