"""What somebody chose about the tables of a file, remembered for the next file with the same header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.makers.imports.offered import USER, Choice
from kriya.makers.imports.sheets.fields import MAKERS
from kriya.makers.models import ImportedMapping, ImportRun

Table = Mapping[str, Any]


@transaction.atomic
def choose_tables(run: ImportRun, choices: Mapping[str, Choice], tables: Sequence[Table], *, by: User | None) -> None:
    """Keep what was chosen about each table by its key; a correction is remembered by its header."""
    run.mapping = {
        **run.mapping,
        "confirmed": True,
        "choices": {
            key: {"fields": {str(index): name for index, name in one.fields.items()}, "left_out": one.left_out}
            for key, one in choices.items()
        },
    }
    run.save(update_fields=["mapping"])
    for table in tables:
        choice = choices.get(table["key"])
        if choice is not None and not choice.left_out and any(column["label"] for column in table["columns"]):
            _remember(table, choice, by)


def choose_options(run: ImportRun, chosen: Mapping[str, Any]) -> None:
    """Keep how a file is to be compared with the register; it is read anew after that."""
    run.options = {**run.options, **chosen}
    run.save(update_fields=["options"])


def _remember(table: Table, choice: Choice, by: User | None) -> None:
    columns = [
        {
            "index": column["index"],
            "letters": column["letters"],
            "label": column["label"],
            "field": choice.fields.get(column["index"], column["field"]),
            "confidence": 1.0,
            "why": USER,
        }
        for column in table["columns"]
    ]
    if all(one["field"] == column["proposed"] for one, column in zip(columns, table["columns"], strict=True)):
        # As proposed: a better proposal of a later version shall not stand behind it.
        ImportedMapping.objects.filter(fingerprint=table["fingerprint"]).delete()
        return
    mapping = {"kind": table.get("kind", MAKERS), "fingerprint": table["fingerprint"], "columns": columns}
    ImportedMapping.objects.update_or_create(
        fingerprint=table["fingerprint"], defaults={"mapping": mapping, "corrected_by": by}
    )


@transaction.atomic
def forget_choices(run: ImportRun, tables: Sequence[Table]) -> None:
    """Go back to what was proposed for this file, and forget what its headers had taught."""
    run.mapping = {}
    run.save(update_fields=["mapping"])
    ImportedMapping.objects.filter(fingerprint__in=[table["fingerprint"] for table in tables]).delete()
