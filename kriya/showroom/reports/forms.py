"""What narrows a report; it lives in the address, and what makes no sense in it counts for nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.crafts.models import Craft
from kriya.design.whole import WholeField
from kriya.inventory.models import HELD, Location
from kriya.sales.models import Channel
from kriya.showroom.reports.narrowed import QUIET_DAYS, By, Narrowed

YEAR: Final = timedelta(days=364)
_DAY: Final[dict[str, Any]] = {"type": "date"}


class NarrowForm(forms.Form):
    """The filters of a report: those of `asks`, with `by` what its lines may stand for."""

    dari = forms.DateField(
        label=_("Dari tanggal"), required=False, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    )
    sampai = forms.DateField(label=_("Sampai"), required=False, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    tempat = forms.ChoiceField(label=_("Tempat"), required=False)
    saluran = forms.ChoiceField(label=_("Saluran"), required=False)
    kerajinan = forms.ChoiceField(label=_("Jenis kerajinan"), required=False)
    hari = WholeField(
        label=_("Tidak terjual selama (hari)"), required=False, min_value=1, max_value=3650, widget=forms.NumberInput
    )
    menurut = forms.ChoiceField(label=_("Menurut"), required=False)

    def __init__(self, params: Mapping[str, Any], *, asks: Sequence[str], by: Sequence[By] = ()) -> None:
        on = today()
        start = {
            "dari": str(on - YEAR),
            "sampai": str(on),
            "hari": str(QUIET_DAYS),
            "menurut": by[0].value if by else "",
        }
        super().__init__({**start, **{name: value for name, value in params.items() if value}})
        self.by = tuple(by)
        for name in list(self.fields):
            if name not in asks:
                del self.fields[name]
        self._offer("tempat", _places)
        self._offer("saluran", lambda: list(Channel.choices))
        self._offer("kerajinan", lambda: [(str(craft.pk), str(craft)) for craft in _crafts()])
        if "menurut" in self.fields:
            self._choices("menurut", [(one.value, one.label) for one in by])

    def _offer(self, name: str, offered: Any) -> None:
        if name in self.fields:
            self._choices(name, [("", _("semua")), *offered()])

    def _choices(self, name: str, choices: Any) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def narrowed(self) -> Narrowed:
        """Return what was asked for."""
        self.is_valid()
        said, on = self.cleaned_data, today()
        until: date = said.get("sampai") or on
        since: date = said.get("dari") or until - YEAR
        return Narrowed(
            since=min(since, until),
            until=max(since, until),
            location=_key(said.get("tempat")),
            channel=said.get("saluran") or "",
            craft=_key(said.get("kerajinan")),
            by=By(said.get("menurut") or (self.by[0] if self.by else By.MAKER)),
            days=said.get("hari") or QUIET_DAYS,
        )

    def words(self) -> str:
        """Return what was asked for as one line, for paper, where no filters stand."""
        self.is_valid()
        told = []
        for bound in self.visible_fields():
            value: Any = bound.value()
            if choices := getattr(bound.field, "choices", None):
                value = dict(choices).get(value, "")
            elif day := self.cleaned_data.get(bound.name):
                value = date_format(day, "j F Y") if isinstance(day, date) else day
            if value:
                told.append(f"{bound.label}: {value}")
        return " · ".join(told)


def _key(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _places() -> list[tuple[str, str]]:
    places = Location.objects.filter(kind__in=HELD).order_by("closed_at", "kind", "name")
    return [(str(place.pk), str(place)) for place in places]


def _crafts() -> Any:
    return Craft.objects.filter(products__lots__isnull=False).distinct().order_by("name_id")
