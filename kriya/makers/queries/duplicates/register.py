"""What identity compares of makers in the register, fetched in three questions however many they are."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from kriya.makers.imports.identity.features import Features, features_of
from kriya.makers.models import Maker, MakerPhone, Paper

_COLUMNS = (
    "name",
    "owner_name",
    "nik_hash",
    "village_code",
    "district_code",
    "address",
    "latitude",
    "longitude",
)


def features_in_register(makers: Collection[UUID] | None = None) -> dict[UUID, Features]:
    """Return what is compared of these makers, or of all that stand for themselves, the oldest first."""
    chosen: Any = Maker.objects.in_register()
    phones, papers = MakerPhone.objects.all(), Paper.objects.exclude(number="")
    if makers is not None:
        chosen, phones, papers = (
            chosen.filter(pk__in=makers),
            phones.filter(maker__in=makers),
            papers.filter(maker__in=makers),
        )
    numbers, documents = _by_maker(phones), _by_maker(papers)
    rows = chosen.order_by("pk").values_list("pk", *_COLUMNS)
    return {row[0]: features_of(_fields(row, numbers[row[0]], documents[row[0]])) for row in rows.iterator()}


def _by_maker(rows: Any) -> defaultdict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for maker, number in rows.values_list("maker_id", "number").iterator():
        found[maker].append(number)
    return found


def _fields(row: tuple[Any, ...], phones: list[str], papers: list[str]) -> dict[str, Any]:
    _pk, name, owner, nik_hash, village, district, address, latitude, longitude = row
    return {
        "name": name,
        "owner": owner,
        "nik": nik_hash or None,
        "village": village or None,
        "district": district or None,
        "address": address,
        "latitude": float(latitude) if latitude is not None else None,
        "longitude": float(longitude) if longitude is not None else None,
        "phones": phones,
        "papers": papers,
    }
