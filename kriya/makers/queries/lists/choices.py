"""What the filters can be set to in this council: read once a page, in five questions however large the register."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kriya.crafts.models import Craft
from kriya.makers.models import Group, ImportRun, Maker, MakerCraft
from kriya.makers.models.imports import ImportState

RUNS = 30


@dataclass(frozen=True)
class Option:
    """One value a filter can have; `depth` 1 stands below the one before it."""

    value: str
    label: str
    depth: int = 0


class Choices:
    """The crafts, places, groups and imports of the council in scope; each is asked for when first needed."""

    @cached_property
    def crafts(self) -> list[Craft]:
        """Return every craft, each followed by those below it."""
        return _in_order(Craft.objects.active())

    @cached_property
    def craft_options(self) -> list[Option]:
        """Return the crafts that makers practise, each under the one above it."""
        practised = Craft.objects.active().filter(pk__in=MakerCraft.objects.values("craft"))
        shown = Craft.objects.active().filter(Q(pk__in=practised) | Q(pk__in=practised.values("parent")))
        return [Option(craft.code, str(craft), 1 if craft.parent_id else 0) for craft in _in_order(shown)]

    @cached_property
    def _places(self) -> list[tuple[str, str, str, str]]:
        rows = (
            Maker.objects.in_register()
            .exclude(district_code="")
            .values_list("district_code", "district_name", "village_code", "village_name")
        )
        found = rows.annotate(n=Count("pk")).order_by("district_name", "village_name")
        return [(district, name, village, village_name) for district, name, village, village_name, _n in found]

    @cached_property
    def district_options(self) -> list[Option]:
        """Return the districts in which makers are."""
        return [Option(code, name) for code, name in {place[0]: place[1] for place in self._places}.items()]

    @cached_property
    def village_options(self) -> list[Option]:
        """Return the villages in which makers are, each under the name of its district (an option without a value)."""
        options: list[Option] = []
        heading = ""
        for _code, district, village, name in self._places:
            if village and district != heading:
                heading = district
                options.append(Option("", district))
            if village:
                options.append(Option(village, name, 1))
        return options

    @cached_property
    def group_options(self) -> list[Option]:
        return [Option(str(pk), name) for pk, name in Group.objects.order_by("name").values_list("pk", "name")]

    @cached_property
    def run_options(self) -> list[Option]:
        """Return the newest imports that stand."""
        done = ImportRun.objects.filter(state=ImportState.DONE).order_by("-uploaded_at")
        return [Option(str(pk), name) for pk, name in done.values_list("pk", "file_name")[:RUNS]]


def _in_order(crafts: QuerySet[Craft]) -> list[Craft]:
    """Return crafts by name, each followed by those below it, what is no craft last."""
    below: dict[UUID | None, list[Craft]] = {}
    for craft in crafts.order_by("code"):
        below.setdefault(craft.parent_id, []).append(craft)
    tops = sorted(below.get(None, []), key=lambda craft: (not craft.is_craft, str(craft)))
    return [craft for top in tops for craft in (top, *sorted(below.get(top.pk, []), key=str))]
