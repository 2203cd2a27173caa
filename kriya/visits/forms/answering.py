"""How staff answer: a day and hours with places, other times, or words."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.design.meanwhile import Meanwhile
from kriya.design.whole import WholeField
from kriya.ledger.days import zone
from kriya.visits.forms.asking import date_field
from kriya.visits.models import Place, PlaceKind
from kriya.visits.models.rules import LONGEST_CLOSING
from kriya.visits.queries.slots import Slot, open_places


class SlotFields(forms.Form):
    """A day, from when to when."""

    on = date_field(_("Hari"))
    starts = forms.TimeField(label=_("Mulai"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Sampai"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def clean(self) -> dict[str, Any]:
        """Hold the hours against each other."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if "starts" in said and "ends" in said and said["ends"] <= said["starts"]:
            raise ValidationError({"ends": _("Jam selesai harus sesudah jam mulai.")})
        return said

    def slot(self) -> Slot:
        """Return the time in the council's zone."""
        said = self.cleaned_data
        start, end = (datetime.combine(said["on"], said[name], zone()) for name in ("starts", "ends"))
        return Slot(start, end)


class AgreeForm(SlotFields):
    """The time of a visit and what it takes up."""

    places: Any = forms.MultipleChoiceField(label=_("Tempat dan tuan rumah"), widget=forms.CheckboxSelectMultiple)
    answer = forms.CharField(
        label=_("Kata pengantar untuk tamu"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Muncul di halaman tamu dan di surat balasan."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open = open_places()
        self.fields["places"].choices = [(str(one.pk), label_of(one)) for one in self.open]  # type: ignore[attr-defined]

    def chosen(self) -> list[Place]:
        """Return the places that were chosen."""
        wanted = set(self.cleaned_data["places"])
        return [place for place in self.open if str(place.pk) in wanted]


def label_of(place: Place) -> str:
    """Return how a place stands in a list of choices."""
    kind = place.get_kind_display()
    return f"{place.name} ({kind}, {place.capacity})" if place.capacity else f"{place.name} ({kind})"


class ReasonForm(forms.Form):
    """Words that the guests read."""

    answer = forms.CharField(label=_("Kata untuk tamu"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class PlaceForm(Meanwhile, forms.Form):
    """A hall, the showroom or a host."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=PlaceKind.choices)
    name = forms.CharField(label=_("Nama"), max_length=80)
    capacity = WholeField(label=_("Muat berapa orang"), required=False, min_value=1, max_value=2000)
    buffer_minutes = WholeField(
        label=_("Jeda sesudahnya (menit)"),
        min_value=0,
        max_value=480,
        initial=30,
        help_text=_("Waktu untuk merapikan sebelum tamu berikutnya."),
    )


class BlockForm(SlotFields):
    """A time that the council keeps for itself."""

    place: Any = forms.ModelChoiceField(label=_("Tempat"), queryset=None)
    reason = forms.CharField(label=_("Dipakai untuk"), max_length=120)

    field_order = ("place", "on", "starts", "ends", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = Place.objects.filter(closed_at=None).order_by("kind", "name")  # type: ignore[attr-defined]


def _closing(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_CLOSING,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kosong: memakai kalimat baku."),
    )


class RulesForm(Meanwhile, forms.Form):
    """What the council sets for its visits."""

    opens = forms.TimeField(label=_("Mulai menerima"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    closes = forms.TimeField(
        label=_("Selesai menerima"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Hari menerima"),
        coerce=int,
        choices=[
            (0, _("Senin")), (1, _("Selasa")), (2, _("Rabu")), (3, _("Kamis")), (4, _("Jumat")), (5, _("Sabtu")),
            (6, _("Minggu")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    minutes = WholeField(label=_("Lama satu kunjungan (menit)"), min_value=30, max_value=480)
    notice_days = WholeField(label=_("Surat paling lambat (hari sebelumnya)"), min_value=0, max_value=60)
    most_people = WholeField(label=_("Paling banyak orang"), min_value=1, max_value=999)
    guest_days = WholeField(
        label=_("Nama tamu disimpan (hari)"),
        min_value=1,
        max_value=365,
        help_text=_("Sesudah itu nama dan nomor dihapus; jumlahnya tetap (UU 27/2022)."),
    )
    words = forms.CharField(
        label=_("Yang perlu diketahui tamu"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Misalnya tempat parkir bus, atau yang perlu dibawa."),
    )
    reply_closing = _closing(_("Penutup surat balasan"))
    thanks_closing = _closing(_("Penutup surat ucapan terima kasih"))

    def clean(self) -> dict[str, Any]:
        """Hold the hours against each other."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if "opens" in said and "closes" in said:
            span = timedelta(
                hours=said["closes"].hour - said["opens"].hour, minutes=said["closes"].minute - said["opens"].minute
            )
            if span < timedelta(minutes=said.get("minutes") or 0) or span <= timedelta():
                raise ValidationError({"closes": _("Satu kunjungan tidak muat di antara jam ini.")})
        return said
