"""The form of a printed catalogue."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.accounts.models import Membership
from kriya.accounts.roles import Role
from kriya.catalog.models import PublishedProduct
from kriya.catalog.queries.selection import selections
from kriya.core.scoping import current_council
from kriya.promotion.models import Book

_KEPT: Final = ("chair", "foreword_id", "foreword_en", "language", "paper", "order")


class BookForm(forms.ModelForm):  # type: ignore[type-arg]
    """What stands on the cover, which products, how they are told. The words of the last catalogue are there again."""

    which = forms.ChoiceField(label=gettext_lazy("Produk"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Yang namanya memuat"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    cover = forms.ChoiceField(label=gettext_lazy("Foto sampul"), required=False)

    class Meta:
        model = Book
        fields = (
            "title", "subtitle", "which", "words", "order", "language", "paper", "with_prices", "cover", "chair",
            "foreword_id", "foreword_en",
        )  # fmt: skip
        widgets = {"foreword_id": forms.Textarea({"rows": 8}), "foreword_en": forms.Textarea({"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = {"koleksi": _("Koleksi"), "kerajinan": _("Jenis kerajinan"), "umkm": _("UMKM")}
        which: Any = self.fields["which"]
        which.choices = [("", _("Semua produk yang tayang")), *((groups[name], rows) for name, rows in selections())]
        cover: Any = self.fields["cover"]
        cover.choices = [("", _("dipilihkan")), *_covers()]


def _covers() -> list[tuple[str, str]]:
    """Return the photos that may stand on a cover: the first one of each product."""
    shown = PublishedProduct.objects.of(current_council().pk).exclude(photos=[]).order_by("name", "pk")
    return [(photos[0]["key"], name) for name, photos in shown.values_list("name", "photos")]


def as_before() -> dict[str, Any]:
    """Return the words of the last catalogue; for the first one, who chairs the council."""
    last = Book.objects.order_by("-asked_at", "-pk").first()
    if last is not None:
        return {name: getattr(last, name) for name in _KEPT}
    chair = Membership.objects.filter(role=Role.CHAIR).select_related("user").order_by("pk").first()
    return {"chair": chair.user.name if chair else "", "language": "id", "paper": "a4", "order": "craft"}
