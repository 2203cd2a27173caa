"""The office's forms about tills."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.inventory.models import ON_SALE, Location
from kriya.showroom.pos.naming import free_name, free_prefix

MOST_BYTES = 4_000_000


class TillForm(forms.Form):
    """A new till: what it is called, how its receipts begin, where it sells."""

    name = forms.CharField(label=_("Nama alat"), max_length=60)
    prefix: Any = forms.CharField(
        label=_("Awalan nomor struk"),
        max_length=4,
        help_text=_("Satu sampai empat huruf besar atau angka, misalnya A1."),
    )
    location: Any = forms.ModelChoiceField(label=_("Tempat"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["location"]
        place.queryset = Location.objects.filter(kind__in=ON_SALE, closed_at=None).order_by("kind", "name")
        self.initial = {"name": free_name(), "prefix": free_prefix()}


class QueueForm(forms.Form):
    """What a till could not send, as the file that it wrote."""

    file = forms.FileField(label=_("Berkas antrean dari kasir"))

    def clean_file(self) -> Any:
        """Refuse what is too big to be a queue."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Berkas ini terlalu besar untuk antrean kasir."))
        return file
