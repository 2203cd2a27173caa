"""Short links as the office reads them, and what anyone finds by a code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.inventory.codes import clean_code
from kriya.makers.models import PublishedMaker
from kriya.promotion.models import Campaign, CampaignPage, Channel, Link, PublishedLink, TargetKind
from kriya.promotion.queries.funnel import Funnel, funnels, total_of
from kriya.promotion.queries.pages import shown_versions


@dataclass(frozen=True)
class LinkLine:
    """A link and what became of it."""

    link: Link
    funnel: Funnel


@dataclass(frozen=True)
class CampaignLine:
    """A campaign (None: the links of none) with its links and what became of them all."""

    campaign: Campaign | None
    links: int
    funnel: Funnel


def link_of(code: str) -> PublishedLink | None:
    """Return what a code leads to, of whichever council, or None; it may be typed in any way."""
    clean = clean_code(code)
    return PublishedLink.objects.select_related("council").filter(pk=clean).first() if clean else None


def links_shown(*, put_away: bool = False) -> QuerySet[Link]:
    """Return links with what they lead to, newest first."""
    found: QuerySet[Link] = Link.objects.filter(put_away_at__isnull=not put_away)
    return found.select_related("product", "maker", "collection", "campaign", "campaign_page").order_by(
        "-made_at", "-pk"
    )


def lines_of(links: Sequence[Link]) -> list[LinkLine]:
    """Return links with their funnels."""
    numbers = funnels(links)
    return [LinkLine(link, numbers[link.pk]) for link in links]


def by_channel(lines: Iterable[LinkLine]) -> list[tuple[Channel, Funnel]]:
    """Return the funnel of each channel that was used, in the order of channels."""
    every = list(lines)
    used = [channel for channel in Channel if any(line.link.channel == channel for line in every)]
    return [(one, total_of(line.funnel for line in every if line.link.channel == one)) for one in used]


def campaigns() -> list[CampaignLine]:
    """Return all campaigns, the newest first, and last the links without one."""
    links = list(Link.objects.only("pk", "code", "campaign_id", "made_at", "channel"))
    numbers = funnels(links)
    rows: list[Campaign | None] = [*Campaign.objects.order_by("-starts_on", "name")]
    return [_line(one, links, numbers) for one in [*rows, None]]


def _line(campaign: Campaign | None, links: list[Link], numbers: dict[UUID, Funnel]) -> CampaignLine:
    own = [link for link in links if link.campaign_id == (campaign.pk if campaign else None)]
    return CampaignLine(campaign, len(own), total_of(numbers[link.pk] for link in own))


def slug_of(link: Link) -> str:
    """Return the address of what a link leads to, as it is called today; "" where the public sees it no more."""
    wanted: Any = link.product_id or link.maker_id or link.collection_id or link.campaign_page_id
    rows: dict[str, Any] = {
        TargetKind.COLLECTION: public_collections(),
        TargetKind.CAMPAIGN_PAGE: CampaignPage.objects.filter(pk__in=shown_versions().values("page")),
        TargetKind.PRODUCT: PublishedProduct.objects.of(link.council_id),
        TargetKind.MAKER: PublishedMaker.objects.of(link.council_id),
    }
    return rows[link.kind].filter(pk=wanted).order_by().values_list("slug", flat=True).first() or ""
