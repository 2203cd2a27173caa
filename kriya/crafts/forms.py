"""The form of a craft: a council's own, or the KBLI of a common one."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kriya.crafts.models import Craft
from kriya.crafts.taxonomy import KBLI_EDITION

EDITIONS = ("2020", "2025", "2015")


class CraftForm(forms.Form):
    """Names, what else it is called, and the KBLI code with its edition."""

    name_id = forms.CharField(label=_("Nama (Indonesia)"), max_length=80)
    name_en = forms.CharField(label=_("Nama (Inggris)"), max_length=80, required=False)
    parent: Any = forms.ModelChoiceField(
        label=_("Bagian dari"), queryset=None, required=False, empty_label=_("Jenis tersendiri")
    )
    synonyms = forms.CharField(
        label=_("Sebutan lain"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu sebutan per baris."),
    )
    kbli_code = forms.CharField(label=_("Kode KBLI"), required=False, max_length=5)
    kbli_edition = forms.ChoiceField(label=_("Edisi KBLI"), choices=[(e, e) for e in EDITIONS], required=False)

    def __init__(self, *args: Any, craft: Craft | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.craft = craft
        parent: Any = self.fields["parent"]
        parent.queryset = Craft.objects.active().filter(parent=None).order_by("name_id")
        self.fields["kbli_code"].widget.attrs |= {"inputmode": "numeric", "placeholder": "13134"}
        self.fields["kbli_code"].help_text = _("Kosong: mengikuti jenis induknya.")
        self.initial = {"kbli_edition": KBLI_EDITION}
        if craft is not None:
            self._fill(craft)

    def _fill(self, craft: Craft) -> None:
        for name in ("name_id", "name_en", "synonyms", "kbli_code"):
            self.initial[name] = getattr(craft, name)
        self.initial["kbli_edition"] = craft.kbli_edition or KBLI_EDITION
        # A code says where a craft belongs, and other councils' counts rest on it.
        del self.fields["parent"]
        if not craft.is_own:
            for name in ("name_id", "name_en", "synonyms"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Let the parent's KBLI stand for a blank one; a craft with neither is asked for it."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        code: str = (said.get("kbli_code") or "").strip()
        above = said.get("parent") or (self.craft.parent if self.craft else None)
        if code and not re.fullmatch(r"\d{5}", code):
            raise ValidationError({"kbli_code": _("Kode KBLI terdiri dari 5 angka.")})
        if not code and above is not None and above.kbli_code:
            said["kbli_code"], said["kbli_edition"] = above.kbli_code, above.kbli_edition
        elif not code:
            raise ValidationError(
                {"kbli_code": _("Tulis kode KBLI, supaya jenis ini ikut terhitung di tingkat nasional.")}
            )
        return said

    def words(self) -> dict[str, str]:
        """Return the names, where they may be changed."""
        return {n: self.cleaned_data[n] for n in ("name_id", "name_en", "synonyms") if n in self.cleaned_data}
