"""The figures of links as tables."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kriya.design.formats import number, rupiah, when
from kriya.design.tables import Column, Table, TableRow
from kriya.promotion.models import Channel, Link, Page, TargetKind
from kriya.promotion.queries.funnel import Funnel
from kriya.promotion.queries.links import CampaignLine, LinkLine

_FIGURES: Final = ("visits", "baskets", "orders", "sales", "makers_online", "makers_showroom")


def _columns() -> list[Column]:
    """Return the steps from a visit to the makers' money."""
    return [
        Column("visits", _("Kunjungan"), align="end", wrap=False),
        Column("baskets", _("Keranjang"), align="end", wrap=False),
        Column("orders", _("Pesanan"), align="end", wrap=False),
        Column("sales", pgettext("jumlah", "Penjualan"), align="end", wrap=False),
        Column("makers_online", _("Untuk perajin, daring"), align="end", wrap=False),
        Column("makers_showroom", _("Untuk perajin, galeri"), align="end", wrap=False),
    ]


def _figures(funnel: Funnel) -> dict[str, str]:
    money = {"makers_online", "makers_showroom"}
    return {name: (rupiah if name in money else number)(getattr(funnel, name)) for name in _FIGURES}


def campaign_table(lines: Sequence[CampaignLine]) -> Table:
    """Return campaigns with what they brought; the links of none stand last, where there are any."""
    columns = [Column("name", _("Kampanye"), sub="days"), Column("links", _("Tautan"), align="end"), *_columns()]
    shown = [line for line in lines if line.campaign or line.links]
    return Table(columns, [_campaign_row(line) for line in shown])


def _campaign_row(line: CampaignLine) -> TableRow:
    cells = {"links": number(line.links), **_figures(line.funnel)}
    if line.campaign is None:
        return TableRow({"name": _("Tanpa kampanye"), **cells}, url=reverse("promotion:loose"))
    ends = f" – {when(line.campaign.ends_on)}" if line.campaign.ends_on else ""
    days = mark_safe(when(line.campaign.starts_on) + ends)  # noqa: S308 - when() escapes
    return TableRow(
        {"name": line.campaign.name, "days": days, **cells},
        url=reverse("promotion:campaign", args=[line.campaign.pk]),
    )


def channel_table(rows: Iterable[tuple[Channel, Funnel]]) -> Table:
    """Return the figures of each channel."""
    columns = [Column("name", _("Kanal")), *_columns()]
    return Table(
        columns, [TableRow({"name": one.label, **_figures(funnel)}) for one, funnel in rows], caption=_("Menurut kanal")
    )


def link_table(lines: Iterable[LinkLine]) -> Table:
    """Return links one by one."""
    columns = [
        Column("name", _("Tautan"), sub="code"),
        Column("channel", _("Kanal"), wrap=False),
        Column("goal", _("Menuju ke")),
        *_columns(),
    ]
    return Table(columns, [_link_row(line) for line in lines], caption=_("Menurut tautan"))


def _link_row(line: LinkLine) -> TableRow:
    link = line.link
    cells = {
        "name": link.name or link.get_channel_display(),
        "code": link.code,
        "channel": link.get_channel_display(),
        "goal": goal_of(link),
        **_figures(line.funnel),
    }
    return TableRow(cells, url=reverse("promotion:link", args=[link.pk]))


def goal_of(link: Link) -> str:
    """Return the name of what a link leads to."""
    if link.kind == TargetKind.PAGE:
        return capfirst(str(Page(link.page).label))
    thing = link.product or link.maker or link.collection or link.campaign_page
    return str(thing) if thing is not None else _("sudah tidak ada")
