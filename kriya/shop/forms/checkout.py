"""Who orders, where it goes, how it is paid. What it costs is in no form: it is worked out anew each time."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kriya.accounts.phones import e164
from kriya.councils.searching import Place, place_of, places_like, postal_code_of
from kriya.shop.actions.placing import Buyer, Counter, Destination
from kriya.shop.delivery.quotes import Quote, quotes
from kriya.shop.forms.postal import PostalCodeField
from kriya.shop.models import DeliveryKind, Method

FETCH: Final = "fetch"
SEND: Final = "send"


class CheckoutForm(forms.Form):
    """One page: `typed` is what stands in the fields now, right or not; it decides which villages and rates are shown.

    Names of choices come from the council's rules and its rates, never from the browser.
    """

    name = forms.CharField(label=_("Nama"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Telepon atau WhatsApp"),
        max_length=30,
        help_text=_("Di luar Indonesia, mulai dengan + dan kode negara."),
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    email = forms.EmailField(
        label=_("Surel"),
        required=False,
        help_text=_("Kami mengirim kabar pesanan ke sini."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    news = forms.BooleanField(
        label=_("Kirimi saya juga buletin dewan ini. Saya bisa berhenti kapan saja."), required=False
    )
    way = forms.ChoiceField(label=_("Cara terima"))
    place = forms.CharField(
        label=_("Desa atau kelurahan"),
        required=False,
        max_length=120,
        help_text=_("Ketik namanya atau kode pos, misalnya Kauman Pekalongan atau 51127."),
        widget=forms.TextInput({"autocomplete": "off", "enterkeyhint": "search"}),
    )
    village = forms.CharField(label=_("Desa atau kelurahan"), required=False, max_length=13)
    street = forms.CharField(
        label=_("Alamat"),
        required=False,
        max_length=300,
        help_text=_("Jalan, nomor rumah, RT/RW."),
        widget=forms.Textarea({"rows": 2, "autocomplete": "street-address"}),
    )
    postal_code = PostalCodeField(label=_("Kode pos"))
    delivery = forms.CharField(label=_("Pengiriman"), required=False, max_length=100)
    method = forms.ChoiceField(label=_("Pembayaran"), required=False)
    voucher = forms.CharField(label=_("Kode potongan"), required=False, max_length=24)
    note = forms.CharField(
        label=_("Catatan untuk galeri"), required=False, max_length=300, widget=forms.Textarea({"rows": 2})
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *arguments: Any, typed: Mapping[str, Any], counter: Counter, near: str, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.typed, self.counter, self.near = typed, counter, near
        self.rules, self.weight_g = counter.rules, counter.basket.weight_g
        ways = [(FETCH, _("Ambil di galeri"))] if self.rules.pick_up else []
        self._choose("way", [*ways, (SEND, _("Kirim ke alamat"))])
        self._choose("method", [(str(one), one.label) for one in counter.methods])
        self.fields["note"].widget.attrs["maxlength"] = 300

    def _choose(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields[name].initial = choices[0][0] if choices else None

    def said(self, name: str) -> str:
        """Return what stands in a field now."""
        return str(self.typed.get(name) or self.fields[name].initial or "").strip()

    @property
    def is_sent(self) -> bool:
        return self.said("way") == SEND

    @cached_property
    def found(self) -> list[Place]:
        """The villages to choose from: the chosen one, else those that the words find."""
        chosen = place_of(self.said("village"))
        words = self.said("place")
        if not words or (chosen and words == str(chosen)):
            return [chosen] if chosen else []
        listed = places_like(words, near=self.near)
        return listed if chosen is None or chosen in listed else [chosen, *listed]

    @cached_property
    def chosen(self) -> Place | None:
        """The village it goes to; where only one is found, that."""
        return place_of(self.said("village")) or (self.found[0] if len(self.found) == 1 else None)

    @cached_property
    def quotes(self) -> list[Quote]:
        """The ways to get it that go with what is typed."""
        if not self.is_sent:
            return [one for one in quotes(self.rules, "", self.weight_g) if one.kind == DeliveryKind.PICK_UP]
        if self.chosen is None:
            return []
        found = quotes(self.rules, self.chosen.code, self.weight_g)
        return [one for one in found if one.kind != DeliveryKind.PICK_UP]

    @cached_property
    def quote(self) -> Quote | None:
        """The chosen way; the only one where there is no choice."""
        said = self.said("delivery")
        only = self.quotes[0] if len(self.quotes) == 1 else None
        return next((one for one in self.quotes if one.code == said), only)

    def clean_phone(self) -> str:
        """Return the number as +62…"""
        number = e164(self.cleaned_data["phone"])
        if number is None:
            raise forms.ValidationError(_("Nomor ini tidak lengkap. Contoh: 0812 3456 7890."))
        return number

    def clean(self) -> dict[str, Any]:
        """Hold that what is sent has somewhere to go."""
        said = super().clean() or self.cleaned_data
        if said.get("way") != SEND:
            return said
        if self.chosen is None:
            self.add_error("place", _("Pilih desa atau kelurahannya dari daftar."))
        if len(said.get("street", "").strip()) < 5:
            self.add_error("street", _("Tulis jalan dan nomor rumahnya."))
        if self.chosen is not None and self.quotes and self.quote is None and not said.get("delivery"):
            self.add_error("delivery", _("Pilih cara pengiriman."))
        return said

    def buyer(self, language: str) -> Buyer:
        """Return who orders."""
        said = self.cleaned_data
        return Buyer(said["name"], said["phone"], said["email"], language)

    def destination(self) -> Destination:
        """Return where it goes."""
        said = self.cleaned_data
        if said["way"] == FETCH:
            return Destination(f"{DeliveryKind.PICK_UP}:")
        code = self.chosen.code if self.chosen else ""
        # What was asked for stands, also when it is no longer offered: the action says so.
        way = said["delivery"] if len(self.quotes) != 1 and said["delivery"] else self.quote.code if self.quote else ""
        postal = said["postal_code"] or postal_code_of(code)
        return Destination(way or f"{DeliveryKind.TABLE}:", said["street"].strip(), code, postal)


def method_said(method: str) -> str:
    """Return what a way to pay means, in a sentence."""
    if method == Method.TRANSFER:
        return gettext("Transfer dari bank mana pun, lalu kirim buktinya.")
    if method == Method.QRIS:
        return gettext("Pindai kode QRIS dewan dengan aplikasi bank atau dompet digital.")
    if method == Method.PRACTICE:
        return gettext("Untuk mencoba: tidak memakai uang sungguhan.")
    return gettext("QRIS, dompet digital, akun virtual, atau kartu; langsung tercatat.")
