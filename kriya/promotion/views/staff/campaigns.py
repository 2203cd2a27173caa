"""Campaigns: what each link brought, from the visit to the makers' money."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kriya.accounts.gate import staff
from kriya.accounts.request import Request
from kriya.accounts.roles import Can
from kriya.core.clock import today
from kriya.design.messages import attempt_form
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.forms import CampaignForm
from kriya.promotion.models import Campaign
from kriya.promotion.queries.funnel import total_of
from kriya.promotion.queries.links import by_channel, campaigns, lines_of, links_shown
from kriya.promotion.views.staff.tables import campaign_table, channel_table, link_table

_MOST: Final = 200
"""So many links stand one by one; those of a campaign are few, those that were shared without one may be many."""


@require_safe
@staff(Can.READ_SALES)
def every(request: Request) -> HttpResponse:
    """Show every campaign with what it brought."""
    lines = campaigns()
    context = {
        "table": campaign_table(lines),
        "has_any": any(line.campaign or line.links for line in lines),
        "can_edit": request.membership.can(Can.PROMOTE),
    }
    return render(request, "promotion/staff/campaigns.html", context)


@require_safe
@staff(Can.READ_SALES)
def one(request: Request, pk: UUID) -> HttpResponse:
    """Show what the links of a campaign brought, by channel and one by one."""
    campaign = get_object_or_404(Campaign.objects.all(), pk=pk)
    return _page(request, links_shown().filter(campaign=campaign), campaign)


@require_safe
@staff(Can.READ_SALES)
def loose(request: Request) -> HttpResponse:
    """Show the links of no campaign."""
    return _page(request, links_shown().filter(campaign=None), None)


def _page(request: Request, links: Iterable[Any], campaign: Campaign | None) -> HttpResponse:
    lines = lines_of(list(links))
    shown = lines[:_MOST]
    title = campaign.name if campaign else _("Tautan tanpa kampanye")
    context = {
        "campaign": campaign,
        "title": title,
        "whole": total_of(line.funnel for line in lines),
        "channels": channel_table(by_channel(lines)),
        "links": link_table(shown),
        "hidden": len(lines) - len(shown),
        "has_links": bool(lines),
        "new_link": reverse("promotion:link_new") + (f"?kampanye={campaign.pk}" if campaign else ""),
        "can_edit": request.membership.can(Can.PROMOTE),
        "crumbs": [(_("Promosi"), reverse("promotion:campaigns")), (title, "")],
    }
    return render(request, "promotion/staff/campaign.html", context)


@staff(Can.PROMOTE)
def begin(request: Request) -> HttpResponse:
    """Begin a campaign."""
    return _edit(request, None, CampaignForm(request.POST or None, initial={"starts_on": today()}))


@staff(Can.PROMOTE)
def change(request: Request, pk: UUID) -> HttpResponse:
    """Change a campaign's name and days."""
    campaign = get_object_or_404(Campaign.objects.all(), pk=pk)
    said = {name: getattr(campaign, name) for name in ("name", "starts_on", "ends_on", "note")}
    return _edit(request, campaign, CampaignForm(request.POST or None, initial=said, record=campaign))


def _edit(request: Request, campaign: Campaign | None, form: CampaignForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        kept = attempt_form(form, lambda: keep_campaign(campaign, **form.cleaned_data))
        if kept is not None:
            messages.success(request, _("Kampanye disimpan."))
            return redirect("promotion:campaign", kept.pk)
    title = campaign.name if campaign else pgettext("promosi", "Kampanye baru")
    crumbs = [(_("Promosi"), reverse("promotion:campaigns")), (title, "")]
    back = reverse("promotion:campaign", args=[campaign.pk]) if campaign else reverse("promotion:campaigns")
    context = {"form": form, "title": title, "crumbs": crumbs, "back": back}
    return render(request, "promotion/staff/form.html", context, status=422 if form.errors else 200)
