"""What every paper of the showroom says alike: days, and signatures that were drawn."""

from datetime import date
from typing import Final

from django.utils.dateformat import format as format_date

_PEN: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="{}" fill="none" stroke="#111" '
    'stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def day(value: date) -> str:
    """Return a day in words, in the language that is on."""
    return format_date(value, "j F Y")


def pen(drawing: str) -> str:
    """Return a signature as SVG; "" is a place for a pen."""
    return _PEN.format(drawing) if drawing else ""
