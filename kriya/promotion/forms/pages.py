"""What stands around the blocks of a campaign page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.design.meanwhile import Meanwhile
from kriya.promotion.forms.blocks import WHEN
from kriya.promotion.models import Campaign


def _moment(label: Any, help_text: Any = "") -> forms.DateTimeField:
    box = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WHEN)
    return forms.DateTimeField(label=label, required=False, input_formats=[WHEN], widget=box, help_text=help_text)


class PageForm(Meanwhile, forms.Form):
    """A campaign page's title, summary and times; the times are the council's."""

    campaign: Any = forms.ModelChoiceField(label=_("Kampanye"), queryset=None, empty_label=None)
    title_id = forms.CharField(label=_("Judul (Indonesia)"), max_length=120)
    title_en = forms.CharField(label=_("Judul (Inggris)"), max_length=120, required=False)
    about_id = forms.CharField(
        label=_("Ringkasan (Indonesia)"),
        max_length=200,
        required=False,
        help_text=_("Tampil saat halaman dibagikan dan di mesin pencari."),
    )
    about_en = forms.CharField(label=_("Ringkasan (Inggris)"), max_length=200, required=False)
    from_at = _moment(_("Tampil mulai"), _("Kosong: sejak ditayangkan."))
    until_at = _moment(_("Sampai"), _("Kosong: sampai ditarik."))

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["campaign"].queryset = Campaign.objects.order_by("-starts_on", "name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning where it stands."""
        super().clean()
        begins, ends = self.cleaned_data.get("from_at"), self.cleaned_data.get("until_at")
        if begins and ends and begins >= ends:
            self.add_error("until_at", _("Waktu selesai harus setelah waktu mulai."))
        return self.cleaned_data
