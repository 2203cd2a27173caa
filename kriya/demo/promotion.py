"""A campaign of the demo with its links, and who followed them."""

import random
from datetime import timedelta
from typing import Final

from kriya.accounts.models import User
from kriya.catalog.models import Product, PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.core.clock import now, standing_at, today
from kriya.core.scoping import current_council
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.actions.links import Target, make_link
from kriya.promotion.models import Campaign, Link, LinkDay

DAYS: Final = 45
_CAMPAIGN: Final = "Belanja Karya Tangan"
_POSTS: Final = (
    ("instagram", "Cerita Instagram", 14),
    ("whatsapp", "Status WhatsApp", 9),
    ("poster", "Poster pintu masuk museum", 5),
)


def seed_promotion(*, by: User) -> list[Link]:
    """Begin a campaign, put its links up and let people follow them; return the links, for sales to name."""
    with standing_at(now() - timedelta(days=DAYS)):
        campaign = keep_campaign(
            Campaign.objects.filter(name=_CAMPAIGN).first(),  # it may have come with a playbook
            name=_CAMPAIGN,
            starts_on=today(),
            ends_on=today() + timedelta(days=60),
        )
        links = _links(campaign, by)
    chance = random.Random(f"visits of {current_council().slug}")
    LinkDay.objects.bulk_create(
        LinkDay.of_scope(
            link=link,
            on=today() - timedelta(days=ago),
            visits=chance.randrange(busy),
            machines=chance.randrange(3),
            baskets=chance.randrange(1 + busy // 6) if ago > 20 else 0,
        )
        for link, (_channel, _name, busy) in zip(links, [*_POSTS, *_POSTS], strict=False)
        for ago in range(DAYS, -1, -1)
    )
    return links


def _links(campaign: Campaign, by: User) -> list[Link]:
    """Return links to the newest piece with a price, and to a collection where there is one."""
    shown = PublishedProduct.objects.of(current_council().pk).filter(price__gt=0).order_by("-published_at", "pk")
    goals = [Target(product=Product.objects.get(pk=one.pk)) for one in shown[:1]]
    goals += [Target(collection=one) for one in public_collections()[:1]]
    return [
        make_link(goal, channel, campaign=campaign, name=name, by=by)
        for goal in goals
        for channel, name, _busy in _POSTS
    ]
