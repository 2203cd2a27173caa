"""What of promotion travels: campaigns with their notes, and where their links to pages are put up."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.parts import Choice, Measure, Number, Part, Rows, Text, Values
from kriya.promotion.actions.campaigns import keep_campaign
from kriya.promotion.actions.links import Target, make_link, put_away, take_back
from kriya.promotion.models import Campaign, Channel, Link, Page, TargetKind

_LONGEST = 1100


class Campaigns(Part):
    """Campaigns that run or come, by their name, with their length instead of their days.

    Links to products, makers and collections are the council's own; those to pages travel.
    """

    title = _("Kampanye dan bahan promosi")
    fields = {
        "name": Text(label=_("nama"), most=80),
        "days": Number(label=_("lama (hari)"), least=1, most=_LONGEST, may_lack=True),
        "note": Text(label=_("catatan"), most=300),
        "posts": Rows(
            label=_("tautan yang dipasang"),
            columns=(
                Choice(label=_("kanal"), choices=tuple(Channel.choices)),
                Choice(label=_("menuju"), choices=tuple(Page.choices)),
                Text(label=_("keterangan"), most=80),
            ),
            most=40,
        ),
    }

    def read(self) -> dict[str, dict[str, Any]]:
        running = Campaign.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today())).order_by("name")
        return {
            slugify(one.name)[:80]: {
                "name": one.name,
                "days": min(_LONGEST, (one.ends_on - one.starts_on).days + 1) if one.ends_on else None,
                "note": one.note,
                "posts": sorted([link.channel, link.page, link.name] for link in one.links.all() if _is_post(link)),
            }
            for one in running.prefetch_related("links")
            if slugify(one.name)
        }

    def write(self, key: str, values: Values, *, by: Any) -> None:
        campaign = self._of(key)
        begins = campaign.starts_on if campaign and campaign.ends_on != today() else today()
        said = {**({"name": campaign.name, "note": campaign.note} if campaign else {"name": key}), **values}
        days = said.get("days") if "days" in values else (campaign and self._days(campaign))
        kept = keep_campaign(
            campaign,
            name=said["name"],
            starts_on=begins,
            ends_on=begins + timedelta(days=days - 1) if days else None,
            note=said.get("note", ""),
        )
        if "posts" in values:
            self._put_up(kept, values["posts"], by)

    def remove(self, key: str, *, by: Any) -> None:  # noqa: ARG002
        """End it today and take its links to pages out of the lists; what was put up leads there for ever."""
        campaign = self._of(key)
        if campaign is None:
            return
        keep_campaign(
            campaign,
            name=campaign.name,
            starts_on=min(campaign.starts_on, today()),
            ends_on=today(),
            note=campaign.note,
        )
        for link in campaign.links.filter(kind=TargetKind.PAGE):
            put_away(link)

    def _of(self, key: str) -> Campaign | None:
        """Return the campaign of this key, the newest of those that are called so."""
        return next((one for one in Campaign.objects.order_by("-starts_on") if slugify(one.name)[:80] == key), None)

    @staticmethod
    def _days(campaign: Campaign) -> int | None:
        return (campaign.ends_on - campaign.starts_on).days + 1 if campaign.ends_on else None

    @staticmethod
    def _put_up(campaign: Campaign, posts: list[list[str]], by: Any) -> None:
        """Let exactly these links to pages stand in the campaign; one that goes is put away, for it may be printed."""
        there = {(one.channel, one.page, one.name): one for one in campaign.links.filter(kind=TargetKind.PAGE)}
        wanted = {tuple(post) for post in posts}
        for told, link in there.items():
            (take_back if told in wanted else put_away)(link)
        for channel, page, name in sorted(wanted - there.keys()):
            make_link(Target(page=page), channel, campaign=campaign, name=name, by=by)


def _is_post(link: Link) -> bool:
    return link.kind == TargetKind.PAGE and link.put_away_at is None


CAMPAIGNS = Campaigns()
RUNNING = Measure(
    title=_("kampanye berjalan"),
    read=lambda _since: Campaign.objects.filter(starts_on__lte=today()).exclude(ends_on__lt=today()).count(),
)
