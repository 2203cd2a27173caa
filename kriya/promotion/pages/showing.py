"""What the template of a campaign page is given, for the public and for looking at a draft."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from kriya.accounts.request import Request
from kriya.catalog.showing import share_picture
from kriya.core.linked_data import crumbs, item_list, linked_data
from kriya.promotion.blocks.kinds import Block, BlockKind
from kriya.promotion.blocks.showing import shown_blocks
from kriya.promotion.models import CampaignPage


def page_context(request: Request, page: CampaignPage, blocks: Sequence[Block], *, is_draft: bool) -> dict[str, Any]:
    """Return everything that the page shows; of a draft also the blocks that are empty yet, as such."""
    every = shown_blocks(blocks)
    shown = [one for one in every if is_draft or not one.is_empty]
    photo = next((one.photo for one in every if one.photo), None)
    share: dict[str, Any] = {"title": str(page), "text": page.about}
    if photo:
        share["picture"] = share_picture(request, photo)
    pieces = [
        (piece.shown_name, request.build_absolute_uri(reverse("catalog:public_product", args=[piece.slug])))
        for one in shown
        for piece in one.pieces
        if one.block.kind != BlockKind.HERO
    ]
    way = [
        (request.council.name, request.build_absolute_uri(reverse("site:home"))),
        (str(page), request.build_absolute_uri(reverse("promotion:page", args=[page.slug]))),
    ]
    return {
        "page": page,
        "shown": shown,
        "has_hero": any(one.block.kind == BlockKind.HERO and one.title for one in shown),
        "is_draft": is_draft,
        "share": share,
        "linked_data": linked_data(item_list(str(page), pieces), crumbs(way)),
    }
