"""What is typed to begin a count, and what phones send of it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import now
from kriya.core.ids import read_id
from kriya.design.whole import WholeField
from kriya.inventory.codes import code_in
from kriya.inventory.models import Location
from kriya.showroom.queries.places import KEPT

MOST: Final = 200
"""Counts that one sending may bring."""
_PIECES: Final = 99_999
_LONGEST: Final = timedelta(days=60)
_WEEK: Final = timedelta(days=7)


class BeginCountForm(forms.Form):
    """Which place is counted, and as of when."""

    tempat: Any = forms.ModelChoiceField(label=_("Tempat"), queryset=None, empty_label=None)
    per = forms.DateTimeField(
        label=_("Keadaan per"), required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        help_text=_("Kosong berarti sekarang. Boleh tetap berjualan selama menghitung."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["tempat"]
        field.queryset = Location.objects.filter(kind__in=KEPT, closed_at=None).order_by("name")

    def clean_per(self) -> datetime | None:
        """Take no instant to come, nor one so long ago that nobody can count for it."""
        instant: datetime | None = self.cleaned_data["per"]
        if instant is not None and not now() - _WEEK <= instant <= now():
            raise ValidationError(_("Pilih waktu dalam tujuh hari terakhir, bukan yang akan datang."), code="instant")
        return instant


class CountForm(forms.Form):
    """One label and its pieces, typed without the page's scripts."""

    kode = forms.CharField(label=_("Kode label"), max_length=200)
    jumlah = WholeField(
        label=_("Jumlah"), min_value=-_PIECES, max_value=_PIECES, initial=1, required=False, widget=forms.NumberInput
    )
    kunci = forms.UUIDField(widget=forms.HiddenInput)

    def clean_kode(self) -> str:
        """Return the code that was typed."""
        code = code_in(self.cleaned_data["kode"])
        if code is None:
            raise ValidationError(_("Itu bukan kode label galeri."), code="code")
        return code

    def clean_jumlah(self) -> int:
        """Blank is one; nought counts nothing."""
        pieces = self.cleaned_data["jumlah"]
        if pieces == 0:
            raise ValidationError(_("Jumlah barang harus lebih dari nol."), code="pieces")
        return 1 if pieces is None else int(pieces)


@dataclass(frozen=True)
class Sent:
    """A count as a phone tells it: made `ago`; `code` is "" and `pieces` 0 where it cannot be read."""

    key: str
    id: UUID | None
    code: str
    pieces: int
    ago: timedelta


def read_counts(body: bytes) -> list[Sent]:
    """Read what a phone sent; raise ValueError for what is no sending at all."""
    said = json.loads(body)
    if not isinstance(said, dict) or not isinstance(said.get("counts"), list) or len(said["counts"]) > MOST:
        raise ValueError("no counts")
    return [_sent(one) for one in said["counts"] if isinstance(one, dict)]


def _sent(said: dict[str, Any]) -> Sent:
    key, pieces, ago = str(said.get("id", ""))[:40], said.get("pieces"), said.get("ago")
    is_number = isinstance(pieces, int) and not isinstance(pieces, bool)
    whole = pieces if isinstance(pieces, int) and is_number and abs(pieces) <= _PIECES else 0
    seconds = float(ago) if isinstance(ago, int | float) and not isinstance(ago, bool) else 0.0
    waited = timedelta(seconds=min(max(seconds, 0.0), _LONGEST.total_seconds()))
    return Sent(key, read_id(key), code_in(str(said.get("code", ""))) or "", whole, waited)
