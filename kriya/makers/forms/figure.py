"""The form of a year's figures: blank is unknown, a typed 0 is nought."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.core.clock import today
from kriya.design.meanwhile import Meanwhile
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import RupiahField
from kriya.makers.models import YearlyFigure

_MEASURES = ("labour_men", "labour_women", "labour_total", "yearly_sales", "capital", "raw_material_value")


def _label(name: str) -> str:
    text = str(YearlyFigure._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return text[:1].upper() + text[1:]


class FigureForm(Meanwhile, forms.Form):
    """What was known of one year, and who said so."""

    year = WholeField(label=gettext_lazy("Tahun"), required=False, min_value=1980, widget=forms.NumberInput)
    source = forms.CharField(
        label=gettext_lazy("Sumber"),
        max_length=160,
        help_text=gettext_lazy("Misalnya pendataan tahunan, wawancara, laporan pajak."),
        widget=forms.TextInput(attrs={"list": "sumber"}),
    )
    labour_men = WholeField(required=False, min_value=0, max_value=100_000, widget=forms.NumberInput)
    labour_women = WholeField(required=False, min_value=0, max_value=100_000, widget=forms.NumberInput)
    labour_total = WholeField(required=False, min_value=0, max_value=100_000, widget=forms.NumberInput)
    yearly_sales = RupiahField(required=False)
    capital = RupiahField(required=False)
    raw_material_value = RupiahField(required=False)

    def __init__(self, *args: Any, figure: YearlyFigure | None = None, **kwargs: Any) -> None:
        names = ("year", "source", *_MEASURES)
        known = {name: getattr(figure, name) for name in names} if figure else {"year": today().year - 1}
        super().__init__(*args, record=figure, **kwargs)
        self.initial = known
        self.figure = figure
        for name in _MEASURES:
            self.fields[name].label = _label(name)
        for name in _MEASURES[:3]:
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        self.fields["year"].widget.attrs["max"] = today().year
        self.fields["labour_total"].help_text = _("Boleh kosong bila laki-laki dan perempuan diisi.")

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and year > today().year:
            raise forms.ValidationError(_("Tahun ini belum tiba."))
        return year

    def clean(self) -> dict[str, Any]:
        """Let a total follow men and women."""
        said: dict[str, Any] = super().clean() or {}
        if self.figure is not None:
            self._count_again(self.figure, said)
        return said

    def _count_again(self, known: YearlyFigure, said: dict[str, Any]) -> None:
        """Let a total that was the sum of men and women follow them, unless somebody typed another."""
        men, women = said.get("labour_men"), said.get("labour_women")
        was_sum = None not in {known.labour_men, known.labour_women} and known.labour_total == (
            (known.labour_men or 0) + (known.labour_women or 0)
        )
        if was_sum and said.get("labour_total") == known.labour_total and men is not None and women is not None:
            said["labour_total"] = men + women

    def columns(self) -> dict[str, Any]:
        """Return the figures as typed."""
        return {name: self.cleaned_data[name] for name in ("year", "source", *_MEASURES)}

    def warnings(self) -> list[str]:
        """Return what does not fit together but may be right."""
        said = self.cleaned_data
        men, women, total = said["labour_men"], said["labour_women"], said["labour_total"]
        found = []
        if total is not None and men is not None and women is not None and men + women != total:
            found.append(
                _("Laki-laki dan perempuan berjumlah %(sum)s, tetapi jumlah tenaga kerja tertulis %(total)s.")
                % {"sum": men + women, "total": total}
            )
        elif total is not None and (men or 0) + (women or 0) > total:
            found.append(_("Jumlah tenaga kerja lebih kecil daripada laki-laki atau perempuannya."))
        material, sales = said["raw_material_value"], said["yearly_sales"]
        if material is not None and sales is not None and material > sales:
            found.append(_("Nilai bahan baku lebih besar daripada penjualan setahun."))
        return found
