"""What is answered to a line that is made to order."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.makers.forms.fields import SumField

_LONGEST: Final = timedelta(days=365)


class AcceptForm(forms.Form):
    """The day on which it will be ready."""

    siap = forms.DateField(
        label=_("Siap pada tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_siap(self) -> date:
        """Refuse a day that is over, or more than a year away."""
        day: date = self.cleaned_data["siap"]
        if not today() <= day <= today() + _LONGEST:
            raise forms.ValidationError(_("Pilih tanggal mulai hari ini, paling lama setahun lagi."), code="day")
        return day


class DeclineForm(forms.Form):
    """Why it cannot be made."""

    alasan = forms.CharField(label=_("Alasan"), max_length=200)


class BringForm(forms.Form):
    """What the maker gets of it, asked only where the agreement is a fixed share for each piece."""

    bersih = SumField(label=_("Bagian perajin (rupiah)"), required=False)


def accept_form(line: Any, data: Any = None) -> AcceptForm:
    """Return the form with the day that the product's own time suggests."""
    days = line.order_days or 14
    return AcceptForm(data, initial={"siap": line.promised_on or today() + timedelta(days=days)})
