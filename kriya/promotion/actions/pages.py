"""Begin a campaign page, change it, publish a copy of it and take it back."""

import secrets
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.ids import new_id
from kriya.core.refusal import Refused
from kriya.promotion.actions.links import Target, make_link
from kriya.promotion.models import Campaign, CampaignPage, Channel, PageVersion

_SLUG = 70


@transaction.atomic
def keep_page(page: CampaignPage | None, *, campaign: Campaign, by: User | None, **fields: Any) -> CampaignPage:
    """Begin a page as a draft with a short link to it, or change what stands around its blocks. Its address stays.

    Raises Refused for times the wrong way round.
    """
    kept = CampaignPage.objects.select_for_update(of=("self",)).get(pk=page.pk) if page else CampaignPage()
    kept.campaign = campaign
    for name, value in fields.items():
        setattr(kept, name, value.strip() if isinstance(value, str) else value)
    if kept.from_at and kept.until_at and kept.from_at >= kept.until_at:
        raise Refused("page_times_wrong")
    if page is not None:
        kept.save()
        return kept
    kept.slug, kept.preview_key, kept.made_at = _free_slug(kept.title_id), secrets.token_urlsafe(16), now()
    kept.save()
    tell_insert(kept)
    make_link(Target(campaign_page=kept), Channel.OTHER, campaign=campaign, name=kept.title_id[:80], by=by)
    return kept


@transaction.atomic
def publish_page(page: CampaignPage, *, by: User | None) -> PageVersion:
    """Show the public a copy of the blocks as they are; the same blocks twice are one version.

    Raises Refused for a page without blocks.
    """
    locked = CampaignPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    if not locked.blocks:
        raise Refused("page_empty")
    shown = PageVersion.objects.filter(page=locked, taken_back_at=None).order_by("-number").first()
    if shown is not None and shown.blocks == locked.blocks:
        return shown
    number = (PageVersion.objects.filter(page=locked).aggregate(n=Max("number"))["n"] or 0) + 1
    version = PageVersion(page=locked, number=number, blocks=locked.blocks, published_at=now(), by=by)
    version.save()
    return version


@transaction.atomic
def take_page_back(page: CampaignPage) -> None:
    """Show the public no version any more; the draft stays. Twice is once."""
    CampaignPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    PageVersion.objects.filter(page=page, taken_back_at=None).update(taken_back_at=now())


def _free_slug(title: str) -> str:
    plain = slugify(title)[:_SLUG] or "kampanye"
    return f"{plain}-{str(new_id())[-6:]}" if CampaignPage.objects.filter(slug=plain).exists() else plain
