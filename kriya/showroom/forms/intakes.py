"""Lines of an intake as they are typed: product, pieces, price, condition, photo, and what was accepted."""

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.catalog.actions.products import add_product
from kriya.catalog.models import Product
from kriya.core.pictures import photo_to_keep
from kriya.design.whole import WholeField
from kriya.inventory.models import LotKind
from kriya.makers.forms.fields import PriceField
from kriya.makers.models import Maker
from kriya.showroom.actions.intakes import Brought
from kriya.showroom.models import Intake, IntakeLine, LineAnswer

SPARE: Final = 3
MOST: Final = 100
_PLAIN: Final = {"autocomplete": "off"}
_COUNT: Final = forms.TextInput(attrs={"inputmode": "numeric", **_PLAIN})


class BeginForm(forms.Form):
    """Whose pieces: a maker's, or the council's own with the money they were bought from."""

    umkm: Any = forms.ModelChoiceField(
        label=_("Perajin"), queryset=None, required=False, empty_label=_("Milik dewan (dibeli dengan uang publik)")
    )
    sumber = forms.CharField(
        label=_("Sumber dana"), max_length=200, required=False,
        help_text=_("Hanya untuk barang milik dewan, misalnya APBD 2026."), widget=forms.TextInput(attrs=_PLAIN),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["umkm"]
        field.queryset = Maker.objects.in_register().only("name").order_by("name")

    def clean(self) -> dict[str, Any]:
        """Ask where the money came from when the pieces are nobody's but the council's."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if not said.get("umkm") and not said.get("sumber", "").strip() and "umkm" in said:
            self.add_error("sumber", ValidationError(_("Tulis sumber dananya, atau pilih perajin."), code="required"))
        return said


class LineForm(forms.Form):
    """One line; one that is blank altogether is none. Without `checks` it is the maker's, who accepts nothing."""

    produk = forms.CharField(label=_("Barang"), max_length=160, required=False, widget=forms.TextInput(attrs={"list": "produk", **_PLAIN}))  # fmt: skip # noqa: E501
    jumlah = WholeField(label=_("Jumlah"), min_value=1, max_value=99_999, required=False, widget=_COUNT)
    harga = PriceField(label=_("Harga jual"), required=False)
    bersih = PriceField(label=_("Bagian perajin"), required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=LotKind.choices, required=False, initial=LotKind.BATCH)
    keadaan = forms.CharField(label=_("Keadaan"), max_length=200, required=False, widget=forms.TextInput(attrs=_PLAIN))
    seri = forms.CharField(label=_("Nomor seri"), max_length=40, required=False, widget=forms.TextInput(attrs=_PLAIN))
    foto = forms.FileField(
        label=_("Foto"), required=False, widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"})
    )
    terima = WholeField(label=_("Diterima"), min_value=0, max_value=99_999, required=False, widget=_COUNT)
    alasan = forms.CharField(label=_("Alasan"), max_length=200, required=False, widget=forms.TextInput(attrs=_PLAIN))
    baris = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, products: Mapping[str, Product], can_add: bool, checks: bool = True, net: bool = False,
        line: IntakeLine | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.products, self.can_add, self.line = products, can_add, line
        if not checks:
            del self.fields["terima"], self.fields["alasan"]
        if not net:
            del self.fields["bersih"]
        if line is not None:
            self.initial.update(line_as_typed(line, products))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed: what a line shows by itself does not count."""
        return not any(self.cleaned_data.get(name) for name in ("produk", "jumlah", "harga", "foto"))

    def clean_produk(self) -> Product | str:
        """Return the product of that name, or the name of a new one where one may be entered here."""
        text = " ".join(str(self.cleaned_data["produk"]).split())
        found = self.products.get(text.casefold())
        if found is None and text and not self.can_add:
            raise ValidationError(_("Tidak ada produk dengan nama ini."), code="unknown")
        return found or text

    def clean(self) -> dict[str, Any]:
        """Ask for what a line cannot be without."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if not self.is_blank:
            for name in ("produk", "jumlah", "harga"):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(_("Isi kolom ini."), code="required"))
        accepted, pieces = said.get("terima"), said.get("jumlah")
        if accepted is not None and pieces is not None and accepted > pieces:
            self.add_error("terima", ValidationError(_("Lebih banyak daripada yang dibawa."), code="more"))
        elif accepted is not None and accepted < (pieces or 0) and not said.get("alasan"):
            self.add_error("alasan", ValidationError(_("Tulis alasannya."), code="required"))
        return said

    def brought(self, maker: Maker | None, *, by: User | None) -> Brought:
        """Return what the action takes; a product with a new name is entered as a draft of the maker's."""
        said = self.cleaned_data
        product = said["produk"]
        if isinstance(product, str):
            if maker is None:
                raise ValueError("a new product needs its maker")
            product = add_product(maker=maker, name=product, price=said["harga"], by=by)
        return Brought(
            product=product, pieces=said["jumlah"], price=said["harga"], kind=said["jenis"] or LotKind.BATCH,
            net_price=said.get("bersih"), condition=said["keadaan"], serial=said["seri"], photo=self._photo(),
        )  # fmt: skip

    def _photo(self) -> Any:
        file = self.cleaned_data.get("foto")
        if not file:
            return self.line.photo.name if self.line and self.line.photo else ""
        kept = photo_to_keep(cast(BinaryIO, file), size=file.size or 0)
        kept.content.name = kept.name
        return kept.content


def line_as_typed(line: IntakeLine, products: Mapping[str, Product]) -> dict[str, Any]:
    """Return a line as somebody would type it."""
    shown = next((name for name, one in products.items() if one.pk == line.product_id), "")
    accepted = {LineAnswer.ACCEPTED: line.accepted_pieces, LineAnswer.REFUSED: 0}.get(LineAnswer(line.answer))
    return {
        "produk": products[shown].name if shown == line.product.name.casefold() else shown or line.product.name,
        "jumlah": line.pieces, "harga": line.price, "bersih": line.net_price, "jenis": line.kind,
        "keadaan": line.condition, "seri": line.serial, "terima": accepted, "alasan": line.reason, "baris": line.pk,
    }  # fmt: skip


def products_by_name(products: Sequence[Product]) -> dict[str, Product]:
    """Return products by what is typed to choose one: the name, with its address behind where two bear it."""
    found: dict[str, Product] = {}
    for product in products:
        key = product.name.casefold()
        found[key if key not in found else f"{product.name} [{product.slug}]".casefold()] = product
    return found


def line_forms(intake: Intake, data: Any, files: Any, **given: Any) -> list[LineForm]:
    """Return the lines as they are, and some to fill in; from `data` as many as were sent."""
    lines = list(intake.lines.select_related("product").order_by("position"))
    if data is None:
        return [
            LineForm(prefix=f"b{place}", line=lines[place] if place < len(lines) else None, **given)
            for place in range(len(lines) + SPARE)
        ]
    by_id = {str(line.pk): line for line in lines}
    return [
        LineForm(data, files, prefix=f"b{place}", line=by_id.get(data.get(f"b{place}-baris", "")), **given)
        for place in range(lines_sent(data))
    ]


def lines_sent(data: Any) -> int:
    """Return how many lines were sent."""
    return min(MOST, max((int(name[1:].partition("-")[0]) + 1 for name in data if _is_row(name)), default=0))


def _is_row(name: str) -> bool:
    head = name.partition("-")[0]
    return name.endswith("-produk") and head[:1] == "b" and head[1:].isdecimal() and len(head) < 5
