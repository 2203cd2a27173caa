"""What an officer types about a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.assistance.forms import day, words
from kriya.assistance.models import Doer, Reason, ResultKind, Service
from kriya.assistance.queries.officers import officers
from kriya.assistance.queries.services import services_offered
from kriya.makers.forms.fields import SumField


class _WithOfficer(forms.Form):
    """A form that names an officer."""

    owner: Any = forms.ModelChoiceField(label=_("Petugas"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners: Any = self.fields["owner"]
        owners.queryset = officers()


class AcceptForm(_WithOfficer):
    """Who works on it, from when."""

    starts_on = day(_("Mulai"))


class HandOverForm(_WithOfficer):
    """Who goes on with it."""


class ReasonForm(forms.Form):
    """Why not, in words that the maker reads."""

    reason = forms.ChoiceField(label=_("Alasan"), choices=[("", "—"), *Reason.choices], required=False)
    words = words(
        _("Kata untuk perajin"),
        required=False,
        help_text=_("Kosongkan untuk memakai kata-kata yang sudah disiapkan bagi alasan itu."),
    )


class OfferForm(forms.Form):
    """What is offered to a maker, and why."""

    service: Any = forms.ModelChoiceField(label=_("Layanan"), queryset=None)
    wish = words(_("Mengapa ditawarkan"), longest=400, required=False, help_text=_("Dibaca perajin."))

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services: Any = self.fields["service"]
        services.queryset = services_offered()
        if kind and not self.is_bound:
            self.initial.setdefault("service", Service.objects.filter(kind=kind, retired_at=None).first())


class PlanForm(_WithOfficer):
    """Another date or officer for a step."""

    due_on = day(_("Paling lambat"))

    field_order: tuple[str, ...] = ("due_on", "owner")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].required = False


class NewStepForm(PlanForm):
    """A step that the service does not have."""

    title = forms.CharField(label=_("Langkah"), max_length=160)
    doer = forms.ChoiceField(label=_("Oleh"), choices=Doer.choices)

    field_order = ("title", "doer", "due_on", "owner")


class NoteForm(forms.Form):
    """How a step ended."""

    note = forms.CharField(label=_("Catatan"), max_length=240, required=False)


class ResultForm(forms.Form):
    """Something that a case brought, other than a paper."""

    kind = forms.ChoiceField(
        label=_("Jenis hasil"), choices=[one for one in ResultKind.choices if one[0] != ResultKind.PAPER]
    )
    title = forms.CharField(label=_("Hasil"), max_length=160)
    value = SumField(
        label=_("Nilai (rupiah)"), required=False, help_text=_("Kosongkan bila tidak diketahui; jangan dikira-kira.")
    )
    giver = forms.CharField(label=_("Dari"), max_length=120, required=False)
    on = day(_("Tanggal"))


class OfCallForm(_WithOfficer):
    """Which service those get whom a call chose."""

    service: Any = forms.ModelChoiceField(label=_("Layanan"), queryset=None)

    field_order = ("service", "owner")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services: Any = self.fields["service"]
        services.queryset = services_offered()
