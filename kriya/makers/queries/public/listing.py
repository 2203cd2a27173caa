"""A page of public makers with its facets, cut by key so that page 400 costs what page 1 costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, Func, Q, TextField, Value
from django.utils.translation import get_language

from kriya.crafts.models import Craft
from kriya.makers.models import PublishedMaker
from kriya.makers.models.published import PublishedMakerQuerySet
from kriya.makers.queries.public.matching import matching

PER_PAGE: Final = 24
_CURSOR_PARTS: Final = 3


@dataclass(frozen=True)
class Asked:
    """What the address asks for; everything of the page stands in it."""

    text: str = ""
    craft: str = ""
    district: str = ""
    after: str = ""
    before: str = ""


@dataclass(frozen=True)
class Facet:
    """One value to narrow by, with the number of makers that it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Listing:
    """One page. `alike` says that no maker has the words as typed and these look like them."""

    makers: Sequence[Any]
    total: int
    alike: bool
    crafts: Sequence[Facet]
    districts: Sequence[Facet]
    after: str
    before: str


def listing(council_id: int, asked: Asked) -> Listing:
    """Return the page that was asked for, in a fixed number of questions."""
    found, alike = matching(PublishedMaker.objects.of(council_id), asked.text)
    wanted = _in_district(_of_craft(found, asked.craft), asked.district)
    rows, before, after = _cut(wanted, asked)
    return Listing(
        makers=rows,
        total=wanted.count(),
        alike=alike,
        crafts=_craft_facets(_in_district(found, asked.district)),
        districts=_district_facets(_of_craft(found, asked.craft)),
        after=after,
        before=before,
    )


def _of_craft(makers: PublishedMakerQuerySet, code: str) -> PublishedMakerQuerySet:
    """Narrow to a craft and the crafts below it."""
    if not code:
        return makers
    joined = Func(F("craft_codes"), Value(" "), function="array_to_string", output_field=TextField())
    marked = makers.alias(marked=_Spaced(joined))
    return marked.filter(Q(marked__contains=f" {code} ") | Q(marked__contains=f" {code}."))


class _Spaced(Func):
    template = "(' ' || %(expressions)s || ' ')"
    output_field = TextField()


def _in_district(makers: PublishedMakerQuerySet, code: str) -> PublishedMakerQuerySet:
    return makers.filter(district_code=code) if code else makers


# Cutting by key


def _cut(makers: Any, asked: Asked) -> tuple[list[Any], str, str]:
    """Return the rows of a page and the keys of its ends, "" where nothing lies beyond."""
    backwards, cursor = bool(asked.before), _read_cursor(asked.before or asked.after)
    order = ("-rank", "-name", "-maker_id") if backwards else ("rank", "name", "maker_id")
    beyond = makers.filter(_beyond(cursor, backwards=backwards)) if cursor else makers
    rows = list(beyond.order_by(*order)[: PER_PAGE + 1])
    more = len(rows) > PER_PAGE
    rows = rows[:PER_PAGE][::-1] if backwards else rows[:PER_PAGE]
    if not rows:
        return [], "", ""
    has_before, has_after = (more, True) if backwards else (cursor is not None, more)
    return rows, _cursor(rows[0]) if has_before else "", _cursor(rows[-1]) if has_after else ""


def _cursor(row: Any) -> str:
    return f"{row.rank}~{row.maker_id}~{row.name}"


def _read_cursor(text: str) -> tuple[int, str, UUID] | None:
    """Return rank, name and id of a key; a broken one is none."""
    parts = text.split("~", _CURSOR_PARTS - 1)
    try:
        return int(parts[0]), parts[2].replace("\x00", ""), UUID(parts[1])
    except (ValueError, IndexError):
        return None


def _beyond(cursor: tuple[int, str, UUID], *, backwards: bool) -> Q:
    rank, name, key = cursor
    way = "lt" if backwards else "gt"
    same_rank = Q(rank=rank) & (Q(**{f"name__{way}": name}) | Q(name=name, **{f"maker_id__{way}": key}))
    return Q(**{f"rank__{way}": rank}) | same_rank


# Facets


def _craft_facets(makers: PublishedMakerQuerySet) -> list[Facet]:
    every = Func(F("craft_codes"), function="unnest", output_field=TextField())
    top = Func(every, Value("."), Value(1), function="split_part", output_field=TextField())
    counted = makers.annotate(top=top).values("top").annotate(count=Count("maker_id", distinct=True))
    rows = counted.order_by("-count", "top").values_list("top", "count")
    names = _craft_names()
    return [Facet(code, names.get(code, code), count) for code, count in rows]


def _craft_names() -> Mapping[str, str]:
    """Return the council's names of its main crafts in the reader's language."""
    english = get_language() == "en"
    rows = Craft.objects.filter(parent=None).values_list("code", "name_id", "name_en")
    return {code: (name_en if english else "") or name_id for code, name_id, name_en in rows}


def _district_facets(makers: PublishedMakerQuerySet) -> list[Facet]:
    known = makers.exclude(district_code="").values("district_code", "district_name")
    rows = known.annotate(count=Count("maker_id")).order_by("-count", "district_name")
    return [Facet(row["district_code"], row["district_name"], row["count"]) for row in rows]
