"""What the office types into each kind of block."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.collections import public_collections
from kriya.core.ids import read_ids
from kriya.core.scoping import current_council
from kriya.makers.models import PublishedMaker
from kriya.promotion.blocks.kinds import MOST_MAKERS, MOST_PIECES, BlockKind
from kriya.promotion.blocks.showing import open_vouchers

WHEN: Final = "%Y-%m-%dT%H:%M"
_FOUND: Final = 8
Choices = list[tuple[str, str]]


def _line(label: Any, most: int = 120) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False)


def _words(label: Any, lang: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4, "lang": lang})
    return forms.CharField(label=label, max_length=2000, required=False, widget=area)


class BlockForm(forms.Form):
    """A block's words. `says()` is what is kept of it; `looks` names fields whose search only looks."""

    searches: ClassVar[tuple[str, ...]] = ()

    def __init__(self, data: QueryDict | None = None, *, says: Mapping[str, Any]) -> None:
        super().__init__(data, initial=self.start_of(says), auto_id="blok_%s")
        for name in self.searches:
            self._offer(name)

    @classmethod
    def start_of(cls, says: Mapping[str, Any]) -> dict[str, Any]:
        """Return what stands in the fields at first."""
        return dict(says)

    def says(self) -> dict[str, Any]:
        """Return what is kept: what is empty is left out."""
        kept = {name: value for name, value in self.cleaned_data.items() if not name.startswith("cari_")}
        return {name: value for name, value in kept.items() if value not in ("", None, [])}

    def _offer(self, name: str) -> None:
        """Let those be chosen that are, and those that the search finds."""
        field: Any = self.fields[name]
        chosen = self.data.getlist(name) if isinstance(self.data, QueryDict) else self.initial.get(name) or []
        chosen = chosen if isinstance(chosen, list) else [chosen]
        text = str(self.data.get(f"cari_{name}", "") or "").strip()
        field.choices = _OFFERS[name](list(map(str, chosen)), text)


class HeroForm(BlockForm):
    searches = ("product",)

    title_id = _line(_("Judul (Indonesia)"))
    title_en = _line(_("Judul (Inggris)"))
    text_id = _words(_("Kalimat (Indonesia)"), "id")
    text_en = _words(_("Kalimat (Inggris)"), "en")
    product = forms.ChoiceField(label=_("Foto dari produk"), required=False, widget=forms.RadioSelect)
    cari_product = _line(_("Cari produk lain"), 80)
    collection = forms.ChoiceField(label=_("Tombol menuju ke koleksi"), required=False)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        collection: Any = self.fields["collection"]
        collection.choices = [("", _("semua produk")), *_collections()]


class TextForm(BlockForm):
    title_id = _line(_("Judul (Indonesia)"))
    title_en = _line(_("Judul (Inggris)"))
    text_id = _words(_("Teks (Indonesia)"), "id")
    text_en = _words(_("Teks (Inggris)"), "en")


class CollectionForm(BlockForm):
    title_id = _line(_("Judul (Indonesia)"))
    title_en = _line(_("Judul (Inggris)"))
    collection = forms.ChoiceField(label=_("Koleksi"))
    most = forms.TypedChoiceField(
        label=_("Paling banyak"), coerce=int, choices=[(n, str(n)) for n in (4, 8, 12)], initial=8
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        collection: Any = self.fields["collection"]
        collection.choices = _collections()


class PickForm(BlockForm):
    """Things that are picked one by one, at most so many."""

    most: ClassVar[int] = MOST_PIECES

    title_id = _line(_("Judul (Indonesia)"))
    title_en = _line(_("Judul (Inggris)"))

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name in self.searches:
            if len(self.cleaned_data.get(name) or []) > self.most:
                self.add_error(name, _("Pilih paling banyak %(most)s.") % {"most": self.most})
        return self.cleaned_data


class ProductsForm(PickForm):
    searches = ("products",)

    products = forms.MultipleChoiceField(
        label=_("Produk"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Centang yang tampil.")
    )
    cari_products = _line(_("Cari produk lain"), 80)


class MakersForm(PickForm):
    searches = ("makers",)
    most = MOST_MAKERS

    makers = forms.MultipleChoiceField(
        label=_("UMKM"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Centang yang tampil.")
    )
    cari_makers = _line(_("Cari UMKM lain"), 80)


class CountdownForm(BlockForm):
    title_id = _line(_("Judul (Indonesia)"))
    title_en = _line(_("Judul (Inggris)"))
    until = forms.DateTimeField(
        label=_("Sampai"),
        input_formats=[WHEN],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN),
        help_text=_("Menurut waktu dewan. Setelah lewat, blok ini tidak tampil."),
    )

    @classmethod
    def start_of(cls, says: Mapping[str, Any]) -> dict[str, Any]:
        until = says.get("until")
        return {**says, "until": datetime.fromisoformat(until) if until else None}

    def says(self) -> dict[str, Any]:
        return {**super().says(), "until": self.cleaned_data["until"].isoformat()}


class VoucherForm(BlockForm):
    text_id = _line(_("Kalimat (Indonesia)"), 200)
    text_en = _line(_("Kalimat (Inggris)"), 200)
    voucher = forms.ChoiceField(label=_("Kupon"), help_text=_("Hanya kupon yang berlaku hari ini."))

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        voucher: Any = self.fields["voucher"]
        voucher.choices = [(str(one.pk), one.code) for one in open_vouchers().order_by("until_on", "code")]


FORMS: Final[Mapping[BlockKind, type[BlockForm]]] = {
    BlockKind.HERO: HeroForm,
    BlockKind.TEXT: TextForm,
    BlockKind.COLLECTION: CollectionForm,
    BlockKind.PRODUCTS: ProductsForm,
    BlockKind.MAKERS: MakersForm,
    BlockKind.COUNTDOWN: CountdownForm,
    BlockKind.VOUCHER: VoucherForm,
}


def _collections() -> Choices:
    return [(str(one.pk), str(one)) for one in public_collections()]


def _products(chosen: list[str], text: str) -> Choices:
    """Return the chosen products in their order, then those that a search finds, the newest without one."""
    rows = PublishedProduct.objects.of(current_council().pk).order_by("-published_at", "pk")
    found = rows.filter(Q(name__icontains=text) | Q(maker_name__icontains=text)) if text else rows
    return _offered(rows, found, chosen, lambda row: f"{row.name} · {row.maker_name}")


def _makers(chosen: list[str], text: str) -> Choices:
    rows = PublishedMaker.objects.of(current_council().pk).order_by("name", "pk")
    return _offered(rows, rows.filter(name__icontains=text) if text else rows, chosen, lambda row: row.name)


def _offered(rows: Any, found: Any, chosen: list[str], name: Callable[[Any], str]) -> Choices:
    keys = read_ids(chosen)
    there = {row.pk: row for row in rows.filter(pk__in=keys)}
    others = list(found.exclude(pk__in=keys)[:_FOUND])
    return [(str(row.pk), name(row)) for row in [*(there[key] for key in keys if key in there), *others]]


_OFFERS: Final[Mapping[str, Callable[[list[str], str], Choices]]] = {
    "product": _products,
    "products": _products,
    "makers": _makers,
}
