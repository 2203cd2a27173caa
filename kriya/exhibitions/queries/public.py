"""Exhibitions as visitors see them, from the projection; makers and pieces from theirs, so that nobody stands there who
is not public."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.public import public_products
from kriya.core.scoping import current_council
from kriya.exhibitions.models import PublishedExhibition
from kriya.makers.models import PublishedMaker


@dataclass(frozen=True)
class Shown:
    """Who takes part, with the codes of their booths, and the pieces that are shown."""

    makers: Sequence[tuple[PublishedMaker, str]]
    pieces: Sequence[PublishedProduct]


def coming(on: date | None = None) -> list[PublishedExhibition]:
    """Return the public exhibitions that run or are to come, the next first."""
    rows = PublishedExhibition.objects.of(current_council().pk).filter(ends_on__gte=on or localdate())
    return list(rows.order_by("starts_on", "name"))


def past(on: date | None = None) -> list[PublishedExhibition]:
    """Return the public exhibitions that are over, the latest first."""
    rows = PublishedExhibition.objects.of(current_council().pk).filter(ends_on__lt=on or localdate())
    return list(rows.order_by("-starts_on", "name"))


def public_exhibition(slug: str) -> PublishedExhibition | None:
    """Return a public exhibition by its address."""
    return PublishedExhibition.objects.of(current_council().pk).filter(slug=slug).first()


def id_of(slug: str) -> UUID | None:
    """Return the id of a public exhibition by its address."""
    found = public_exhibition(slug)
    return found.exhibition_id if found else None


def latest(most: int) -> list[PublishedExhibition]:
    """Return the exhibitions that were published last, for those who follow the council."""
    return list(PublishedExhibition.objects.of(current_council().pk).order_by("-published_at", "pk")[:most])


def shown_at(exhibition: PublishedExhibition) -> Shown:
    """Return the public makers and pieces of an exhibition in its order, in two questions."""
    council = exhibition.council_id
    ids = [one["id"] for one in exhibition.makers]
    makers = {str(one.pk): one for one in PublishedMaker.objects.of(council).filter(pk__in=ids)}
    there = {one.pk: one for one in public_products().filter(pk__in=exhibition.products).order_by()}
    return Shown(
        [(makers[one["id"]], ", ".join(one["booths"])) for one in exhibition.makers if one["id"] in makers],
        [there[pk] for pk in exhibition.products if pk in there],
    )
