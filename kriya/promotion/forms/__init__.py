"""Forms of promotion."""

from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models import Collection, Product, PublishedProduct
from kriya.core.scoping import current_council
from kriya.design.meanwhile import Meanwhile
from kriya.makers.models import Maker, PublishedMaker
from kriya.promotion.actions.links import Target
from kriya.promotion.models import Campaign, Channel, Page

_LANGUAGES: Final = tuple(code for code, _name in settings.LANGUAGES)
_DATE: Final = {"type": "date"}


class CampaignForm(Meanwhile, forms.Form):
    """A campaign's name and days."""

    name = forms.CharField(label=_("Nama kampanye"), max_length=80)
    starts_on = forms.DateField(label=_("Mulai"), widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    ends_on = forms.DateField(label=_("Sampai"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    note = forms.CharField(label=_("Catatan"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class LinkForm(forms.Form):
    """Where a link is put up, and where it leads: a thing that was chosen before, or a page that is named here."""

    channel = forms.ChoiceField(label=_("Dipasang di mana"), choices=Channel.choices)
    name = forms.CharField(
        label=_("Keterangan"), max_length=80, required=False, help_text=_("Misalnya: status Jumat, poster pintu masuk.")
    )
    campaign: Any = forms.ModelChoiceField(
        label=_("Kampanye"), queryset=None, required=False, empty_label=_("Tanpa kampanye")
    )
    goal = forms.ChoiceField(label=_("Menuju ke"), required=False)
    address = forms.CharField(
        label=_("Atau tempel alamat halamannya"),
        required=False,
        max_length=400,
        help_text=_("Alamat halaman produk, UMKM, atau koleksi di situs dewan ini."),
    )

    def __init__(self, *args: Any, target: Target | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        self.fields["campaign"].queryset = Campaign.objects.order_by("-starts_on", "name")  # type: ignore[attr-defined]
        if target is not None:
            del self.fields["goal"], self.fields["address"]
            return
        collections = [(f"c:{one.pk}", str(one)) for one in Collection.objects.order_by("position", "name_id")]
        pages: list[Any] = [(f"p:{value}", label) for value, label in Page.choices]
        groups = [(_("Halaman"), pages), *([(_("Koleksi"), collections)] if collections else [])]
        self.fields["goal"].choices = groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Find what the link leads to."""
        super().clean()
        if self.target is None and not self.errors:
            self.target = self._pasted() if self.cleaned_data.get("address") else self._chosen()
        return self.cleaned_data

    def _chosen(self) -> Target:
        kind, _colon, value = self.cleaned_data.get("goal", "").partition(":")
        if kind == "c":
            return Target(collection=Collection.objects.get(pk=UUID(value)))
        return Target(page=value)

    def _pasted(self) -> Target:
        found = target_at(self.cleaned_data["address"])
        if found is None:
            raise ValidationError({"address": _("Halaman ini tidak ada di situs dewan ini, atau belum tayang.")})
        return found


def target_at(address: str) -> Target | None:
    """Return what stands at an address of this council; None for an address that is none of its own."""
    path = urlsplit(address.strip()).path.strip("/")
    parts = [part for part in path.split("/") if part]
    if parts and parts[0] == current_council().slug:
        parts = parts[1:]
    if parts and parts[0] in _LANGUAGES:
        parts = parts[1:]
    try:
        match = resolve("/" + "".join(f"{part}/" for part in parts), urlconf=settings.COUNCIL_URLCONF)
    except Resolver404:
        return None
    return _shown(match.view_name, match.kwargs.get("slug", ""))


def _shown(name: str, slug: str) -> Target | None:
    council = current_council().pk
    if name == "catalog:public_product":
        row = PublishedProduct.objects.of(council).filter(slug=slug).only("pk").first()
        return Target(product=Product.objects.get(pk=row.pk)) if row else None
    if name == "makers:public_maker":
        shown = PublishedMaker.objects.of(council).filter(slug=slug).only("pk").first()
        return Target(maker=Maker.objects.get(pk=shown.pk)) if shown else None
    if name == "catalog:public_collection":
        collection = Collection.objects.filter(slug=slug).first()
        return Target(collection=collection) if collection else None
    return None
