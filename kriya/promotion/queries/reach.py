"""How the public pages were used in some weeks: what was seen, from where people came, what was wanted and not had.

Each question is asked once, however many pages, products or words there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncWeek

from kriya.catalog.models import PublishedProduct
from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.promotion.models import (
    Campaign,
    Channel,
    Link,
    MissedSearch,
    PageKind,
    ReachDay,
    Source,
    WantedWords,
)
from kriya.promotion.models.reach import ASKED_OFTEN
from kriya.promotion.queries.funnel import Days, Funnel, funnels, total_of
from kriya.sales.models import SaleLine
from kriya.shop.models import CartLine
from kriya.shop.queries.offers import Offer, offers_of

WEEKS: Final = (4, 8, 13, 26, 52)
MOST_UNSOLD: Final = 100
MOST_WORDS: Final = 200
_FEW_PHOTOS: Final = 2
_SHORT_STORY: Final = 80


@dataclass(frozen=True)
class Narrowed:
    """Which weeks, ending with this one, and which pages and sources; "" is all of them."""

    weeks: int = 8
    kind: str = ""
    source: str = ""

    @property
    def days(self) -> Days:
        """Monday of the first week to today."""
        on = today()
        return on - timedelta(days=on.weekday() + 7 * (self.weeks - 1)), on

    def seen(self) -> QuerySet[ReachDay]:
        """Return the counts that it leaves."""
        rows = ReachDay.objects.filter(on__range=self.days).order_by()
        rows = rows.filter(kind=self.kind) if self.kind else rows
        found: QuerySet[ReachDay] = rows.filter(source=self.source) if self.source else rows
        return found


@dataclass(frozen=True)
class Week:
    """A week from its Monday on: pages seen, arrivals from outside our own pages, and what machines fetched."""

    monday: date
    views: int = 0
    arrivals: int = 0
    machines: int = 0


@dataclass(frozen=True)
class SourceLine:
    """What came from one source; the funnel is that of the channel's links, None where there can be none."""

    source: Source
    arrivals: int
    funnel: Funnel | None


@dataclass(frozen=True)
class CampaignLine:
    """What a campaign's links brought in these weeks, and how often its pages were seen."""

    campaign: Campaign | None
    links: int
    funnel: Funnel


@dataclass(frozen=True)
class Unsold:
    """A product that people looked at and nobody bought; `hints` are codes of what may help, the likeliest first."""

    product: PublishedProduct
    views: int
    baskets: int
    hints: tuple[str, ...]


@dataclass(frozen=True)
class Missed:
    """What was searched for and not found, how often, and when last."""

    words: str
    times: int
    last: date


_OUTSIDE: Final = ~Q(source=Source.INSIDE)


def weekly(of: Narrowed) -> list[Week]:
    """Return every one of the weeks, also those in which nothing happened."""
    rows: Any = of.seen().annotate(monday=TruncWeek("on")).values("monday")
    counted = rows.annotate(v=Sum("views"), a=Sum("views", filter=_OUTSIDE, default=0), m=Sum("machines")).values_list(
        "monday", "v", "a", "m"
    )
    there = {monday: Week(monday, views, arrivals, machines) for monday, views, arrivals, machines in counted}
    mondays = [of.days[0] + timedelta(days=7 * week) for week in range(of.weeks)]
    return [there.get(monday, Week(monday)) for monday in mondays]


def views_in_a_year(kind: str, shown: UUID | None) -> int:
    """Return how often people saw one page in the last 365 days."""
    rows = ReachDay.objects.filter(kind=kind, object=shown, on__gt=today() - timedelta(days=365))
    return int(rows.aggregate(n=Sum("views", default=0))["n"])


def by_kind(of: Narrowed) -> list[tuple[PageKind, int]]:
    """Return how often each kind of page was seen, the most seen first."""
    rows: Any = of.seen().values("kind").annotate(n=Sum("views")).values_list("kind", "n")
    return [(PageKind(kind), n) for kind, n in sorted(rows, key=lambda row: -row[1]) if n]


