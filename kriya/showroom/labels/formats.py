"""The papers that labels are printed on, in millimetres from the paper's upper left corner."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class LabelFormat:
    """A paper with labels: `left` and `top` is the first label's corner, `across` and `down` from one to the next."""

    slug: str
    name: Promise
    paper: tuple[float, float]
    columns: int
    rows: int
    width: float
    height: float
    left: float = 0
    top: float = 0
    across: float = 0
    down: float = 0

    @property
    def per_page(self) -> int:
        """How many labels a page has."""
        return self.columns * self.rows

    @property
    def is_roll(self) -> bool:
        """Whether each label is a page of its own."""
        return self.per_page == 1

    def corner(self, place: int) -> tuple[float, float]:
        """Return where the label at a place (from 0, line by line) begins on its page."""
        row, column = divmod(place % self.per_page, self.columns)
        return round(self.left + column * self.across, 3), round(self.top + row * self.down, 3)


_A4: Final = (210.0, 297.0)

# The measures of label sheets that shops sell in A4; the numbers are the makers' own.
FORMATS: Final = (
    LabelFormat("a4-24", _("A4, 24 label 70 × 37 mm"), _A4, 3, 8, 70, 37, 0, 0.5, 70, 37),
    LabelFormat("a4-21", _("A4, 21 label 63,5 × 38,1 mm"), _A4, 3, 7, 63.5, 38.1, 7.25, 15.15, 66, 38.1),
    LabelFormat("a4-40", _("A4, 40 label 48,5 × 25,4 mm"), _A4, 4, 10, 48.5, 25.4, 8, 21.5, 48.5, 25.4),
    LabelFormat("a4-65", _("A4, 65 label 38,1 × 21,2 mm"), _A4, 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2),
    LabelFormat("a4-14", _("A4, 14 label 99,1 × 38,1 mm"), _A4, 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
    LabelFormat("rol-58", _("Rol 58 mm"), (58, 34), 1, 1, 48, 32, 5, 1, 48, 32),
    LabelFormat("rol-80", _("Rol 80 mm"), (80, 42), 1, 1, 72, 40, 4, 1, 72, 40),
)
BY_SLUG: Final = {one.slug: one for one in FORMATS}
DEFAULT: Final = FORMATS[0]
