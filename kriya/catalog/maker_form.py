"""What a maker is asked about a product, one question a screen."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kriya.catalog.models import Kind, Material, Motif, Product, Technique
from kriya.catalog.models.product import UNNAMED
from kriya.crafts.models import Craft
from kriya.design.whole import WholeField
from kriya.makers.forms.fields import AmountField, PriceField
from kriya.makers.models import Maker, MakerCraft

# Centimetres on the screen, whole millimetres in the table.
LENGTHS: Final = {"length": "length_mm", "width": "width_mm", "height": "height_mm"}
WHOLE: Final = {"weight": "weight_g", "days": "order_days"}
PLAIN: Final = ("name", "craft", "price", "kind", "technique", "motif", "story_id")
LONGEST_CM: Final = 10_000


class Question(NamedTuple):
    """One screen: its anchor, its title, a word of help, its fields; one that may be passed over is optional."""

    key: str
    title: Promise
    help: Promise | str
    fields: tuple[str, ...]
    optional: bool = False


QUESTIONS: Final = (
    Question("foto", _("Foto produknya"), _("Cahaya siang dari samping paling bagus. Foto pertama jadi sampul."), ()),
    Question("nama", _("Apa nama produk ini?"), "", ("name", "craft")),
    Question("harga", _("Berapa harganya?"), "", ("price",)),
    Question("jenis", _("Bagaimana dibuatnya?"), "", ("kind", "days")),
    Question("bahan", _("Dari apa dibuat?"), "", ("materials", "technique", "motif"), optional=True),
    Question("ukuran", _("Berapa ukurannya?"), "", ("length", "width", "height", "weight"), optional=True),
    Question(
        "cerita",
        _("Apa ceritanya?"),
        _("Pembeli suka tahu siapa yang membuat, dan apa artinya."),
        ("story_id",),
        optional=True,
    ),
)


class MakerProductForm(forms.Form):
    """A product in the words of its maker; blank is unknown. Prices are whole rupiah."""

    name = forms.CharField(
        label=_("Nama produk"), max_length=160, required=False, help_text=_("Contoh: Kain batik tulis jlamprang")
    )
    craft = forms.ModelChoiceField(
        label=_("Jenis kerajinan"), queryset=Craft.objects.none(), required=False, empty_label=_("Pilih bila tahu")
    )
    price = PriceField(
        label=_("Harga satu buah"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Contoh: 250.000. Kosongkan bila pembeli perlu bertanya."),
    )
    kind = forms.ChoiceField(
        label=_("Jenis sediaan"),
        choices=[
            (Kind.BATCH, _("Dibuat berulang, biasanya ada")),
            (Kind.ONE, _("Hanya satu, tidak ada yang sama")),
            (Kind.TO_ORDER, _("Dibuat setelah dipesan")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    days = WholeField(
        label=_("Lama pengerjaan (hari)"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_("Hanya untuk yang dibuat setelah dipesan."),
        widget=forms.NumberInput,
    )
    materials = forms.ModelMultipleChoiceField(
        label=_("Bahan"), queryset=Material.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    technique = forms.ModelChoiceField(
        label=_("Teknik"), queryset=Technique.objects.none(), required=False, empty_label=_("Pilih bila tahu")
    )
    motif = forms.ModelChoiceField(
        label=_("Motif"), queryset=Motif.objects.none(), required=False, empty_label=_("Pilih bila tahu")
    )
    length = AmountField(label=_("Panjang (cm)"), required=False)
    width = AmountField(label=_("Lebar (cm)"), required=False)
    height = AmountField(label=_("Tinggi (cm)"), required=False)
    weight = WholeField(
        label=_("Berat (gram)"), min_value=1, max_value=1_000_000, required=False, widget=forms.NumberInput
    )
    story_id = forms.CharField(
        label=_("Cerita"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 7, "lang": "id"})
    )

    def __init__(self, *args: Any, maker: Maker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = MakerCraft.objects.filter(maker=maker, craft=OuterRef("pk"))
        choices: dict[str, Any] = {
            # A hundred crafts are a long way on a telephone: the maker's own come first.
            "craft": Craft.objects.active().order_by(Exists(own).desc(), "name_id"),
            "materials": Material.objects.filter(retired_at=None).order_by("name_id"),
            "technique": Technique.objects.filter(retired_at=None).order_by("name_id"),
            "motif": Motif.objects.filter(retired_at=None).order_by("name_id"),
        }
        for name, rows in choices.items():
            field: Any = self.fields[name]
            field.queryset = rows

    def clean(self) -> None:
        for name in LENGTHS:
            value = self.cleaned_data.get(name)
            if value is not None and not 0 < value <= LONGEST_CM:
                self.add_error(name, _("Tulis ukuran dalam sentimeter, misalnya 115 atau 27,5."))

    def values(self, names: Iterable[str]) -> dict[str, Any]:
        """Return what was understood of these fields, as change_product takes it."""
        return dict(self._values(names))

    def _values(self, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
        for name in names:
            if name not in self.cleaned_data:
                continue
            value = self.cleaned_data[name]
            if name in LENGTHS:
                yield LENGTHS[name], None if value is None else round(value * 10)
            elif name == "materials":
                yield name, list(value)
            elif name == "kind":
                yield name, value or Kind.BATCH
            else:
                yield WHOLE.get(name, name), value


def shown_values(product: Product, waiting: dict[str, Any]) -> dict[str, Any]:
    """Return what the form begins with: what a curator is still to let pass, else what the product says."""
    said = {name: getattr(product, product._meta.get_field(name).attname) for name in PLAIN}  # type: ignore[union-attr]
    said |= {column: getattr(product, column) for column in (*LENGTHS.values(), *WHOLE.values())}
    said |= {"materials": [str(row.material_id) for row in product.materials.all()]} | waiting
    shown = {name: said[name] for name in (*PLAIN, "materials")}
    shown |= {name: None if said[column] is None else Decimal(said[column]) / 10 for name, column in LENGTHS.items()}
    shown |= {name: said[column] for name, column in WHOLE.items()}
    shown["name"] = "" if shown["name"] == UNNAMED else shown["name"]
    return shown


def field_of(column: str) -> str:
    """Return the form's name of a column; "photos" and others stay as they are."""
    return {column: name for name, column in (LENGTHS | WHOLE).items()}.get(column, column)
