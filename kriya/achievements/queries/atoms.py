"""Figures counted for a publication: the sheet, what each maker put into it, and the rows that were counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kriya.achievements.models import PeriodClosing
from kriya.achievements.period import Period
from kriya.achievements.queries.numbers import Numbers, numbers
from kriya.catalog.models import Product
from kriya.core.indicators import Atom
from kriya.core.once import digest_of
from kriya.makers.models import Maker


@dataclass(frozen=True)
class Counted:
    """What was counted at one moment."""

    figures: Mapping[str, Any]
    atoms: Mapping[str, Sequence[Atom]]
    makers: Sequence[UUID]
    products: Sequence[UUID]

    @property
    def digest(self) -> str:
        """The hash of all of it: two closings with the same one say the same."""
        rows = [[str(pk) for pk in some] for some in (self.makers, self.products)]
        return digest_of([self.figures, atoms_as_json(self.atoms), *rows])


def count(period: Period | None) -> Counted:
    """Count everything for a period, or as it stands now."""
    found = numbers(period.choice if period else None)
    return Counted(
        found.as_json(),
        _atoms(found),
        list(Maker.objects.in_register().order_by("pk").values_list("pk", flat=True)),
        list(Product.objects.order_by("pk").values_list("pk", flat=True)),
    )


def _atoms(found: Numbers) -> dict[str, Sequence[Atom]]:
    """Return the atoms of each figure that has a guard of its own."""
    own = {code: one for code, one in found.measured.items() if one.indicator.has_atoms}
    return {code: one.measure.atoms for code, one in own.items() if not one.indicator.guarded_by}


def atoms_as_json(atoms: Mapping[str, Sequence[Atom]]) -> dict[str, Any]:
    """Return atoms as they are kept."""
    return {code: [[one.maker, dict(one.keys), one.amount] for one in some] for code, some in atoms.items()}


def counted_of(closing: PeriodClosing) -> Counted:
    """Return what a closing counted."""
    atoms = {code: [Atom(*one) for one in some] for code, some in closing.atoms.items()}
    return Counted(closing.figures, atoms, closing.makers, closing.products)
