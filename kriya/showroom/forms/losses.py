"""What is typed beside a lot when pieces broke, are gone, were found again or mended."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.design.whole import WholeField
from kriya.inventory.models import Location
from kriya.showroom.queries.places import KEPT

DAMAGED, LOST, GIVEN, FOUND, MENDED = "rusak", "hilang", "hadiah", "ditemukan", "diperbaiki"
_WORDS: Final = {
    DAMAGED: _("Rusak"),
    LOST: _("Hilang"),
    GIVEN: _("Dihadiahkan"),
    FOUND: _("Ditemukan lagi"),
    MENDED: _("Sudah diperbaiki, dijual lagi"),
}


class LossForm(forms.Form):
    """What happened to how many pieces, where, and why. Only what can have happened is offered."""

    apa = forms.ChoiceField(label=_("Apa yang terjadi"))
    jumlah = WholeField(
        label=_("Jumlah"), min_value=1, max_value=99_999, initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    tempat: Any = forms.ModelChoiceField(label=_("Tempat"), queryset=None, empty_label=None)
    alasan = forms.CharField(label=_("Alasan"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    kunci = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, there: bool, lost: bool, damaged: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = [DAMAGED, LOST, GIVEN] if there else []
        offered = [*gone, *([FOUND] if lost else []), *([MENDED] if damaged else [])]
        what: Any = self.fields["apa"]
        what.choices = [(word, _WORDS[word]) for word in offered]
        place: Any = self.fields["tempat"]
        place.queryset = Location.objects.filter(kind__in=KEPT, closed_at=None).order_by("name")
