"""A business card, and what was done about it, as they are typed."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.accounts.phones import e164
from kriya.core.ids import new_id
from kriya.exhibitions.forms import day
from kriya.exhibitions.models import Exhibition, LeadKind, Outcome, Participant
from kriya.makers.forms.fields import RupiahField
from kriya.makers.models import Maker

_PLAIN: Final = {"autocomplete": "off"}


class LeadForm(forms.Form):
    """Somebody who may buy later: typed at the stall on a telephone, so the few things first."""

    name = forms.CharField(label=_("Nama"), max_length=120, required=False, widget=forms.TextInput(attrs=_PLAIN))
    organisation = forms.CharField(
        label=_("Usaha atau lembaga"), max_length=120, required=False, widget=forms.TextInput(attrs=_PLAIN)
    )
    kind = forms.ChoiceField(label=_("Siapa"), choices=LeadKind.choices)
    wants = forms.CharField(label=_("Mencari apa"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    maker: Any = forms.ModelChoiceField(
        label=_("Untuk perajin"), queryset=None, required=False, empty_label=_("dewan sendiri")
    )
    consents = forms.BooleanField(
        label=_("Setuju dihubungi tentang hal ini"), required=False,
        help_text=_("Tanyakan dulu. Tanpa persetujuan, telepon dan surel tidak dicatat."),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Telepon"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel", **_PLAIN})
    )
    email = forms.EmailField(label=_("Surel"), max_length=160, required=False)
    city = forms.CharField(label=_("Kota"), max_length=80, required=False, widget=forms.TextInput(attrs=_PLAIN))
    worth = RupiahField(label=_("Perkiraan nilai"), required=False)
    follow_on = day(_("Hubungi lagi"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)

    def __init__(self, *args: Any, exhibition: Exhibition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Participant.objects.filter(exhibition=exhibition, withdrawn_at=None).values("maker")
        field: Any = self.fields["maker"]
        field.queryset = Maker.objects.filter(pk__in=here).only("name").order_by("name")

    def clean_phone(self) -> str:
        """Return the number as it is dialled; foreign ones with their country's code."""
        typed: str = self.cleaned_data["phone"].strip()
        number = e164(typed) if typed else ""
        if number is None:
            raise ValidationError(
                _("Nomor telepon tidak terbaca. Contoh: 0812 3456 7890 atau +65 9123 4567."), code="phone"
            )
        return number

    def clean_worth(self) -> int | None:
        """Nothing is not known."""
        return self.cleaned_data["worth"] or None

    def clean(self) -> dict[str, Any]:
        """Ask who it was, and for consent before a telephone is kept."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if not (said.get("name") or said.get("organisation")):
            self.add_error("name", ValidationError(_("Tulis nama orangnya atau nama usahanya."), code="nobody"))
        if (said.get("phone") or said.get("email")) and not said.get("consents"):
            wrong = _("Telepon dan surel hanya boleh dicatat bila orangnya setuju dihubungi.")
            self.add_error("consents", ValidationError(wrong, code="consent"))
        return said


class FollowUpForm(forms.Form):
    """What was done about a lead, and what comes next."""

    note = forms.CharField(label=_("Apa yang dibicarakan"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    outcome = forms.ChoiceField(label=_("Hasil"), choices=Outcome.choices)
    ordered = RupiahField(label=_("Nilai pesanan"), required=False, help_text=_("Hanya bila memesan."))
    follow_on = day(_("Hubungi lagi"), required=False)

    def clean_ordered(self) -> int:
        """Nothing is nought."""
        return int(self.cleaned_data["ordered"] or 0)
