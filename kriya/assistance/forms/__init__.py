"""What is typed about assistance."""

from typing import Any, Final

from django import forms

DATE: Final = "%Y-%m-%d"


def day(label: Any, **more: Any) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format=DATE), **more)


def words(label: Any, *, longest: int = 600, **more: Any) -> forms.CharField:
    """Return a field for some sentences."""
    return forms.CharField(label=label, max_length=longest, widget=forms.Textarea(attrs={"rows": 3}), **more)
