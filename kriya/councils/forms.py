"""The form of a council's profile."""

import re
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.councils.models import Council
from kriya.design import dyes, motifs
from kriya.design.meanwhile import Meanwhile

_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


class ProfileForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
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
            "story_id",
            "story_en",
            "hours_id",
            "hours_en",
            "whatsapp",
            "map_url",
            "colour",
            "dye",
            "motif",
            "time_zone",
        )
        widgets = {
            "address": forms.Textarea({"rows": 3}),
            "hours_id": forms.Textarea({"rows": 2}),
            "hours_en": forms.Textarea({"rows": 2}),
            "time_zone": forms.RadioSelect,
        }
        help_texts = {
            "short_name": _("Dipakai di tempat sempit, misalnya judul halaman dan pesan."),
            "about_id": _("Satu atau dua kalimat untuk halaman depan."),
            "about_en": _("Untuk tamu dari luar negeri."),
            "hours_id": _("Misalnya: Senin sampai Sabtu, 09.00–16.00."),
            "map_url": _("Tautan ke letak galeri di peta daring."),
            "colour": _("Bila dewan punya warna resmi, misalnya #2a4180. Kosongkan untuk memakai warna alam di bawah."),
        }

    def clean_colour(self) -> str:
        """Refuse a colour on which words cannot be read, with the ratio as measured and the nearest that can be."""
        colour = str(self.cleaned_data["colour"]).strip().lower()
        if not colour:
            return ""
        if not _COLOUR.fullmatch(colour):
            raise forms.ValidationError(_("Tulis warna sebagai # dan enam angka heksadesimal, misalnya #2a4180."))
        measured = dyes.weakest_contrast(colour)
        if measured < dyes.READABLE:
            told = {"measured": f"{measured:.1f}", "needed": f"{dyes.READABLE}", "near": dyes.nearest_readable(colour)}
            raise forms.ValidationError(
                _("Kontrasnya %(measured)s banding 1; perlu %(needed)s supaya terbaca. Yang terdekat: %(near)s."),
                params=told,
            )
        return colour
