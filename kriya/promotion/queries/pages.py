"""Campaign pages as the public sees them at this moment, and as the office lists them."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kriya.core.clock import now
from kriya.promotion.blocks.kinds import BlockKind, read_blocks
from kriya.promotion.models import CampaignPage, PageVersion
from kriya.shop.models import Voucher


def shown_versions() -> QuerySet[PageVersion]:
    """Return the versions that anyone may see at this moment, one of each page, the page begun last first."""
    at = now()
    newest = PageVersion.objects.filter(page=OuterRef("page"), taken_back_at=None).order_by("-number").values("pk")[:1]
    running = Q(page__from_at=None) | Q(page__from_at__lte=at), Q(page__until_at=None) | Q(page__until_at__gt=at)
    rows: Any = PageVersion.objects.filter(*running, pk=Subquery(newest))
    found: QuerySet[PageVersion] = rows.select_related("page__campaign").order_by("-page__made_at", "-page__pk")
    return found


def pages_shown(_request: object) -> tuple[UUID, ...]:
    """Return which versions are shown at this moment: one may have come or gone without any row being written."""
    return tuple(shown_versions().values_list("pk", flat=True))


def page_mark(slug: str) -> tuple[object, ...]:
    """Return what changes a page beside the public rows: its version, its words, and the vouchers that it tells of."""
    version = shown_versions().filter(page__slug=slug).first()
    if version is None:
        return ()
    page = version.page
    keys = [key for one in read_blocks(version.blocks) if one.kind == BlockKind.VOUCHER for key in one.ids("voucher")]
    vouchers = Voucher.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "until_on", "used", "value")
    return (version.pk, page.title_id, page.title_en, page.about_id, page.about_en, *(vouchers if keys else ()))


def pages_listed() -> QuerySet[CampaignPage]:
    """Return every page with its newest shown version's number (`shown_number`, None for a draft), newest first."""
    newest = PageVersion.objects.filter(page=OuterRef("pk"), taken_back_at=None).order_by("-number").values("number")
    rows: Any = CampaignPage.objects.select_related("campaign").annotate(shown_number=Subquery(newest[:1]))
    found: QuerySet[CampaignPage] = rows.order_by("-made_at", "-pk")
    return found
