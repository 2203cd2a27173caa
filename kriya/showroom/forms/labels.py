"""How labels are printed: on which paper, from which label on, and how far the printer strays."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.design.meanwhile import Meanwhile
from kriya.design.whole import WholeField
from kriya.showroom.labels.formats import BY_SLUG, DEFAULT, FORMATS, LabelFormat
from kriya.showroom.labels.printing import Placing

_FARTHEST: Final = 20


class MillimetreField(forms.DecimalField):
    """A distance with a decimal comma or point, to a tenth of a millimetre; blank is none."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value or "").replace(",", ".").replace("\u2212", "-"))


def _shift(label: Any) -> MillimetreField:
    box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return MillimetreField(
        label=label, required=False, decimal_places=1, min_value=-_FARTHEST, max_value=_FARTHEST, widget=box
    )


class PrintForm(forms.Form):
    """Paper, first free label, shift in millimetres."""

    kertas = forms.ChoiceField(
        label=_("Kertas"), choices=[(one.slug, one.name) for one in FORMATS], initial=DEFAULT.slug
    )
    mulai = WholeField(
        label=_("Mulai dari label ke-"),
        min_value=1,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Lembar yang sudah terpakai sebagian: lewati yang kosong, dihitung dari kiri atas."),
    )
    kanan = _shift(_("Geser ke kanan (mm)"))
    bawah = _shift(_("Geser ke bawah (mm)"))

    def clean(self) -> dict[str, Any]:
        """Hold the start within the sheet."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        paper = BY_SLUG.get(said.get("kertas", ""), DEFAULT)
        if (said.get("mulai") or 1) > paper.per_page:
            most = _("Lembar ini berisi %(most)s label.") % {"most": paper.per_page}
            self.add_error("mulai", ValidationError(most, code="start"))
        return said

    @property
    def paper(self) -> LabelFormat:
        """The paper that was chosen."""
        return BY_SLUG[self.cleaned_data["kertas"]]

    def placing(self) -> Placing:
        """Return where printing begins."""
        said = self.cleaned_data
        return Placing(said["mulai"], float(said["kanan"] or 0), float(said["bawah"] or 0))


class LabelRulesForm(Meanwhile, forms.Form):
    """How the council's labels look."""

    paper = forms.ChoiceField(
        label=_("Kertas"),
        choices=[(one.slug, one.name) for one in FORMATS],
        help_text=_("Kertas label yang dipakai dewan; saat mencetak masih bisa diganti."),
    )
    has_maker = forms.BooleanField(label=_("Cantumkan nama perajin"), required=False)
    has_craft = forms.BooleanField(label=_("Cantumkan jenis kerajinan"), required=False)
    has_price = forms.BooleanField(label=_("Cantumkan harga"), required=False)
    line = forms.CharField(
        label=_("Kalimat dewan"),
        required=False,
        max_length=40,
        help_text=_("Satu baris di setiap label, misalnya “Dibuat dengan tangan”. Boleh kosong."),
    )
