"""How a figure of councils becomes one of a province or of the nation, so that nothing is counted twice."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.achievements.models import NationIndicator
from kriya.core.indicators import Unit

FOSTERED: Final = "makers.fostered"


class Adding(StrEnum):
    """Which reports a sum is made of."""

    ONCE = "once"
    """Of all councils, and a maker in two registers once."""
    ALL = "all"
    """Of all councils: each tells of its own sales and visits."""
    REGENCIES = "regencies"
    """Of regencies and cities: those of a province's own council are mostly among them."""
    NOT = "not"
    """Of nobody: ten crafts here and ten there may be the same ten."""


SENTENCES: Final = {
    Adding.ONCE: _("Dijumlah dari semua dewan; UMKM yang terdaftar di dua dewan dihitung satu kali."),
    Adding.ALL: _("Dijumlah dari semua dewan; tiap dewan hanya melaporkan yang terjadi padanya."),
    Adding.REGENCIES: _(
        "Dijumlah dari dewan kabupaten dan kota saja, sebab isi daftar dewan provinsi umumnya sudah ada di sana."
    ),
    Adding.NOT: _("Tidak dijumlah, sebab yang dihitung di dua daerah bisa sama."),
}


def adding(indicator: NationIndicator) -> Adding:
    """Return how a figure adds up: what happened by councils, what stands (makers, products) by regencies alone."""
    if indicator.code == FOSTERED:
        return Adding.ONCE
    if indicator.unit == Unit.CRAFTS:
        return Adding.NOT
    return Adding.ALL if indicator.is_flow and indicator.unit != Unit.MAKERS else Adding.REGENCIES
