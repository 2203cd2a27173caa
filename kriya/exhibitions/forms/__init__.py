"""What is typed about exhibitions."""

from typing import Any, Final

from django import forms

DATE: Final = "%Y-%m-%d"


def day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format=DATE)
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)
