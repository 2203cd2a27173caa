"""All visits of one institution over the years, under whichever of its names, in both directions."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from kriya.visits.models import Direction, Visit
from kriya.visits.models.visits import COMES
from kriya.visits.queries.family import Families


def times_of(visits: Iterable[Visit], families: Families | None = None) -> dict[UUID, int]:
    """Return the how-many-th each incoming visit that comes or came is (1 = the first); two questions for any number.

    One that only asks is counted as if it came after all that did.
    """
    wanted, known = list(visits), families or Families()
    roots = {visit.pk: known.root(visit.institution_id) for visit in wanted}
    members = [one for root in set(roots.values()) for one in known.of(root)]
    rows = Visit.objects.filter(institution__in=members, direction=Direction.INCOMING, state__in=COMES)
    days: dict[UUID, list[tuple[object, UUID]]] = defaultdict(list)
    for pk, institution, on in rows.order_by("on", "pk").values_list("pk", "institution", "on"):
        days[known.root(institution)].append((on, pk))
    found = {}
    for visit in wanted:
        order = [pk for _on, pk in days[roots[visit.pk]]]
        found[visit.pk] = order.index(visit.pk) + 1 if visit.pk in order else len(order) + 1
    return found


def earlier_of(visit: Visit, families: Families | None = None) -> list[Visit]:
    """Return the other visits of the same institution that took place, either way, the newest first."""
    known = families or Families()
    rows = Visit.objects.filter(institution__in=known.of(visit.institution_id), state__in=COMES).exclude(pk=visit.pk)
    if visit.on is not None:
        rows = rows.filter(on__lte=visit.on)
    return list(rows.select_related("institution").order_by("-on", "-pk"))
