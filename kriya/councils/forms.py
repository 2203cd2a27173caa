"""The form of a council's profile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.councils.models import Council
from kriya.design import dyes, motifs


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything about a council that the council itself may change; its address and region stay."""

    dye = forms.ChoiceField(label=_("Warna"), choices=[(dye.slug, dye.name) for dye in dyes.DYES])
    motif = forms.ChoiceField(label=_("Motif"), choices=[(motif.slug, motif.name) for motif in motifs.MOTIFS])

    class Meta:
        model = Council
        fields = (
            "name",
            "short_name",
            "address",
            "phone",
            "email",
            "about_id",
            "about_en",
            "dye",
            "motif",
            "time_zone",
        )
        widgets = {"address": forms.Textarea({"rows": 3}), "time_zone": forms.RadioSelect}
        help_texts = {
            "short_name": _("Dipakai di tempat sempit, misalnya judul halaman dan pesan."),
            "about_id": _("Satu atau dua kalimat untuk halaman depan."),
            "about_en": _("Untuk tamu dari luar negeri."),
        }
