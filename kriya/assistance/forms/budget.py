"""Money for assistance as it is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.assistance.forms import day
from kriya.assistance.models import BUDGET_SOURCES, BudgetLine
from kriya.core.clock import today
from kriya.design.meanwhile import Meanwhile
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import SumField


class LineForm(Meanwhile, forms.Form):
    """A budget line."""

    year = WholeField(label=_("Tahun"), min_value=2000, max_value=2200)
    source = forms.ChoiceField(label=_("Sumber"), choices=BUDGET_SOURCES)
    name = forms.CharField(label=_("Nama anggaran"), max_length=120)
    amount = SumField(label=_("Jumlah (rupiah)"))


class PromiseForm(forms.Form):
    """Money of a line for a case."""

    line: Any = forms.ModelChoiceField(label=_("Anggaran"), queryset=None)
    what = forms.CharField(label=_("Untuk apa"), max_length=160)
    amount = SumField(label=_("Jumlah (rupiah)"))
    is_meant = forms.BooleanField(label=_("Memang dibayar dari anggaran ini"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines: Any = self.fields["line"]
        lines.queryset = BudgetLine.objects.filter(year__gte=today().year - 1).order_by("-year", "source", "name")

    def doubt(self, words: str) -> None:
        """Let whoever fills it in say that a line of another source is meant."""
        self.fields["is_meant"].widget = forms.CheckboxInput()
        self.add_error("is_meant", words)


class SpendForm(forms.Form):
    """What was spent of a promise."""

    amount = SumField(label=_("Dibelanjakan (rupiah)"), least=0)
    on = day(_("Tanggal"))
