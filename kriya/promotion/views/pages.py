"""Campaign pages as visitors see them; a draft only by its preview key."""

import hmac
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.accounts.request import Request
from kriya.core.sharing import shared
from kriya.promotion.blocks.kinds import read_blocks
from kriya.promotion.models import CampaignPage
from kriya.promotion.pages.showing import page_context
from kriya.promotion.queries.pages import page_mark, shown_versions


@require_safe
def page(request: Request, slug: str) -> HttpResponse:
    """Show a campaign page between its times; with its preview key the draft, at any time and for nobody to keep."""
    key = request.GET.get("kunci", "")
    return _draft(request, slug, key) if key else _public(request, slug=slug)


def _mark(request: Any) -> tuple[object, ...]:
    return page_mark(request.resolver_match.kwargs["slug"])


# Each reader asks whether it still holds: it comes and goes on the minute.
@shared(fresh=0, also=_mark)
def _public(request: Request, slug: str) -> HttpResponse:
    version = shown_versions().filter(page__slug=slug).first()
    if version is None:
        raise Http404
    context = page_context(request, version.page, read_blocks(version.blocks), is_draft=False)
    return render(request, "promotion/public/page.html", context)


def _draft(request: Request, slug: str, key: str) -> HttpResponse:
    found = CampaignPage.objects.select_related("campaign").filter(slug=slug).first()
    if found is None or not hmac.compare_digest(found.preview_key.encode(), key.encode()):
        raise Http404
    context = page_context(request, found, read_blocks(found.blocks), is_draft=True)
    return render(request, "promotion/public/page.html", context)
