"""Whose timeline it is, and which tables tell anything of it: of most makers most tables have no row."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final
from uuid import UUID

from kriya.core.asking import ask
from kriya.core.scoping import current_council
from kriya.makers.models import (
    BankAccount,
    BulkEditRow,
    Consent,
    GroupMember,
    ImportTouch,
    Maker,
    MakerCraft,
    MakerLogin,
    MakerPhone,
    MakerPhoto,
    Merge,
    Paper,
    PersonalDataShown,
    Step,
    YearlyFigure,
)

_KEPT: Final[tuple[Any, ...]] = (
    Step, Consent, MakerPhone, MakerCraft, BankAccount, Paper, YearlyFigure, MakerPhoto, GroupMember, MakerLogin,
)  # fmt: skip
"""What a maker has, each with its history."""
_DONE: Final[tuple[Any, ...]] = (ImportTouch, BulkEditRow, PersonalDataShown)
_ABSORBED: Final = """
SELECT id FROM makers_maker WHERE council_id = %(council)s AND (merged_into_id = %(maker)s OR merged_into_id IN
    (SELECT id FROM makers_maker WHERE council_id = %(council)s AND merged_into_id = %(maker)s))
"""


@dataclass(frozen=True)
class Subject:
    """The maker and those merged into it: both histories are one."""

    maker: Maker
    absorbed: Sequence[Maker]

    @cached_property
    def keys(self) -> list[UUID]:
        return [self.maker.pk, *[maker.pk for maker in self.absorbed]]

    def is_told_by(self, model: Any) -> bool:
        """Tell whether a table has rows of these makers; asked for all tables at once."""
        return model in self._telling

    @cached_property
    def _telling(self) -> frozenset[Any]:
        models, sql = _question()
        found = ask(sql, {"council": current_council().pk, "makers": self.keys})[0]
        return frozenset(model for model, has_rows in zip(models, found, strict=True) if has_rows)


def subject_of(maker: Maker) -> Subject:
    """Return a maker with those merged into it."""
    absorbed = [pk for (pk,) in ask(_ABSORBED, {"council": current_council().pk, "maker": maker.pk})]
    return Subject(maker, list(Maker.objects.filter(pk__in=absorbed)) if absorbed else [])


@cache
def _question() -> tuple[list[Any], str]:
    of_maker = [*_KEPT, *(model.pgh_event_model for model in _KEPT), *_DONE]
    columns = {
        **dict.fromkeys(of_maker, ("maker_id",)),
        Maker.pgh_event_model: ("id",),  # type: ignore[attr-defined]
        Merge: ("kept_id", "absorbed_id"),
    }
    parts = [_exists(model._meta.db_table, names) for model, names in columns.items()]
    return list(columns), f"SELECT {', '.join(parts)}"


def _exists(table: str, columns: Sequence[str]) -> str:
    of_makers = " OR ".join(f"{column} = ANY(%(makers)s)" for column in columns)
    return f"EXISTS (SELECT FROM {table} WHERE council_id = %(council)s AND ({of_makers}))"
