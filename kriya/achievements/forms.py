"""What narrows the office's figures, and the word of whoever publishes them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.achievements.facts import UNKNOWN, Choice
from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.councils.regions import districts_of
from kriya.crafts.models import Craft

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
