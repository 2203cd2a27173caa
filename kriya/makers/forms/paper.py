"""The form of a paper: its kind decides what is expected of the number and who usually issues it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kriya.core.personal import masked
from kriya.design.meanwhile import Meanwhile
from kriya.makers.actions.papers import ISSUERS, Upload
from kriya.makers.forms.days import any_day, past_day
from kriya.makers.forms.fields import PAPER_FILES
from kriya.makers.forms.warnings import about_number
from kriya.makers.models import Paper, PaperKind


class DateInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PaperForm(Meanwhile, forms.ModelForm):  # type: ignore[type-arg]
    """What is written on a paper. The number of an NPWP is not repeated: it may be a NIK."""

    upload = forms.FileField(
        label=_("Berkas"),
        required=False,
        help_text=_("PDF atau foto, paling besar 10 MB. Hanya dibuka oleh yang boleh melihat data pribadi."),
        widget=forms.ClearableFileInput(attrs={"accept": PAPER_FILES}),
    )

    class Meta:
        model = Paper
        fields = ("kind", "number", "title", "issuer", "issued_on", "expires_on")
        widgets = {"issued_on": DateInput(), "expires_on": DateInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = [("", _("Pilih jenis dokumen")), *PaperKind.choices]
        self.fields["issuer"].help_text = _("Kosongkan bila penerbitnya seperti biasa, misalnya OSS untuk NIB.")
        self.fields["number"].widget.attrs["autocomplete"] = "off"
        self.record = None if self.instance._state.adding else self.instance
        self.keeps_number = bool(self.instance.kind == PaperKind.NPWP and self.instance.number)
        if self.keeps_number:
            self.sealed, self.initial["number"] = ("number",), ""
            self.fields["number"].widget.attrs["placeholder"] = masked(self.instance.number)
            self.fields["number"].help_text = _("Kosong berarti nomor yang tercatat tetap.")

    def _post_clean(self) -> None:
        """Leave the paper alone: the action sets its columns."""

    def clean_issued_on(self) -> Any:
        return past_day(self.cleaned_data["issued_on"])

    def clean_expires_on(self) -> Any:
        return any_day(self.cleaned_data["expires_on"])

    def clean(self) -> dict[str, Any]:
        """Hold the two dates against each other."""
        super().clean()
        said: dict[str, Any] = self.cleaned_data
        issued, ends = said.get("issued_on"), said.get("expires_on")
        if issued and ends and ends < issued:
            self.add_error("expires_on", _("Tanggal berlaku lebih awal daripada tanggal terbit."))
        return said

    def columns(self) -> dict[str, Any]:
        """Return the paper's columns as typed."""
        said = {name: self.cleaned_data[name] for name in self.Meta.fields}
        if self.keeps_number and said["kind"] == PaperKind.NPWP and not said["number"]:
            said["number"] = self.instance.number
        said["issuer"] = said["issuer"] or ISSUERS.get(said["kind"], "")
        return said

    def handed_in(self) -> Upload | None:
        """Return the file, when one came along."""
        file = self.cleaned_data.get("upload")
        return Upload(file, file.size) if file else None

    def warnings(self) -> list[str]:
        """Return what looks unusual about the number."""
        return about_number(self.cleaned_data["kind"], self.cleaned_data["number"])
