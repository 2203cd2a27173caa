"""Who stands for makers now, as the figures of programmes divide them: merged ones as the one they became."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection

from kriya.core.indicators import UNKNOWN, Atom
from kriya.core.scoping import current_council
from kriya.ledger.queries.families import ROOTS

Key = TypeVar("Key")
_WHO: Final = f"""
{ROOTS}
SELECT r.id, m.id::text, coalesce(nullif(m.owner_gender, ''), %(unknown)s),
    coalesce(nullif(m.district_code, ''), %(unknown)s)
FROM roots r JOIN makers_maker m ON m.council_id = %(council)s AND m.id = r.root WHERE r.id = ANY(%(makers)s)
"""  # noqa: S608 - our own text


class Who(NamedTuple):
    """The maker that stands for one, with its owner's gender and its district, each "unknown" where it is not known."""

    maker: str
    gender: str
    district: str

    def atom(self, amount: int, dimensions: Sequence[str] = ("gender", "district")) -> Atom:
        """Return what it puts into a figure, under its key of each dimension."""
        return Atom(self.maker, {name: getattr(self, name) for name in dimensions}, amount)


def who_are(makers: Iterable[UUID]) -> dict[UUID, Who]:
    """Return who stands for each maker, with one question; of nobody without asking."""
    wanted = list(makers)
    if not wanted:
        return {}
    told = {"council": current_council().pk, "unknown": UNKNOWN, "makers": wanted}
    with connection.cursor() as cursor:
        cursor.execute(_WHO, told)
        return {maker: Who(*row) for maker, *row in cursor.fetchall()}


def summed(parts: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    """Return the sum under each key."""
    found: dict[Key, int] = {}
    for key, amount in parts:
        found[key] = found.get(key, 0) + amount
    return found
