"""What came of it: tests, what participants say, and what they are given to read again."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.makers.actions.files import paper_to_keep
from kriya.makers.actions.papers import Upload
from kriya.participation.models import Call, Feedback, Material, Place, PlaceState, TestKind, TestScore


@transaction.atomic
def keep_scores(call: Call, kind: TestKind | str, points: Mapping[UUID, int | None], *, most: int) -> int:
    """Keep the points of participants in a test, by their places; None takes a score out. Return how many stand.

    Raises Refused: test_points_wrong.
    """
    if most < 1 or any(value is not None and not 0 <= value <= most for value in points.values()):
        raise Refused("test_points_wrong")
    mine = set(Place.objects.filter(call=call, state=PlaceState.TAKEN, pk__in=points).values_list("pk", flat=True))
    there = {row.place_id: row for row in TestScore.objects.select_for_update().filter(place__in=mine, kind=kind)}
    for place in sorted(mine):
        value, row = points[place], there.get(place)
        if value is None:
            if row is not None:
                row.delete()
            continue
        kept = row or TestScore(place_id=place, kind=TestKind(kind))
        kept.points, kept.most = value, most
        kept.save()
        if row is None:
            tell_insert(kept)
    return TestScore.objects.filter(place__in=mine, kind=kind).count()


@transaction.atomic
def give_feedback(place: Place, *, rating: int, good: str = "", better: str = "", needs: str = "") -> Feedback:
    """Say how it was, or say it anew. Raises Refused: feedback_not_yet, place_not_held."""
    locked: Place = Place.objects.select_for_update(of=("self",)).select_related("call").get(pk=place.pk)
    if locked.state != PlaceState.TAKEN:
        raise Refused("place_not_held")
    if today() < locked.call.ends_on:
        raise Refused("feedback_not_yet")
    said = Feedback.objects.filter(place=locked).first() or Feedback(place=locked)
    said.rating, said.good, said.better, said.needs = rating, good.strip(), better.strip(), needs.strip()
    said.said_at = now()
    said.save()
    return said


@transaction.atomic
def add_material(call: Call, upload: Upload, *, title: str, by: User | None) -> Material:
    """Give participants something to read again; raise Refused for what is no document or too big."""
    kept = paper_to_keep(upload.file, size=upload.size)
    made = Material(call=call, title=title.strip(), size=upload.size, added_at=now(), added_by=by)
    made.file.save(kept.name, kept.content, save=False)
    made.save()
    return made


@transaction.atomic
def remove_material(material: Material) -> None:
    """Take a document away; its file goes with it."""
    material.file.delete(save=False)
    material.delete()
