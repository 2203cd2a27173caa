"""What a picture shows and which part of it: chosen by drawing, or by a shape without drawing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.catalog.models import ProductPhoto
from kriya.core.pictures import Crop


class PhotoForm(forms.Form):
    """What a picture shows, and which part of it is shown, in thousandths."""

    alt_id = forms.CharField(
        label=gettext_lazy("Apa yang terlihat di foto ini?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Dibacakan untuk yang tidak bisa melihat. Contoh: kain biru terlipat di meja kayu."),
    )
    potong = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def clean_potong(self) -> Crop | None:
        said = str(self.cleaned_data["potong"]).split(",")
        if said == [""]:
            return None
        if len(said) != len(Crop._fields) or not all(part.isdecimal() and len(part) < 5 for part in said):
            raise forms.ValidationError(gettext_lazy("Bagian yang dipilih keluar dari gambar."))
        return Crop(*(int(part) for part in said))

    def crop(self, found: ProductPhoto) -> Crop | None:
        """Return the part that was chosen, None when it stays."""
        chosen: Crop | None = preset(self.data.get("bentuk", ""), found) or self.cleaned_data["potong"]
        return chosen


class Several(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class AddForm(forms.Form):
    """Pictures from the office's own camera or the maker's chat."""

    foto = forms.FileField(
        label=gettext_lazy("Foto baru"),
        widget=Several(attrs={"accept": "image/*"}),
        help_text=gettext_lazy("Boleh beberapa sekaligus. Yang pertama menjadi sampul."),
    )


def crop_of(found: ProductPhoto) -> Crop:
    """Return the part of a photo that is shown."""
    return Crop(found.crop_left, found.crop_top, found.crop_right, found.crop_bottom)


def preset(shape: str, found: ProductPhoto) -> Crop | None:
    """Return the part for a shape that was chosen without drawing it: whole, or 4:5 or 1:1 at a place."""
    name, _colon, place = shape.partition(":")
    ratios = {"45": 4 / 5, "11": 1.0}
    if name == "utuh":
        return Crop()
    if name not in ratios:
        return None
    wide = found.width / found.height
    share = min(1000, round(1000 * ratios[name] / wide)), min(1000, round(1000 * wide / ratios[name]))
    start = {"awal": 0.0, "tengah": 0.5, "akhir": 1.0}.get(place, 0.5)
    left, top = round((1000 - share[0]) * start), round((1000 - share[1]) * start)
    return Crop(left, top, left + share[0], top + share[1])


def choices(found: ProductPhoto, crop: Crop) -> list[dict[str, Any]]:
    upright = found.height > found.width
    first, last = (_("atas"), _("bawah")) if upright else (_("kiri"), _("kanan"))
    shapes = [("utuh", _("Utuh"))]
    for name, label in (("45", "4:5"), ("11", "1:1")):
        shapes += [(f"{name}:tengah", f"{label} · {_('tengah')}")]
        shapes += [(f"{name}:awal", f"{label} · {first}"), (f"{name}:akhir", f"{label} · {last}")]
    return [
        {"value": value, "label": label, "crop": ",".join(map(str, part)), "current": part == crop}
        for value, label in shapes
        if (part := preset(value, found)) is not None
    ]
