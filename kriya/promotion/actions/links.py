"""Make short links, put them away and take them back. The projection by which anyone finds them goes along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.catalog.models import Collection, Product
from kriya.core.clock import now
from kriya.core.ids import free_codes
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.inventory.codes import new_code
from kriya.makers.models import Maker
from kriya.promotion.models import Campaign, CampaignPage, Channel, Link, Page, PublishedLink, TargetKind


@dataclass(frozen=True)
class Target:
    """Where a link leads: one of these."""

    product: Product | None = None
    maker: Maker | None = None
    collection: Collection | None = None
    page: str = ""
    campaign_page: CampaignPage | None = None

    @property
    def kind(self) -> TargetKind:
        """What it is; raises Refused("link_target_missing") for nothing, several things or a page that is none."""
        there = [kind for kind in TargetKind if getattr(self, kind.value)]
        if len(there) != 1 or (self.page and self.page not in Page.values):
            raise Refused("link_target_missing")
        return there[0]


@transaction.atomic
def make_link(
    target: Target, channel: Channel | str, *, campaign: Campaign | None = None, name: str = "", by: User | None
) -> Link:
    """Make a link to a page of the council for one channel."""
    link = Link(
        code=free_codes(1, new_code, _taken)[0],
        name=name,
        channel=Channel(channel),
        campaign=campaign,
        kind=target.kind,
        page=target.page,
    )
    link.product, link.maker, link.collection = target.product, target.maker, target.collection
    link.campaign_page, link.made_at, link.by = target.campaign_page, now(), by
    link.save()
    PublishedLink.objects.create(code=link.code, council=current_council(), link_id=link.pk)
    return link


@transaction.atomic
def links_for(target: Target, channels: Sequence[Channel], *, by: User | None) -> dict[Channel, Link]:
    """Return the links outside of campaigns that lead there, one for each channel; make those that are missing.

    Sharing the same thing twice in the same place is one link, so that its figures stay together.
    """
    goal = {name: getattr(target, name) for name in ("product", "maker", "collection", "page", "campaign_page")}
    same = Link.objects.filter(kind=target.kind, channel__in=channels, campaign=None, **goal)
    found = {Channel(link.channel): link for link in same.order_by("-made_at", "-pk")}
    return {channel: found.get(channel) or make_link(target, channel, by=by) for channel in channels}


@transaction.atomic
def links_of_products(
    products: Sequence[UUID], channel: Channel, campaign: Campaign, *, by: User | None
) -> dict[UUID, str]:
    """Return the code of a link to each product in a campaign's channel, made where there is none; few questions.

    Printed anew it is the same link, so that its figures stay together.
    """
    there = Link.objects.filter(campaign=campaign, channel=channel, kind=TargetKind.PRODUCT, product__in=products)
    found = dict(there.order_by("-made_at", "-pk").values_list("product", "code"))
    missing = [product for product in dict.fromkeys(products) if product not in found]
    codes = free_codes(len(missing), new_code, _taken)
    links = [
        Link.of_scope(code=code, channel=channel, campaign=campaign, kind=TargetKind.PRODUCT, product_id=product,
                      made_at=now(), by=by)
        for product, code in zip(missing, codes, strict=True)
    ]  # fmt: skip
    Link.objects.bulk_create(links)
    PublishedLink.objects.bulk_create(
        PublishedLink(code=link.code, council=current_council(), link_id=link.pk) for link in links
    )
    return found | dict(zip(missing, codes, strict=True))


def _taken(codes: Iterable[str]) -> Iterable[str]:
    return PublishedLink.objects.filter(pk__in=codes).values_list("code", flat=True)


def put_away(link: Link) -> None:
    """Take a link out of the lists; what was printed with it still leads there. Twice is once."""
    if link.put_away_at is None:
        link.put_away_at = now()
        link.save()


def take_back(link: Link) -> None:
    """Show a link in the lists again."""
    if link.put_away_at is not None:
        link.put_away_at = None
        link.save()
