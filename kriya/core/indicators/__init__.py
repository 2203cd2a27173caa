"""What a figure of a council is made of. Knows no domain: each word measures its own, the achievements gather them."""

from kriya.core.indicators.asked import MERGED, UNKNOWN, Cells, Choice, Labels
from kriya.core.indicators.dimension import Dimension
from kriya.core.indicators.indicator import UNIT_NAMES, Atom, Basis, Indicator, Measure, Measured, Unit
from kriya.core.indicators.registry import DIMENSIONS, INDICATORS, Family, families, register_family
from kriya.core.indicators.words import Words

__all__ = [
    "DIMENSIONS",
    "INDICATORS",
    "MERGED",
    "UNIT_NAMES",
    "UNKNOWN",
    "Atom",
    "Basis",
    "Cells",
    "Choice",
    "Dimension",
    "Family",
    "Indicator",
    "Labels",
    "Measure",
    "Measured",
    "Unit",
    "Words",
    "families",
    "register_family",
]
