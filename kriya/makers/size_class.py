"""Size class of a business by PP 7/2021 article 35: paragraph 3 (capital) and paragraph 5 (yearly sales), whole rupiah.

Capital is without the land and the building of the place of business. It is the measure when a business is founded or
registered (paragraph 2); a business that runs is measured by its yearly sales. Upper bounds belong to the lower class.
"""

from dataclasses import dataclass
from typing import Final, Literal

from kriya.makers.models import SizeClass

RULE: Final = "PP 7/2021 Ps 35"
Basis = Literal["sales", "capital", ""]
Bounds = tuple[tuple[SizeClass, int], ...]

_BILLION: Final = 1_000_000_000
CAPITAL_BOUNDS: Final[Bounds] = (
    (SizeClass.MICRO, 1 * _BILLION),
    (SizeClass.SMALL, 5 * _BILLION),
    (SizeClass.MEDIUM, 10 * _BILLION),
)
SALES_BOUNDS: Final[Bounds] = (
    (SizeClass.MICRO, 2 * _BILLION),
    (SizeClass.SMALL, 15 * _BILLION),
    (SizeClass.MEDIUM, 50 * _BILLION),
)
ABOVE: Final = SizeClass.LARGE


@dataclass(frozen=True)
class Sizing:
    """What the rule says of one business, by each measure; "" is unknown."""

    by_sales: str
    by_capital: str
    rule: str = RULE

    @property
    def size(self) -> str:
        """The answer: by sales, while they are known."""
        return self.by_sales or self.by_capital

    @property
    def basis(self) -> Basis:
        if self.by_sales:
            return "sales"
        return "capital" if self.by_capital else ""

    @property
    def disagrees(self) -> bool:
        """Tell whether sales and capital put the business into different classes."""
        return bool(self.by_sales and self.by_capital and self.by_sales != self.by_capital)

    def contradicts(self, typed: str) -> bool:
        """Tell whether the class that somebody typed is another than the figures give."""
        return contradicts(self.size, typed)


def contradicts(size: str, typed: str) -> bool:
    """Tell whether two classes of a business, by its figures and as typed, differ; unknown contradicts nothing."""
    return bool(typed and size and typed != size)


def size_of(*, capital: int | None, yearly_sales: int | None) -> Sizing:
    """Return the class of a business by its capital and yearly sales in whole rupiah; None is unknown."""
    return Sizing(by_sales=_within(yearly_sales, SALES_BOUNDS), by_capital=_within(capital, CAPITAL_BOUNDS))


def _within(value: int | None, bounds: Bounds) -> str:
    if value is None:
        return ""
    return next((size for size, upper in bounds if value <= upper), ABOVE)
