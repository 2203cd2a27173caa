"""The rows of a list: narrowed, counted, ordered, with exactly what its columns need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch

from kriya.core.clock import today
from kriya.makers.models import GroupMember, Maker, MakerCraft, MakerPhone, Paper
from kriya.makers.models.maker import MakerQuerySet
from kriya.makers.queries.annotations import with_latest_figures, with_size_class
from kriya.makers.queries.expiring import in_force
from kriya.makers.queries.lists.choices import Choices
from kriya.makers.queries.lists.columns import Column, ordered
from kriya.makers.queries.lists.conditions import CONDITIONS
from kriya.makers.queries.lists.search import Found, search

# A row of the list never opens what is sealed, nor reads what is long.
_UNREAD = ("nik", "story_id", "story_en", "note")


@dataclass(frozen=True)
class Criteria:
    """What narrows a list: values by the name of a filter, and the text searched for."""

    values: Mapping[str, tuple[str, ...]]
    text: str = ""

    def without(self, name: str) -> "Criteria":
        """Return these criteria with one filter taken away."""
        return Criteria({key: value for key, value in self.values.items() if key != name}, self.text)


def narrowed(criteria: Criteria, choices: Choices | None = None) -> Found:
    """Return the makers of the register that fit all criteria."""
    makers = Maker.objects.in_register()
    for name, values in criteria.values.items():
        if values:
            makers = CONDITIONS[name](makers, values)
    return search(makers, criteria.text, (choices or Choices()).crafts) if criteria.text else Found(makers)


def status_counts(makers: MakerQuerySet) -> dict[str, int]:
    """Return how many of these makers have each status."""
    return dict(makers.order_by().values_list("status").annotate(n=Count("pk")))


def listed(found: Found, columns: Sequence[Column], order: str = "", *, ranked: bool = False) -> MakerQuerySet:
    """Return makers in this order, with what these columns show and nothing else."""
    makers: Any = found.makers.defer(*_UNREAD)
    needs: set[str] = {*(column.need for column in columns), _need_of(order)} - {""}
    if figures := [need for need in ("labour", "sales", "capital") if need in needs]:
        makers = with_latest_figures(makers, *figures)
    if "size" in needs:
        makers = with_size_class(makers, "size_class")
    makers = makers.select_related("imported_in") if "run" in needs else makers
    makers = makers.prefetch_related(*(_PREFETCHES[need]() for need in sorted(needs) if need in _PREFETCHES))
    return ordered(makers, order, ranked=ranked)  # type: ignore[no-any-return]


class Pages:
    """The rows of a list to be cut into pages: which rows a page has is asked with nothing but their ids.

    Sorting ten thousand whole rows to show the last fifty takes ten times as long as sorting their ids.
    """

    def __init__(self, found: Found, columns: Sequence[Column], order: str, *, ranked: bool) -> None:
        self._ids = listed(found, (), order, ranked=ranked).values_list("pk", flat=True)
        self._rows = listed(Found(Maker.objects.all()), columns)

    def __getitem__(self, part: slice) -> list[Maker]:
        """Return the makers of a part of the list."""
        ids = list(self._ids[part])
        rows = {maker.pk: maker for maker in self._rows.filter(pk__in=ids)}
        return [rows[pk] for pk in ids if pk in rows]


def _need_of(order: str) -> str:
    return {"skala": "size", "tenaga_kerja": "labour", "penjualan": "sales", "modal": "capital"}.get(
        order.removeprefix("-"), ""
    )


# Into plain lists: a manager for each relation of each maker took a third of the time of a file.
_PREFETCHES: dict[str, Any] = {
    "phones": lambda: Prefetch("phones", MakerPhone.objects.order_by("position", "pk"), "telephones"),
    "crafts": lambda: Prefetch(
        "crafts", MakerCraft.objects.select_related("craft").order_by("-is_main", "craft__code"), "practised"
    ),
    "papers": lambda: Prefetch("papers", Paper.objects.filter(in_force(today())), "held"),
    "groups": lambda: Prefetch("groups", GroupMember.objects.select_related("group"), "memberships"),
    "consents": lambda: Prefetch("consents", to_attr="agreed"),
}
