"""What the office types about a product, in calm groups; blank is unknown."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kriya.catalog.forms.fields import SizeField, WeightField
from kriya.catalog.models import Kind, Material, Motif, Product, Technique
from kriya.catalog.models.product import Dye
from kriya.crafts.models import Craft
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import PriceField
from kriya.makers.models import Maker

MATERIALS: Final = 4
SPARE_VARIANTS: Final = 3


class FieldGroup(NamedTuple):
    """A part of the form: its key in the page, what it is called, a word of help, and its fields."""

    key: str
    title: Promise
    hint: Promise | str
    names: tuple[str, ...]


GROUPS: Final = (
    FieldGroup("karya", _("Karya"), "", ("name", "name_en", "maker", "craft", "technique", "motif")),
    FieldGroup(
        "bahan", _("Bahan"), _("Yang utama lebih dulu."), tuple(f"material_{place}" for place in range(MATERIALS))
    ),
    FieldGroup("ukuran", _("Ukuran"), _("Panjang × lebar × tinggi."), ("size", "weight_g")),
    FieldGroup("harga", _("Harga dan sediaan"), "", ("price", "kind", "order_days")),
    FieldGroup("pilihan", _("Pilihan"), _("Ukuran atau warna. Harga dikosongkan bila sama."), ()),
    FieldGroup(
        "asal", _("Asal-usul"), _("Yang benar-benar diketahui saja."), ("dye", "hands", "work_days", "made_year")
    ),
    FieldGroup("cerita", _("Cerita dan perawatan"), "", ("story_id", "story_en", "care_id", "care_en")),
)


def _text(label: Any, rows: int, lang: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows, "lang": lang}))


def _choice(label: Any) -> Any:
    return forms.ModelChoiceField(label=label, queryset=None, required=False, empty_label="–")


def _count(label: Any, most: int = 9999) -> WholeField:
    return WholeField(
        label=label,
        required=False,
        min_value=1,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ProductForm(forms.Form):
    """A product whole; the price is whole rupiah, blank means that a buyer asks."""

    name = forms.CharField(label=_("Nama produk"), max_length=160)
    name_en = forms.CharField(label=_("Nama produk (Inggris)"), max_length=160, required=False)
    maker = _choice(_("Perajin"))
    craft = _choice(_("Jenis kerajinan"))
    technique = _choice(_("Teknik"))
    motif = _choice(_("Motif"))
    size = SizeField(label=_("Ukuran"), required=False)
    weight_g = WeightField(label=_("Berat"), required=False)
    price = PriceField(
        label=_("Harga"), required=False, help_text=_("Contoh: 250.000. Kosongkan bila pembeli perlu bertanya.")
    )
    kind = forms.ChoiceField(label=_("Sediaan"), choices=Kind.choices, initial=Kind.BATCH)
    order_days = _count(_("Lama pengerjaan pesanan (hari)"))
    dye = forms.ChoiceField(label=_("Pewarna"), choices=[("", "–"), *Dye.choices], required=False)
    hands = forms.CharField(
        label=_("Dikerjakan oleh"), max_length=160, required=False, help_text=_("Misalnya: Bu Tun dan dua pembatiknya.")
    )
    work_days = _count(_("Hari kerja untuk satu potong"))
    made_year = _count(_("Dibuat tahun"))
    story_id = _text(_("Cerita (Indonesia)"), 5, "id")
    story_en = _text(_("Cerita (Inggris)"), 5, "en")
    care_id = _text(_("Perawatan (Indonesia)"), 2, "id")
    care_en = _text(_("Perawatan (Inggris)"), 2, "en")
    revision = WholeField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, product: Product | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.product = product
        self._choose("maker", Maker.objects.in_register().only("name").order_by("name"))
        self.fields["maker"].required = True
        self._choose("craft", _with(Craft, product and product.craft_id))
        self._choose("technique", _with(Technique, product and product.technique_id))
        self._choose("motif", _with(Motif, product and product.motif_id))
        self._add_materials()
        self._add_variants()
        if product is not None:
            self._fill(product)

    def _choose(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    def _add_materials(self) -> None:
        rows = list(self.product.materials.select_related("material")) if self.product else []
        # One question for all of them: the choices are the same.
        choices = [("", "–"), *((str(one.pk), str(one)) for one in Material.objects.active().order_by("name_id"))]
        known = {value for value, _label in choices}
        choices += [(str(row.material_id), str(row.material)) for row in rows if str(row.material_id) not in known]
        for place in range(MATERIALS):
            label = _("Bahan utama") if place == 0 else _("Bahan lain")
            self.fields[f"material_{place}"] = forms.ChoiceField(label=label, choices=choices, required=False)
            if place < len(rows):
                self.initial[f"material_{place}"] = str(rows[place].material_id)

    def _add_variants(self) -> None:
        rows = list(self.product.variants.all()) if self.product else []
        self.variant_rows = []
        for place in range(len(rows) + SPARE_VARIANTS):
            names = f"variant_name_{place}", f"variant_price_{place}"
            self.fields[names[0]] = forms.CharField(label=_("Ukuran atau warna"), max_length=60, required=False)
            self.fields[names[1]] = PriceField(label=_("Harga pilihan"), required=False)
            if place < len(rows):
                self.initial[names[0]], self.initial[names[1]] = rows[place].name, rows[place].price
            self.variant_rows.append(names)

    def _fill(self, product: Product) -> None:
        for name in self.base_fields:
            if hasattr(product, name):
                value = getattr(product, f"{name}_id" if name in {"maker", "craft", "technique", "motif"} else name)
                self.initial.setdefault(name, value)
        self.initial["size"] = (product.length_mm, product.width_mm, product.height_mm)

    def groups(self) -> Iterator[tuple[FieldGroup, list[forms.BoundField]]]:
        """Yield the parts of the form with their fields."""
        for group in GROUPS:
            yield group, [self[name] for name in group.names]

    def variants(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the rows of sizes and colours."""
        return [(self[name], self[price]) for name, price in self.variant_rows]

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a size whose price was typed."""
        super().clean()
        for name, price in self.variant_rows:
            if self.cleaned_data.get(price) is not None and not self.cleaned_data.get(name):
                self.add_error(name, ValidationError(_("Tulis dulu ukuran atau warnanya."), code="required"))
        said: dict[str, Any] = self.cleaned_data
        return said

    def columns(self) -> dict[str, Any]:
        """Return what the actions take."""
        said = self.cleaned_data
        names = [name for name in self.base_fields if name not in {"size", "revision"}]
        length, width, height = said["size"]
        chosen = [pk for place in range(MATERIALS) if (pk := said[f"material_{place}"])]
        found = {str(one.pk): one for one in Material.objects.filter(pk__in=chosen)}
        return {
            **{name: said[name] for name in names},
            "length_mm": length,
            "width_mm": width,
            "height_mm": height,
            "materials": [found[pk] for pk in dict.fromkeys(chosen)],
            "variants": [(said[name], said[price]) for name, price in self.variant_rows if said[name]],
        }


def _with(model: Any, chosen: Any) -> QuerySet[Any]:
    """Return what may be chosen, and what is chosen already although it is retired."""
    active: QuerySet[Any] = model.objects.active()
    return (active | model.objects.filter(pk=chosen) if chosen else active).order_by("name_id")
