"""The public application: four short pages that a maker fills in on a telephone in two minutes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.councils.models import Council
from kriya.crafts.models import Craft
from kriya.design.whole import WholeField
from kriya.makers.actions.register import Phone
from kriya.makers.forms.fields import PAPER_FILES, PhonesField, readable
from kriya.makers.forms.nik import nik_typed
from kriya.makers.forms.places import NoSuchPlace, Place, district_choices, place_of, regencies_in_reach, village_names
from kriya.makers.models import PaperKind
from kriya.makers.models.consent import ConsentSubject

ASKED_PAPERS = (PaperKind.NIB, PaperKind.HALAL, PaperKind.PIRT, PaperKind.BRAND, PaperKind.COPYRIGHT, PaperKind.OTHER)
ASKED_CONSENTS = (ConsentSubject.NAME, ConsentSubject.PHONE, ConsentSubject.ADDRESS, ConsentSubject.PHOTO)


class ApplyForm(forms.Form):
    """One page of the application; every page knows its council."""

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council


class BusinessForm(ApplyForm):
    """The business and its owner."""

    name = forms.CharField(
        label=_("Nama usaha"),
        max_length=160,
        validators=[readable],
        help_text=_("Bila belum bernama, tulis nama Anda."),
    )
    owner_name = forms.CharField(
        label=_("Nama pemilik"),
        max_length=160,
        validators=[readable],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    craft = forms.ChoiceField(label=_("Jenis kerajinan"))
    products_made = forms.CharField(
        label=_("Apa yang Anda buat?"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Misalnya kain panjang, selendang, kemeja")}),
    )
    started_year = WholeField(label=_("Mulai usaha tahun"), required=False, min_value=1900, widget=forms.NumberInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        craft: Any = self.fields["craft"]
        craft.choices = [("", _("Pilih satu")), *craft_choices()]
        self.fields["started_year"].widget.attrs |= {"inputmode": "numeric", "placeholder": "1998"}

    def clean_started_year(self) -> int | None:
        year: int | None = self.cleaned_data["started_year"]
        if year is not None and year > today().year:
            raise ValidationError(_("Tahun ini belum tiba."))
        return year


def craft_choices() -> list[tuple[str, Any]]:
    """Return the council's crafts to choose from, the particular ones under their kind."""
    crafts = list(Craft.objects.active().filter(is_craft=True).order_by("code"))
    below: dict[Any, list[Craft]] = {}
    for craft in crafts:
        below.setdefault(craft.parent_id, []).append(craft)
    choices: list[tuple[str, Any]] = []
    for top in below.get(None, []):
        children = below.get(top.pk, [])
        one = (top.code, str(top))
        choices.append((str(top), [one, *((child.code, str(child)) for child in children)]) if children else one)
    return choices


class ContactForm(ApplyForm):
    """How the maker is reached and where it works."""

    phone = PhonesField(label=_("Nomor telepon"), help_text=_("Petugas menghubungi Anda lewat nomor ini."))
    whatsapp = forms.BooleanField(label=_("Nomor ini ada WhatsApp-nya"), required=False, initial=True)
    email = forms.EmailField(label=_("Surel"), required=False)
    district_code = forms.ChoiceField(label=_("Kecamatan"), required=False)
    village = forms.CharField(label=_("Desa atau kelurahan"), max_length=120)
    address = forms.CharField(
        label=_("Alamat"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Jalan, nomor, RT/RW"), "autocomplete": "street-address"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs |= {
            "placeholder": "0812 3456 7890",
            "autocomplete": "tel",
            "inputmode": "tel",
        }
        self.fields["village"].widget.attrs |= {"list": "desa", "autocomplete": "off"}
        district: Any = self.fields["district_code"]
        if len(regencies_in_reach(self.council)) == 1:
            del self.fields["district_code"]
        else:
            district.choices = district_choices(self.council)
            district.required = True

    def villages(self) -> list[str]:
        """Return what may be typed as a village."""
        chosen = str(self["district_code"].value() or "") if "district_code" in self.fields else ""
        return village_names(self.council, chosen)

    def clean(self) -> dict[str, Any]:
        """Find the village."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        self.place = Place()
        try:
            self.place = place_of(self.council, district=said.get("district_code", ""), village=said.get("village", ""))
        except NoSuchPlace as missing:
            self.add_error("village", str(missing))
        return said

    def phones(self) -> list[Phone]:
        """Return the numbers as typed; the first is on WhatsApp when that was ticked."""
        typed: list[Phone] = self.cleaned_data["phone"]
        ticked = True if self.cleaned_data["whatsapp"] else None
        return [Phone(phone.number, phone.kind, ticked if place == 0 else None) for place, phone in enumerate(typed)]


class PapersForm(ApplyForm):
    """Papers and photos, one at a time, and the NIK for those who want to give it."""

    kind = forms.ChoiceField(label=_("Berkas apa?"), required=False)
    file = forms.FileField(
        label=_("Foto atau berkas"),
        required=False,
        help_text=_("Foto atau PDF. Paling besar 10 MB."),
        widget=forms.FileInput(attrs={"accept": PAPER_FILES}),
    )
    nik = forms.CharField(
        label=_("NIK"),
        required=False,
        max_length=40,
        help_text=_(
            "Tidak wajib. Kami pakai hanya untuk memastikan Anda belum terdaftar. "
            "Disimpan terkunci, tidak pernah ditampilkan."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [("photo", _("Foto produk atau tempat kerja")), *((k.value, k.label) for k in ASKED_PAPERS)]

    def clean_nik(self) -> str:
        return nik_typed(self.cleaned_data["nik"])


class ConsentsForm(ApplyForm):
    """What may be public, each thing for itself, and the one permission without which nothing can be looked at."""

    name = forms.BooleanField(label=_("Nama usaha dan nama saya"), required=False)
    phone = forms.BooleanField(label=_("Nomor telepon saya"), required=False)
    address = forms.BooleanField(label=_("Alamat dan titik petanya"), required=False)
    photo = forms.BooleanField(label=_("Foto yang saya kirim"), required=False)
    processing = forms.BooleanField(
        label=_("Dewan boleh menyimpan isian ini untuk menilai pendaftaran saya"),
        error_messages={"required": _("Tanpa izin ini kami tidak boleh membaca pendaftaran Anda.")},
    )

    def subjects(self) -> list[str]:
        """Return what was ticked."""
        return [subject.value for subject in ASKED_CONSENTS if self.cleaned_data.get(subject.value)]
