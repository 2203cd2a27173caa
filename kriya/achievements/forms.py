"""What narrows the office's figures, and the word of whoever publishes them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.achievements.models import StoryKind
from kriya.achievements.period import Period, periods_to
from kriya.achievements.queries.snapshots import periods_published
from kriya.achievements.queries.stories import makers_to_choose, stories
from kriya.core.clock import today
from kriya.core.indicators import INDICATORS, UNKNOWN, Choice
from kriya.core.scoping import current_council
from kriya.councils.regions import districts_of
from kriya.crafts.models import Craft
from kriya.design.meanwhile import Meanwhile
from kriya.design.whole import WholeField

_FIRST_YEAR = 2015


class ChoiceForm(forms.Form):
    """Which part of the register to count; it lives in the address, and what makes no sense in it counts everything."""

    year = forms.TypedChoiceField(label=_("Tahun angka usaha"), required=False, coerce=int, empty_value=None)
    district = forms.ChoiceField(label=_("Kecamatan"), required=False)
    craft = forms.ChoiceField(label=_("Kerajinan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [(year, str(year)) for year in range(today().year, _FIRST_YEAR - 1, -1)]
        districts = sorted(districts_of(current_council().region_code[:5]).items(), key=lambda item: item[1])
        crafts = Craft.objects.active().filter(makers__isnull=False).distinct().order_by("name_id")
        self._offer("year", _("Terakhir diketahui"), years)
        self._offer("district", _("Semua"), [*districts, (UNKNOWN, _("Belum diketahui"))])
        self._offer("craft", _("Semua"), [(craft.code, str(craft)) for craft in crafts])

    def _offer(self, name: str, everything: Any, offered: Any) -> None:
        field: Any = self.fields[name]
        field.choices = [("", everything), *offered]

    def choice(self) -> Choice:
        """Return what was chosen."""
        self.is_valid()
        chosen = self.cleaned_data
        return Choice(
            as_of=today(),
            year=chosen.get("year"),
            district=chosen.get("district", ""),
            craft=chosen.get("craft", ""),
        )


class PublicationForm(forms.Form):
    """A word about the publication, for instance what it corrects."""

    note = forms.CharField(
        label=_("Catatan"),
        required=False,
        max_length=240,
        help_text=_("Misalnya: untuk kunjungan Gunungkidul, atau angka apa yang diperbaiki."),
    )


class PreparationForm(forms.Form):
    """Which period to count; one that was published needs a reason, for it becomes a revision."""

    period = forms.ChoiceField(label=_("Periode"))
    reason = forms.CharField(
        label=_("Alasan revisi"),
        required=False,
        max_length=240,
        help_text=_("Hanya bila periode itu sudah terbit. Alasan ini tampil di halaman umum."),
    )
    note = forms.CharField(label=_("Catatan"), required=False, max_length=240)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["period"]
        field.choices = [(one.code, str(one.name)) for one in periods_to(today())]


class StoryForm(Meanwhile, forms.Form):
    """A story for decks."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=StoryKind.choices)
    title_id = forms.CharField(label=_("Judul"), max_length=90)
    title_en = forms.CharField(label=_("Judul (Inggris)"), max_length=90, required=False)
    words_id = forms.CharField(
        label=_("Isi"), max_length=320, required=False, widget=forms.Textarea(attrs={"rows": 3, "lang": "id"})
    )
    words_en = forms.CharField(
        label=_("Isi (Inggris)"), max_length=320, required=False, widget=forms.Textarea(attrs={"rows": 3, "lang": "en"})
    )
    speaker = forms.CharField(label=_("Yang berkata"), max_length=90, required=False)
    maker: Any = forms.ModelChoiceField(
        label=_("UMKM"),
        queryset=None,
        required=False,
        empty_label="–",
        help_text=_("Cerita tentang seorang perajin tampil hanya selama ia mengizinkan foto atau namanya tampil."),
    )
    photo = forms.FileField(label=_("Foto"), required=False)
    photo_alt = forms.CharField(label=_("Yang tampak pada foto"), max_length=160, required=False)
    photo_after = forms.FileField(label=_("Foto sesudah"), required=False)
    photo_after_alt = forms.CharField(label=_("Yang tampak pada foto sesudah"), max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["maker"]
        field.queryset = makers_to_choose()


class DeckForm(forms.Form):
    """A deck for an occasion."""

    snapshot = forms.ChoiceField(label=_("Periode"))
    title = forms.CharField(label=_("Judul"), max_length=90)
    audience = forms.CharField(
        label=_("Untuk"), max_length=120, required=False, help_text=_("Misalnya: rombongan Dekranasda Gunungkidul.")
    )
    stories: Any = forms.ModelMultipleChoiceField(
        label=_("Cerita"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["snapshot"]
        field.choices = [(str(one.pk), str(Period.of_code(one.period).name)) for one in periods_published()]
        chosen: Any = self.fields["stories"]
        chosen.queryset = stories()


class TargetForm(forms.Form):
    """A figure's target for a period; an empty value takes it away."""

    period = forms.ChoiceField(label=_("Periode"))
    code = forms.ChoiceField(label=_("Angka"))
    value = WholeField(label=_("Target"), required=False, min_value=1)
    note = forms.CharField(label=_("Dasar target"), max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["period"]
        year = today().year
        periods = [Period(y, quarter) for y in (year + 1, year, year - 1) for quarter in (0, 4, 3, 2, 1)]
        field.choices = [(one.code, str(one.name)) for one in periods]
        codes: Any = self.fields["code"]
        codes.choices = [(one.code, str(one.name)) for one in INDICATORS.values() if one.public is not None]
