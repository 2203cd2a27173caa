"""The editor of a quotation: its head as one form, its lines as rows that are read one by one."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kriya.accounts.phones import e164
from kriya.core.ids import read_id
from kriya.design.meanwhile import Meanwhile
from kriya.design.meanwhile_rows import about_row
from kriya.design.merging import between, merged
from kriya.design.whole import WholeField
from kriya.ledger.terms import WHOLE, Bearer, portion
from kriya.makers.forms.fields import SumField
from kriya.quotations.actions.drafting import MOST_LINES, Head, LineWanted
from kriya.quotations.models import QuotationLine

SPARE: Final = 3
"""Empty rows that stand below those that are written."""
MOST_PERCENT: Final = 100
_DIGITS: Final = 6
_SHARE: Final = re.compile(r"^(\d{1,3})(?:[.,](\d{1,2}))?\s*%$", re.ASCII)
_ROW: Final = re.compile(r"^(?:nama|jumlah|harga|rincian|produk|perajin)_(\d{1,3})$")
_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


@dataclass(frozen=True)
class Share:
    """A part of the total, in basis points; how much that is is known once the lines are read."""

    points: int


class DepositField(SumField):
    """Rupiah, or a per cent of the total."""

    def clean(self, value: Any) -> Any:
        """Return rupiah or a Share."""
        found = _SHARE.match(str(value or "").strip())
        if found is None:
            return super().clean(value)
        points = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
        if points > WHOLE:
            raise forms.ValidationError(_("Uang muka paling banyak 100%."), code="share")
        return Share(points)


class HeadForm(Meanwhile, forms.Form):
    """Who it is for and on which conditions."""

    institution = forms.CharField(label=_("Instansi"), max_length=160)
    address = forms.CharField(label=_("Alamat"), max_length=300, required=False)
    tax_number = forms.CharField(
        label=_("NPWP"), max_length=24, required=False, help_text=_("Untuk faktur pajak, bila instansi memintanya.")
    )
    contact = forms.CharField(label=_("Nama kontak"), max_length=120)
    phone = forms.CharField(label=_("Telepon"), max_length=30, required=False)
    email = forms.EmailField(label=_("Surel"), required=False)
    subject = forms.CharField(label=_("Perihal"), max_length=160)
    valid_until = forms.DateField(label=_("Berlaku sampai"), widget=_DAY)
    lead_days = WholeField(
        label=_("Lama pengerjaan (hari)"), required=False, min_value=1, max_value=365, widget=forms.NumberInput
    )
    discount = SumField(label=_("Potongan (rupiah)"), required=False, least=0)
    bearer = forms.ChoiceField(
        label=_("Potongan ditanggung"), required=False, choices=[("", _("menurut perjanjian")), *Bearer.choices]
    )
    shipping = SumField(label=_("Ongkos kirim (rupiah)"), required=False, least=0)
    deposit = DepositField(
        label=_("Uang muka"), required=False, least=0,
        help_text=_("Dibayar sebelum barang dibuat. Rupiah, atau persen dari seluruhnya: 50%."),
    )  # fmt: skip
    payment_days = WholeField(
        label=_("Jatuh tempo tagihan (hari)"), min_value=0, max_value=365, initial=14, widget=forms.NumberInput
    )
    note = forms.CharField(
        label=_("Keterangan"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Tertulis pada surat penawaran."),
    )  # fmt: skip

    def clean_phone(self) -> str:
        """Return it as E.164, or nothing."""
        typed = str(self.cleaned_data["phone"]).strip()
        number = e164(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(_("Nomor telepon tidak terbaca. Contoh: 0812 3456 7890."), code="phone")
        return number

    def clean_deposit(self) -> Any:
        """Refuse a few rupiah: whoever types 50 means 50 per cent."""
        deposit = self.cleaned_data["deposit"]
        if isinstance(deposit, int) and 0 < deposit <= MOST_PERCENT:
            said = _("Tulis %(n)s%% bila maksudnya persen, atau rupiahnya seluruhnya.") % {"n": deposit}
            raise forms.ValidationError(said, code="share")
        return deposit

    def head(self, lines: Sequence[LineWanted]) -> Head:
        """Return what was typed above these lines; blank money is none."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in self.fields}
        for name in ("discount", "shipping", "deposit"):
            said[name] = said[name] or 0
        if isinstance(deposit := said["deposit"], Share):
            total = sum(line.pieces * line.price for line in lines) - said["discount"] + said["shipping"]
            said["deposit"] = portion(max(total, 0), deposit.points)
        return Head(**said)


