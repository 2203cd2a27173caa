"""Whose the rows of an uploaded product list are that name no maker: kept with this file, for no other."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from kriya.catalog.queries.import_makers import makers_of_lists
from kriya.core.ids import read_id
from kriya.core.refusal import Refused
from kriya.makers.models import ImportRun


@transaction.atomic
def choose_maker(upload: ImportRun, maker: UUID | None) -> None:
    """Give the rows of a list that name no maker to one of the register; refuse whoever is not in it, or is away."""
    if maker is None or not makers_of_lists().filter(pk=maker).exists():
        raise Refused("list_maker_gone")
    _keep(upload, {"maker": str(maker)})


@transaction.atomic
def unchoose_maker(upload: ImportRun) -> None:
    """Give the rows of a list that name no maker to nobody again."""
    _keep(upload, {})


def _keep(upload: ImportRun, chosen: dict[str, str]) -> None:
    held = ImportRun.objects.select_for_update().get(pk=upload.pk)
    held.mapping = {name: value for name, value in held.mapping.items() if name != "maker"} | chosen
    held.save(update_fields=["mapping"])


def chosen_maker(upload: ImportRun) -> UUID | None:
    """Return whom somebody chose; the register may have lost it since."""
    return read_id(upload.mapping.get("maker"))
