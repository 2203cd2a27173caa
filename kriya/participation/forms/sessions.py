"""Forms of sessions, rooms, and what came of them."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import now
from kriya.core.ids import read_id
from kriya.design.meanwhile import Meanwhile
from kriya.design.whole import WholeField
from kriya.participation.actions.presence import Told
from kriya.participation.forms.calls import WHEN
from kriya.participation.models import Room, Way

MOST: Final = 1000
"""So many scans are taken in at once."""
_LONGEST: Final = timedelta(days=60)


class RoomForm(Meanwhile, forms.Form):
    """A room."""

    name = forms.CharField(label=_("Nama ruang"), max_length=80)
    address = forms.CharField(label=_("Alamat"), max_length=200, required=False)
    seats = WholeField(label=_("Jumlah kursi"), min_value=1, max_value=9999, required=False)


class SessionForm(Meanwhile, forms.Form):
    """One session of a call."""

    title = forms.CharField(label=_("Acara"), max_length=120)
    starts_at = forms.DateTimeField(
        label=_("Mulai"),
        input_formats=[WHEN],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
    )
    ends_at = forms.DateTimeField(
        label=_("Selesai"),
        input_formats=[WHEN],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
    )
    room: Any = forms.ModelChoiceField(label=_("Ruang"), queryset=None, required=False, empty_label=_("di luar ruang"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Room.objects.order_by("name")  # type: ignore[attr-defined]


class MaterialForm(forms.Form):
    """Something for participants to read again."""

    title = forms.CharField(label=_("Judul"), max_length=120)
    file = forms.FileField(label=_("Berkas"), help_text=_("PDF atau gambar, paling besar 10 MB."))


class FeedbackForm(forms.Form):
    """How it was; two minutes on a telephone."""

    rating = forms.TypedChoiceField(
        label=_("Seberapa berguna?"),
        choices=[(n, str(n)) for n in range(5, 0, -1)],
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("5 sangat berguna, 1 tidak berguna."),
    )
    good = forms.CharField(
        label=_("Yang paling berguna"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    better = forms.CharField(
        label=_("Yang perlu diperbaiki"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    needs = forms.CharField(label=_("Ingin belajar apa lagi?"), required=False, max_length=200)


@dataclass(frozen=True)
class Sent:
    """A scan as a telephone tells it; `told` is None where it cannot be read."""

    key: str
    told: Told | None


def read_scans(body: bytes) -> list[Sent]:
    """Read what a telephone sent; raise ValueError for what is no sending at all.

    A scan tells how many seconds ago it was, so that a wrong clock of the device does no harm.
    """
    said = json.loads(body)
    if not isinstance(said, dict) or not isinstance(said.get("scans"), list) or len(said["scans"]) > MOST:
        raise ValueError("no scans")
    instant = now()
    return [_sent(one, instant) for one in said["scans"] if isinstance(one, dict)]


def _sent(said: dict[str, Any], instant: datetime) -> Sent:
    key, text, way = str(said.get("id", ""))[:40], said.get("text"), said.get("way")
    nonce, ago = read_id(key), said.get("ago")
    is_number = isinstance(ago, int | float) and not isinstance(ago, bool)
    if nonce is None or not isinstance(text, str) or way not in {Way.TICKET, Way.LIST} or not is_number:
        return Sent(key, None)
    seconds = min(max(float(ago or 0), 0.0), _LONGEST.total_seconds())
    return Sent(key, Told(nonce, text[:200].replace("\x00", ""), str(way), instant - timedelta(seconds=seconds)))
