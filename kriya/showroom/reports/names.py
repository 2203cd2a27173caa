"""What the lines of reports are called."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kriya.crafts.models import Craft
from kriya.makers.models import Maker
from kriya.sales.models import Channel
from kriya.showroom.reports.narrowed import By


def names_of(by: By, keys: Iterable[Any]) -> Callable[[Any], str]:
    """Return what tells the name of a key: of a maker, craft, month or channel; one question or none."""
    known = [key for key in keys if key is not None]
    if by == By.MAKER:
        makers = {maker.pk: maker.name for maker in Maker.objects.filter(pk__in=known).only("name")}
        return lambda key: makers.get(key, _("milik dewan"))
    if by == By.CRAFT:
        crafts = {craft.pk: str(craft) for craft in Craft.objects.filter(pk__in=known)}
        return lambda key: crafts.get(key, _("jenis belum dicatat"))
    if by == By.MONTH:
        return lambda key: format_date(key, "F Y")
    return lambda key: capfirst(str(Channel(key).label))
