"""A service of the catalogue, and its steps in rows."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.assistance.forms import words
from kriya.assistance.models import Doer, Payer, Service, ServiceKind
from kriya.design.meanwhile import Meanwhile
from kriya.design.meanwhile_rows import MeanwhileRows
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import SumField
from kriya.makers.models import PaperKind
from kriya.participation.models import Call, CallKind

EXTRA: Final = 3


class ServiceForm(Meanwhile, forms.Form):
    """What anyone reads of a service, and what it ends in."""

    name = forms.CharField(label=_("Nama layanan"), max_length=120)
    kind = forms.ChoiceField(label=_("Jenis"), choices=ServiceKind.choices)
    paper = forms.ChoiceField(
        label=_("Dokumen yang diurus"),
        choices=[("", "—"), *PaperKind.choices],
        required=False,
        help_text=_("Hanya untuk izin dan sertifikat; hasilnya masuk ke daftar UMKM."),
    )
    summary = forms.CharField(label=_("Ringkasan"), max_length=240, required=False)
    audience = forms.CharField(label=_("Untuk siapa"), max_length=240, required=False)
    about = words(_("Tentang layanan ini"), longest=2000, required=False)
    documents = words(_("Yang disiapkan perajin"), longest=1000, required=False, help_text=_("Satu per baris."))
    cost = SumField(
        label=_("Biaya untuk satu UMKM (rupiah)"),
        least=0,
        required=False,
        help_text=_("0 bila gratis; kosongkan bila belum diketahui."),
    )
    payer = forms.ChoiceField(label=_("Yang membayar"), choices=[("", "—"), *Payer.choices], required=False)
    call: Any = forms.ModelChoiceField(
        label=_("Dibagi lewat program"),
        queryset=None,
        required=False,
        empty_label=_("langsung, tanpa pendaftaran"),
        help_text=_("Bila peminatnya lebih banyak daripada yang bisa dibantu: pilih dengan adil lewat program."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        calls: Any = self.fields["call"]
        calls.queryset = Call.objects.filter(kind=CallKind.ASSISTANCE, cancelled_at=None).order_by("-starts_on")


class StepForm(forms.Form):
    """One step; an emptied row is taken out."""

    title = forms.CharField(label=_("Langkah"), max_length=160, required=False)
    doer = forms.ChoiceField(label=_("Oleh"), choices=Doer.choices)
    days = WholeField(label=_("Hari"), min_value=1, max_value=365, initial=3)


def step_formset(service: Service | None, data: Any = None) -> Any:
    """Return the steps of a service as rows to fill."""
    rows = service.steps.order_by("position") if service else []
    initial = [{"title": one.title, "doer": one.doer, "days": one.days} for one in rows]
    return forms.formset_factory(StepForm, formset=MeanwhileRows, extra=EXTRA)(data, initial=initial, prefix="s")


def steps_in(formset: Any) -> list[tuple[str, str, int]]:
    """Return the rows that are filled."""
    said = [form.cleaned_data for form in formset if form.cleaned_data]
    return [(one["title"], one["doer"], one["days"]) for one in said if one["title"]]
