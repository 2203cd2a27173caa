"""What narrows the pages of reach; it lives in the address, and what makes no sense in it counts for nothing."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kriya.promotion.models import PageKind, Source
from kriya.promotion.queries.reach import WEEKS, Narrowed

_START: Final = "8"


class ReachForm(forms.Form):
    """The filters: those of `asks`."""

    minggu = forms.ChoiceField(label=_("Waktu"), required=False)
    jenis = forms.ChoiceField(label=_("Halaman"), required=False, choices=[("", _("semua")), *PageKind.choices])
    kanal = forms.ChoiceField(label=_("Datang dari"), required=False)

    def __init__(self, params: Mapping[str, Any], *, asks: tuple[str, ...]) -> None:
        super().__init__({"minggu": _START, **{name: value for name, value in params.items() if value}})
        weeks: Any = self.fields["minggu"]
        weeks.choices = [
            (str(n), ngettext("%(n)d minggu terakhir", "%(n)d minggu terakhir", n) % {"n": n}) for n in WEEKS
        ]
        sources: Any = self.fields["kanal"]
        sources.choices = [("", _("semua")), *(pair for pair in Source.choices if pair[0] != Source.INSIDE)]
        for name in list(self.fields):
            if name not in asks:
                del self.fields[name]

    def narrowed(self) -> Narrowed:
        """Return what was asked for."""
        self.is_valid()
        said = self.cleaned_data
        return Narrowed(int(said.get("minggu") or _START), said.get("jenis") or "", said.get("kanal") or "")
