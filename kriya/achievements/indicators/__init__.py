"""The council's figures as objects: what each counts, in which unit, under which version of its definition.

A new figure is a new `Indicator` in one of the lists here; the command line, the staff page, the public page, the
download and the published snapshot all read this table and nothing else.
"""

from collections.abc import Mapping
from typing import Final

from kriya.achievements.indicators.business import BUSINESS
from kriya.achievements.indicators.indicator import Indicator, Measure, Measured
from kriya.achievements.indicators.makers import MAKERS
from kriya.achievements.indicators.products import PRODUCTS

__all__ = ["INDICATORS", "Indicator", "Measure", "Measured"]

INDICATORS: Final[Mapping[str, Indicator]] = {i.code: i for i in (*MAKERS, *BUSINESS, *PRODUCTS)}
