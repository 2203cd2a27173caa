"""The form of a maker: groups in the order of a survey sheet; blank is unknown."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.personal import masked
from kriya.core.seen import shows_nothing
from kriya.councils.models import Council
from kriya.councils.regions import name_of
from kriya.crafts.models import Craft
from kriya.design.whole import WholeField
from kriya.makers.actions.register import Phone
from kriya.makers.forms.days import FIRST_JOINED, FIRST_YEAR, Joined, joined_as_meant, past_day, year_between
from kriya.makers.forms.fields import AmountField, CoordinatesField, PhonesField
from kriya.makers.forms.maker_groups import GROUPS, FieldGroup
from kriya.makers.forms.nik import nik_typed
from kriya.makers.forms.places import NoSuchPlace, Place, district_choices, place_of, village_names
from kriya.makers.forms.warnings import about_nik
from kriya.makers.models import Maker, MakerPhone
from kriya.makers.models.contact import PhoneKind

EDITIONS = ("2020", "2025", "2015")
SPARE_PHONES = 2
OTHER_CRAFTS = 3
CAPACITY_BELOW = 10**12  # what the column holds

_PLAIN = (
    "name owner_name owner_gender owner_birth_year email website address postal_code legal_form kind_of_business "
    "products_made kbli_code kbli_edition kbli_name started_year capacity_unit raw_material markets export_percent "
    "export_countries story_id story_en note joined_on joined_year typed_size_class"
).split()


class PhoneRow(NamedTuple):
    """One line of the telephone block: a number that is there (masked) or a place for a new one."""

    field: forms.BoundField
    whatsapp: forms.BoundField
    there: str
    remove: forms.BoundField | None


class MakerForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an officer types about a maker. It reads and warns; the action writes."""

    nik = forms.CharField(label=_("NIK"), required=False, max_length=40)
    nik_remove = forms.BooleanField(label=_("Hapus NIK"), required=False)
    district_code = forms.ChoiceField(label=_("Kecamatan"), required=False)
    village = forms.CharField(label=_("Desa/kelurahan"), required=False, max_length=120)
    coordinates = CoordinatesField(
        label=_("Koordinat"), required=False, help_text=_("Tempel dari peta: lintang, lalu bujur.")
    )
    capacity = AmountField(label=_("Kapasitas setahun"), required=False)
    export_percent = AmountField(label=_("Ekspor (%)"), required=False)
    revision = WholeField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Maker
        fields = _PLAIN
        widgets = {
            "joined_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "story_id": forms.Textarea(attrs={"rows": 4}),
            "story_en": forms.Textarea(attrs={"rows": 4, "lang": "en"}),
            "note": forms.Textarea(attrs={"rows": 3}),
            "website": forms.TextInput(attrs={"placeholder": "instagram.com/…"}),
            "kbli_code": forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "13134"}),
            "postal_code": forms.TextInput(attrs={"inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        self.place: Place | None = None
        self.there: list[MakerPhone] = list(self.instance.phones.order_by("position")) if self._is_change else []
        self._set_words()
        self._set_place()
        self._add_crafts()
        self._add_phones()

    @property
    def _is_change(self) -> bool:
        return not self.instance._state.adding

    def _post_clean(self) -> None:
        """Leave the maker alone: its columns are set by the action, under its lock."""

    def _set_words(self) -> None:
        for field in self.fields.values():
            if getattr(field, "empty_label", None) is None and isinstance(field, forms.TypedChoiceField):
                known: Any = field.choices
                field.choices = [("", _("Belum diketahui")), *[pair for pair in known if pair[0]]]
        for name in ("owner_birth_year", "started_year", "joined_year"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "min": 1800, "max": today().year}
        self.fields["name"].widget.attrs |= {"autofocus": not self._is_change, "autocomplete": "off"}
        self.fields["kbli_edition"] = forms.ChoiceField(
            label=_("Edisi KBLI"), required=False, choices=[("", _("Belum diketahui")), *[(e, e) for e in EDITIONS]]
        )
        if self._is_change:
            self.initial["revision"] = self.instance.revision
            self.initial["capacity"], self.initial["export_percent"] = (
                self.instance.capacity,
                self.instance.export_percent,
            )
            self.fields["nik"].widget.attrs["placeholder"] = masked(self.instance.nik)
        self.fields["nik"].help_text = _("16 angka pada KTP. Disimpan terkunci dan selalu disamarkan.")
        self.fields["nik"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def _set_place(self) -> None:
        district: Any = self.fields["district_code"]
        district.choices = district_choices(self.council)
        if self.instance.latitude is not None:
            self.initial["coordinates"] = (self.instance.latitude, self.instance.longitude)
        if self.instance.village_code:
            self.initial["village"] = name_of(self.instance.village_code) or self.instance.village_name
        self.initial["district_code"] = self.instance.district_code
        self.fields["village"].widget.attrs |= {"list": "desa", "autocomplete": "off"}

    def villages(self) -> list[str]:
        """Return the villages that may be typed, for the list under the field."""
        return village_names(self.council, str(self["district_code"].value() or ""))

    def _add_crafts(self) -> None:
        crafts = list(Craft.objects.order_by("code"))
        active = [craft for craft in crafts if craft.retired_at is None]
        self.crafts = {str(craft.pk): craft for craft in crafts}
        mine = [str(row.craft_id) for row in self.instance.crafts.order_by("-is_main", "pk")] if self._is_change else []
        # A retired craft that the maker has may stay chosen.
        choices = [("", "—"), *[(str(c.pk), _craft_label(c)) for c in active]]
        choices += [(pk, str(self.crafts[pk])) for pk in mine if self.crafts[pk].retired_at]
        names = ["craft_main", *[f"craft_{n}" for n in range(max(OTHER_CRAFTS, len(mine)))]]
        for position, name in enumerate(names):
            label = _("Kerajinan utama") if position == 0 else format_lazy("{} {}", _("Kerajinan lain"), position)
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)
            self.initial[name] = mine[position] if position < len(mine) else ""
        self.other_crafts = names[1:]

    def _add_phones(self) -> None:
        """Add a line for each number that is there, named by its key: positions may have moved meanwhile."""
        rows: list[tuple[str, MakerPhone | None]] = [(f"phone_{row.pk}", row) for row in self.there]
        rows += [(f"phone_new_{n}", None) for n in range(SPARE_PHONES)]
        self.phone_lines = dict(rows)
        for name, row in rows:
            number = PhonesField(label=_("Ganti nomor") if row else _("Telepon"), required=False)
            number.widget.attrs["placeholder"] = masked(row.number) if row else "0812 3456 7890"
            self.fields[name] = number
            known = bool(row and row.is_whatsapp)
            self.fields[f"{name}_wa"] = forms.BooleanField(label=_("WhatsApp"), required=False, initial=known)
            if row:
                self.fields[f"{name}_remove"] = forms.BooleanField(label=_("Hapus"), required=False)

    def phone_rows(self) -> Iterator[PhoneRow]:
        """Yield the lines of the telephone block."""
        for name, row in self.phone_lines.items():
            remove = self[f"{name}_remove"] if row else None
            yield PhoneRow(self[name], self[f"{name}_wa"], masked(row.number) if row else "", remove)

    def groups(self) -> Iterator[tuple[FieldGroup, list[forms.BoundField]]]:
        """Yield each group with its fields."""
        for group in GROUPS:
            yield group, [self[name] for name in group.fields]

    def others(self) -> list[forms.BoundField]:
        """Return the fields of the crafts beside the main one."""
        return [self[name] for name in self.other_crafts]

    # Reading

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if shows_nothing(name):
            raise ValidationError(_("Nama usaha harus diisi. Bila belum bernama, pakai nama pemiliknya."))
        return name

    def clean_nik(self) -> str:
        return nik_typed(self.cleaned_data["nik"])

    def clean_kbli_code(self) -> str:
        code: str = self.cleaned_data["kbli_code"].strip()
        if code and not re.fullmatch(r"\d{5}", code):
            raise ValidationError(_("Kode KBLI terdiri dari 5 angka, misalnya 13134 untuk batik."))
        return code

    def clean_postal_code(self) -> str:
        code: str = self.cleaned_data["postal_code"].strip()
        if code and not re.fullmatch(r"\d{5}", code):
            raise ValidationError(_("Kode pos terdiri dari 5 angka."))
        return code

    def _year(self, name: str, earliest: int) -> int | None:
        year: int | None = self.cleaned_data[name]
        if year is not None:
            year_between(year, earliest, today().year)
        return year

    def clean_owner_birth_year(self) -> int | None:
        return self._year("owner_birth_year", FIRST_YEAR)

    def clean_started_year(self) -> int | None:
        return self._year("started_year", 1800)

    def clean_joined_year(self) -> int | None:
        return self._year("joined_year", FIRST_JOINED)

    def clean_joined_on(self) -> Any:
        return past_day(self.cleaned_data["joined_on"], FIRST_JOINED)

    def clean_export_percent(self) -> Any:
        share = self.cleaned_data["export_percent"]
        if share is not None and not 0 <= share <= 100:
            raise ValidationError(_("Ekspor dihitung dalam persen, antara 0 dan 100."))
        return share

    def clean_capacity(self) -> Any:
        amount = self.cleaned_data["capacity"]
        if amount is not None and amount <= 0:
            raise ValidationError(_("Kapasitas harus lebih dari nol. Bila belum diketahui, kosongkan."))
        if amount is not None and amount >= CAPACITY_BELOW:
            raise ValidationError(_("Angka ini terlalu besar. Periksa jumlah angka nolnya."))
        return amount

    def clean(self) -> dict[str, Any]:
        """Read what several fields say together."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        if said.get("kbli_code") and not said.get("kbli_edition"):
            said["kbli_edition"] = EDITIONS[0]
        self._settle_joining(said)
        try:
            self.place = place_of(self.council, district=said.get("district_code", ""), village=said.get("village", ""))
        except NoSuchPlace as missing:
            self.add_error("village", str(missing))
        return said

    def _settle_joining(self, said: dict[str, Any]) -> None:
        if not {"joined_on", "joined_year"} <= said.keys():
            return
        known = Joined(self.instance.joined_on, self.instance.joined_year)
        try:
            meant = joined_as_meant(Joined(said["joined_on"], said["joined_year"]), known)
        except ValidationError as two:
            self.add_error("joined_year", two)
        else:
            said |= {"joined_on": meant.on, "joined_year": meant.year}

    # What the action takes

    def columns(self) -> dict[str, Any]:
        """Return the maker's columns as typed; a blank NIK means that it stays."""
        said = self.cleaned_data
        columns = {name: said[name] for name in _PLAIN if name in said}
        point = said["coordinates"] or (None, None)
        columns |= {"latitude": point[0], "longitude": point[1], "capacity": said["capacity"]}
        place = self.place or Place()
        columns |= {"district_code": place.district, "village_code": place.village}
        columns["regency_code"] = place.regency or self.instance.regency_code
        if said["nik"] or said["nik_remove"]:
            columns["nik"] = said["nik"]
        return columns

    def chosen_crafts(self) -> list[Craft]:
        """Return the crafts, the main one first; without a main one the first other is it."""
        names = ("craft_main", *self.other_crafts)
        chosen = dict.fromkeys(self.cleaned_data[name] for name in names if self.cleaned_data.get(name))
        return [self.crafts[pk] for pk in chosen]

    def chosen_phones(self) -> list[Phone]:
        """Return the telephone numbers after the change: what stays, what was replaced, what is new."""
        chosen: dict[str, Phone] = {}
        for name, row in self.phone_lines.items():
            typed: list[Phone] = self.cleaned_data[name]
            whatsapp: bool = self.cleaned_data[f"{name}_wa"]
            if row and not typed and not self.cleaned_data[f"{name}_remove"]:
                # Nobody asked is not a no: only a tick that was taken away says no.
                kept = True if whatsapp else (False if row.is_whatsapp else row.is_whatsapp)
                chosen.setdefault(row.number, Phone(row.number, row.kind, kept))
            for phone in typed:
                # A tick beside a mobile and a landline in one line means the mobile.
                ticked = whatsapp and (phone.kind == PhoneKind.MOBILE or len(typed) == 1)
                chosen.setdefault(phone.number, Phone(phone.number, phone.kind, ticked or phone.is_whatsapp))
        return list(chosen.values())

    def warnings(self) -> list[str]:
        """Return what looks wrong but may be right."""
        said = self.cleaned_data
        if not said.get("nik"):
            return []
        return about_nik(said["nik"], gender=said["owner_gender"], birth_year=said["owner_birth_year"], today=today())


def _craft_label(craft: Craft) -> str:
    return f"\u2003{craft}" if "." in craft.code else str(craft)
