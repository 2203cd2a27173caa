"""The list as a file: the same filters, columns and order as on the page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext

from kriya.accounts.models import User
from kriya.core.personal import masked
from kriya.design.formats import phone
from kriya.makers.actions.personal import Personal
from kriya.makers.export.recording import CHUNK, recorded
from kriya.makers.export.writing import Field, FieldKind, write_csv, write_xlsx
from kriya.makers.models import Status
from kriya.makers.queries.lists.columns import Column
from kriya.makers.queries.lists.rows import Criteria, listed, narrowed

LIST_FORMATS: Final = ("xlsx", "csv;", "csv,")
_KINDS: Final[dict[str, FieldKind]] = {"number": "number", "rupiah": "rupiah", "year": "year", "date": "date"}


@dataclass(frozen=True)
class Download:
    """What is asked for: what narrows, which columns, in which order, in which format; whole phones for a purpose."""

    criteria: Criteria
    columns: Sequence[Column]
    order: str = ""
    format: str = "xlsx"
    whole_phones: bool = False
    purpose: str = ""


@transaction.atomic
def export_list(wanted: Download, path: Path, *, by: User) -> int:
    """Write what the list shows to a file and return how many makers; each telephone in full is recorded as shown."""
    found = narrowed(wanted.criteria)
    makers: Any = listed(found, wanted.columns, wanted.order, ranked=bool(wanted.criteria.text))
    rows: Iterable[Any] = makers.iterator(chunk_size=CHUNK)
    if wanted.whole_phones and any(column.kind == "phones" for column in wanted.columns):
        rows = recorded(rows, lambda maker: [Personal.PHONE] if maker.telephones else [], purpose=wanted.purpose, by=by)
    return _write(path, fields_of(wanted.columns, whole_phones=wanted.whole_phones), rows, wanted.format)


def _write(path: Path, fields: Sequence[Field], rows: Iterable[Any], format_: str) -> int:
    if format_ == "xlsx":
        return write_xlsx(path, fields, rows, sheet="UMKM", title=gettext("UMKM binaan"))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        return write_csv(file, fields, rows, delimiter="," if format_ == "csv," else ";")


def fields_of(columns: Sequence[Column], *, whole_phones: bool) -> list[Field]:
    """Return the columns of the file; a figure is followed by the year it is of."""
    fields = []
    for column in columns:
        fields.append(
            Field(str(column.label), _value(column, whole_phones=whole_phones), _KINDS.get(column.kind, "text"))
        )
        if column.year:
            header = gettext("Tahun: %(column)s") % {"column": column.label}
            fields.append(Field(header, _attribute(column.year), "year"))
    return fields


def _attribute(name: str) -> Callable[[Any], Any]:
    return lambda maker: getattr(maker, name)


def _value(column: Column, *, whole_phones: bool) -> Callable[[Any], Any]:
    if column.kind == "phones":
        say = phone if whole_phones else masked
        return lambda maker: ", ".join(say(number) for number in column.value(maker))  # type: ignore[attr-defined]
    if column.kind == "words":
        return lambda maker: ", ".join(column.value(maker))  # type: ignore[arg-type]
    if column.kind == "status":
        return lambda maker: str(Status(str(column.value(maker))).label)
    return column.value