@dataclass(eq=False)
class Row:
    """One row as it is typed, right or not; rows that say the same are the same."""

    n: int
    product: str = ""
    name: str = ""
    detail: str = ""
    pieces: str = ""
    price: str = ""
    is_to_order: bool = False
    is_service: bool = False
    maker: str = ""
    wrong: str = ""

    @property
    def is_blank(self) -> bool:
        return not (self.product or self.name.strip() or self.pieces.strip() or self.price.strip())

    def _said(self) -> tuple[Any, ...]:
        figures = (self.pieces.strip().replace(".", ""), re.sub(r"\D", "", self.price))
        words = (self.product, self.name.strip(), self.detail.strip(), self.maker.strip())
        return (*words, *figures, self.is_to_order, self.is_service)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def __str__(self) -> str:
        return "; ".join(part for part in (self.name, self.detail, self.pieces, self.price, self.maker) if part.strip())

    def line(self, makers: Mapping[str, Sequence[UUID]]) -> LineWanted | None:
        """Return what the row says; None, with the reason in `wrong`, where it cannot be read.

        `makers` are those who are called as somebody typed, by that name in small letters.
        """
        pieces = self.pieces.strip().replace(".", "")
        if not (pieces.isascii() and pieces.isdecimal() and len(pieces) <= _DIGITS and int(pieces)):
            self.wrong = gettext("Jumlahnya tidak terbaca.")
            return None
        try:
            price = SumField().clean(self.price)
        except forms.ValidationError as no:
            self.wrong = " ".join(no.messages)
            return None
        product: UUID | None = read_id(self.product) if self.product else None
        called = makers.get(self.maker.strip().lower(), ()) if self.is_service else ()
        if self.is_service and self.maker.strip() and len(called) != 1:
            self.wrong = (
                gettext("Ada beberapa perajin bernama ini. Bedakan dulu namanya di register.")
                if called
                else gettext("Tidak ada perajin bernama ini di register.")
            )
            return None
        maker = called[0] if called else None
        return LineWanted(int(pieces), price, self.name, product, self.detail, self.is_to_order, self.is_service, maker)


def rows_typed(data: QueryDict) -> list[Row]:
    """Return the rows of a form in their order, blank ones left out."""
    numbers = sorted({int(found[1]) for name in data if (found := _ROW.match(name))})
    rows = [_row(data, n) for n in numbers[:MOST_LINES]]
    return [row for row in rows if not row.is_blank]


def _row(data: Mapping[str, str], n: int) -> Row:
    said = {
        name: str(data.get(f"{name}_{n}", "")).replace("\x00", "") for name in ("produk", "nama", "rincian", "perajin")
    }
    return Row(
        n, said["produk"], said["nama"], said["rincian"], str(data.get(f"jumlah_{n}", "")),
        str(data.get(f"harga_{n}", "")), f"dibuat_{n}" in data, f"jasa_{n}" in data, said["perajin"].strip()[:160],
    )  # fmt: skip


def rows_of(lines: Sequence[QuotationLine]) -> list[Row]:
    """Return the lines of a draft as rows."""
    return [
        Row(
            n, str(line.product_id or ""), line.name, line.detail, str(line.pieces),
            f"{line.price:,}".replace(",", "."), line.is_to_order, line.is_service,
            line.maker.name if line.is_service and line.maker else "",
        )
        for n, line in enumerate(lines)
    ]  # fmt: skip


def opened_rows(rows: Sequence[Row]) -> str:
    """Return what the page carries: the rows as they were when it was opened."""
    return json.dumps([asdict(row) for row in rows])


def brought_together(data: Mapping[str, Any], rows: list[Row], now: list[Row]) -> list[Row]:
    """Return the rows that were typed with what somebody else made of the others since the page was opened.

    A row that both changed says so: saved again, it stands.
    """
    try:
        opened = [_carried(one) for one in json.loads(data.get("baris_dibuka", ""))]
    except (ValueError, TypeError, AttributeError):
        return rows
    if opened == now:
        return rows
    places = merged(opened, between(opened, now), between(opened, rows))
    for place in places:
        place.row.wrong = about_row(place, str(place.theirs)) if place.asked else ""
    return [place.row for place in places]


def _carried(said: Mapping[str, Any]) -> Row:
    return Row(**{name: value if isinstance(value, bool) else str(value) for name, value in said.items()})  # type: ignore[arg-type]


def with_spare(rows: Sequence[Row]) -> list[Row]:
    """Return rows numbered anew, with empty ones below them."""
    kept = list(rows)[:MOST_LINES]
    for n, row in enumerate(kept):
        row.n = n
    return kept + [Row(len(kept) + n) for n in range(min(SPARE, MOST_LINES - len(kept)))]
