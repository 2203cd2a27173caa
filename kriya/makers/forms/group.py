"""The form of a group: KUB, sentra or association."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.councils.models import Council
from kriya.councils.regions import name_of
from kriya.design.meanwhile import Meanwhile
from kriya.makers.forms.fields import readable
from kriya.makers.forms.places import NoSuchPlace, district_choices, place_of, village_names
from kriya.makers.models import Group


class GroupForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
    """What a group is called and where it is."""

    district_code = forms.ChoiceField(label=_("Kecamatan"), required=False)
    village = forms.CharField(label=_("Desa/kelurahan"), required=False, max_length=120)

    class Meta:
        model = Group
        fields = ("name", "kind", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        district: Any = self.fields["district_code"]
        district.choices = district_choices(council)
        self.initial["district_code"] = self.instance.district_code
        self.initial["village"] = village_name(self.instance.village_code)
        self.fields["village"].widget.attrs |= {"list": "desa", "autocomplete": "off"}

    def villages(self) -> list[str]:
        """Return the villages that may be typed."""
        return village_names(self.council, str(self["district_code"].value() or ""))

    def _post_clean(self) -> None:
        """Leave the group alone: the action sets its columns."""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        readable(name)
        return name

    def clean(self) -> dict[str, Any]:
        """Find the place."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        try:
            self.place = place_of(self.council, district=said.get("district_code", ""), village=said.get("village", ""))
        except NoSuchPlace as missing:
            self.add_error("village", str(missing))
        return said

    def columns(self) -> dict[str, str]:
        """Return the group's columns as typed."""
        said = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**said, "district_code": self.place.district, "village_code": self.place.village}


def village_name(code: str) -> str:
    """Return the name of a village, or ""."""
    return (name_of(code) or "") if code else ""