def by_source(of: Narrowed) -> list[SourceLine]:
    """Return from where people came, the most first, each channel with what its links brought."""
    rows: Any = of.seen().filter(_OUTSIDE).values("source").annotate(n=Sum("views")).values_list("source", "n")
    arrived = dict(rows)
    links = list(Link.objects.only("pk", "code", "channel", "made_at"))
    numbers = funnels(links, of.days)
    by_channel: dict[str, Funnel] = {
        channel: total_of(numbers[link.pk] for link in links if link.channel == channel)
        for channel in {link.channel for link in links}
    }
    lines = [
        SourceLine(one, arrived.get(one, 0), by_channel.get(one.value, Funnel()) if one in Channel.values else None)
        for one in Source
        if one != Source.INSIDE and (not of.source or one == of.source)
    ]
    return sorted((line for line in lines if line.arrivals or line.funnel), key=lambda line: -line.arrivals)


def campaigns_in(of: Narrowed) -> list[CampaignLine]:
    """Return what each campaign brought in these weeks, the one that earned makers most first."""
    links = list(Link.objects.only("pk", "code", "campaign_id", "made_at", "channel"))
    if of.source:
        links = [link for link in links if link.channel == of.source]
    numbers = funnels(links, of.days)
    own: dict[UUID | None, list[Link]] = {}
    for link in links:
        own.setdefault(link.campaign_id, []).append(link)
    names: dict[UUID | None, Campaign | None] = {one.pk: one for one in Campaign.objects.all()}
    lines = [
        CampaignLine(names.get(pk), len(mine), total_of(numbers[link.pk] for link in mine)) for pk, mine in own.items()
    ]
    return sorted(lines, key=lambda line: (-line.funnel.makers, -line.funnel.visits, str(line.campaign)))


def seen_unsold(of: Narrowed) -> list[Unsold]:
    """Return the public products that were seen most and of which nothing was sold, anywhere, in these weeks."""
    since, until = of.days
    sold = SaleLine.objects.filter(sale__happened_on__range=(since, until), lot__product__isnull=False)
    rows: Any = of.seen().filter(kind=PageKind.PRODUCT).values("object").annotate(n=Sum("views"))
    most = rows.exclude(object__in=sold.values("lot__product")).order_by("-n", "object")
    shown = PublishedProduct.objects.of(current_council().pk).values("product_id")
    seen = dict(most.filter(object__in=shown, n__gt=0).values_list("object", "n")[:MOST_UNSOLD])
    products = {one.pk: one for one in PublishedProduct.objects.of(current_council().pk).filter(pk__in=seen)}
    offers: dict[UUID, list[Offer]] = {}
    for (product, _variant), offer in offers_of(seen).items():
        offers.setdefault(product, []).append(offer)
    baskets: Any = CartLine.objects.filter(product__in=seen, added_at__date__gte=since).values("product").order_by()
    put = dict(baskets.annotate(n=Count("cart", distinct=True)).values_list("product", "n"))
    return [
        Unsold(one, views, put.get(pk, 0), hints_for(one, offers.get(pk, []), put.get(pk, 0)))
        for pk, views in seen.items()
        if (one := products.get(pk)) is not None
    ]


def hints_for(product: PublishedProduct, offers: Sequence[Offer], baskets: int) -> tuple[str, ...]:
    """Return what keeps people from buying, as far as what is known of a product tells it."""
    told = {
        "no_price": product.price is None,
        "no_stock": product.price is not None and not any(offer.can_be_bought for offer in offers),
        "no_photo": not product.photos,
        "few_photos": 0 < len(product.photos) <= _FEW_PHOTOS,
        "short_story": len(product.story_id) < _SHORT_STORY,
        "left_in_basket": baskets > 0,
    }
    return tuple(code for code, holds in told.items() if holds) or ("ask_price",)


def missed_searches(of: Narrowed) -> list[Missed]:
    """Return what was searched for at least three times in these weeks and never found, the most wanted first."""
    rows: Any = MissedSearch.objects.filter(on__range=of.days).order_by().values("hash")
    often = rows.annotate(n=Sum("times"), last=Max("on")).filter(n__gte=ASKED_OFTEN).order_by("-n", "hash")
    counted = {key: (times, last) for key, times, last in often.values_list("hash", "n", "last")[:MOST_WORDS]}
    words = dict(WantedWords.objects.filter(hash__in=counted).values_list("hash", "words"))
    return [Missed(words[key], *told) for key, told in counted.items() if key in words]
