"""What the register knows of makers that a call may ask for, gathered for many of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db.models import Count, Q

from kriya.catalog.models import Product, ProductState
from kriya.makers.models import Maker, MakerCraft, Paper
from kriya.makers.queries.annotations import with_size_class


@dataclass(frozen=True)
class MakerFacts:
    """What is known of a maker on a day; "" and None are unknown. `crafts` are codes, the main one first."""

    status: str = ""
    district: str = ""
    crafts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    size: str = ""
    started_year: int | None = None
    products: int = 0

    @property
    def craft(self) -> str:
        """The main craft's code, "" where none is known."""
        return self.crafts[0] if self.crafts else ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        return cls(**{**kept, "crafts": tuple(kept.get("crafts", ())), "papers": tuple(kept.get("papers", ()))})


def facts_of(makers: Iterable[UUID], on: date) -> dict[UUID, MakerFacts]:
    """Return what is known of each maker: four questions, however many makers."""
    wanted = list(makers)
    crafts, papers = _crafts(wanted), _papers(wanted, on)
    public = Product.objects.filter(maker__in=wanted, state=ProductState.PUBLISHED).order_by().values("maker")
    products = dict(public.annotate(n=Count("pk")).values_list("maker", "n"))
    rows = with_size_class(Maker.objects.filter(pk__in=wanted), "size_class")
    return {
        row.pk: MakerFacts(
            status=row.status,
            district=row.district_code,
            crafts=crafts[row.pk],
            papers=papers[row.pk],
            size=row.size_class or row.typed_size_class,  # type: ignore[attr-defined]
            started_year=row.started_year,
            products=products.get(row.pk, 0),
        )
        for row in rows
    }


def _crafts(makers: list[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    rows = MakerCraft.objects.filter(maker__in=makers).order_by("-is_main", "craft__code")
    for maker, code in rows.values_list("maker", "craft__code"):
        found[maker] += (code,)
    return found


def _papers(makers: list[UUID], on: date) -> Mapping[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    valid = Paper.objects.filter(Q(expires_on=None) | Q(expires_on__gte=on), maker__in=makers)
    for maker, kind in valid.order_by("kind").values_list("maker", "kind").distinct():
        found[maker] += (kind,)
    return found
