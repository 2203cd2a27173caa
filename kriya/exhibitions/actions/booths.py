"""Draw the booths of an exhibition from rows, and allot them: no share of a booth to two makers on one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from kriya.core.history import tell_insert, tell_inserts
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.exhibitions import locked_exhibition
from kriya.exhibitions.actions.projection import publish
from kriya.exhibitions.models import Booth, BoothUse, Exhibition, Participant


@dataclass(frozen=True)
class Drawn:
    """A booth as it shall stand on the plan, in decimetres."""

    code: str
    x: int
    y: int
    width: int
    depth: int
    shares: int = 1

    def covers(self, other: "Drawn") -> bool:
        """Tell whether two booths stand on the same ground; side by side is not."""
        along = self.x < other.x + other.width and other.x < self.x + self.width
        return along and self.y < other.y + other.depth and other.y < self.y + self.depth


@transaction.atomic
def draw_booths(exhibition: Exhibition, drawn: Sequence[Drawn]) -> None:
    """Make these the booths of an exhibition; one that stays keeps who is in it.

    Refuse a code twice, ground under two booths, and to take away a booth, or a share of one, that is in use.
    """
    locked = locked_exhibition(exhibition)
    _refuse_clash(drawn)
    there = {booth.code: booth for booth in Booth.objects.filter(exhibition=locked)}
    wanted = {one.code: one for one in drawn}
    _refuse_in_use(there, wanted)
    Booth.objects.filter(exhibition=locked).exclude(code__in=wanted).delete()
    moved = [booth for code, booth in there.items() if code in wanted and _differs(booth, wanted[code])]
    # Two booths may change places: both leave their old ground in one statement.
    for booth in moved:
        _put(booth, wanted[booth.code])
    Booth.objects.bulk_update(moved, ["x", "y", "width", "depth", "shares"])
    new = [_put(Booth.of_scope(exhibition=locked, code=code), wanted[code]) for code in wanted if code not in there]
    tell_inserts(Booth.objects.bulk_create(new))
    publish([locked.pk])


def _refuse_clash(drawn: Sequence[Drawn]) -> None:
    for place, one in enumerate(drawn):
        for other in drawn[:place]:
            if one.code == other.code:
                raise Refused("booth_code_taken", booth=one.code)
            if one.covers(other):
                raise Refused("booth_ground_taken", booth=one.code)


def _refuse_in_use(there: Mapping[str, Booth], wanted: Mapping[str, Drawn]) -> None:
    for use in BoothUse.objects.filter(booth__in=[booth.pk for booth in there.values()]).select_related("booth"):
        stays = wanted.get(use.booth.code)
        if stays is None or stays.shares < use.share:
            raise Refused("booth_in_use", booth=use.booth.code)


def _differs(booth: Booth, drawn: Drawn) -> bool:
    return (booth.x, booth.y, booth.width, booth.depth, booth.shares) != (
        drawn.x, drawn.y, drawn.width, drawn.depth, drawn.shares,
    )  # fmt: skip


def _put(booth: Booth, drawn: Drawn) -> Booth:
    booth.x, booth.y, booth.width, booth.depth, booth.shares = (
        drawn.x, drawn.y, drawn.width, drawn.depth, drawn.shares,
    )  # fmt: skip
    return booth


@transaction.atomic
def allot(booth: Booth, participant: Participant, *, from_on: date, until_on: date) -> BoothUse:
    """Give a maker a free share of a booth from one day to another, both its own.

    Refuse when every share is taken on one of these days, days outside of the exhibition, and makers that withdrew.
    """
    exhibition = locked_exhibition(booth.exhibition)
    if participant.exhibition_id != exhibition.pk:
        raise Refused("booth_of_other_exhibition")
    if participant.withdrawn_at is not None:
        raise Refused("participant_withdrawn", name=participant.maker.name)
    if not exhibition.starts_on <= from_on <= until_on <= exhibition.ends_on:
        raise Refused("booth_days_outside")
    # Two officers at once wait for each other here; the database has the last word all the same.
    locked: Booth = Booth.objects.select_for_update().get(pk=booth.pk)
    taken = set(
        BoothUse.objects.filter(booth=locked, from_on__lte=until_on, until_on__gte=from_on).values_list(
            "share", flat=True
        )
    )
    share = next((number for number in range(1, locked.shares + 1) if number not in taken), None)
    if share is None:
        raise Refused("booth_share_taken", booth=locked.code)
    use = BoothUse(booth=locked, participant=participant, share=share, from_on=from_on, until_on=until_on)
    try:
        with transaction.atomic():
            use.save(force_insert=True)
    except IntegrityError as raced:
        raise Refused("booth_share_taken", booth=locked.code) from raced
    tell_insert(use)
    publish([exhibition.pk])
    return use


@transaction.atomic
def free_booth(use: BoothUse) -> None:
    """Take a booth back from a maker."""
    exhibition = use.booth.exhibition_id
    use.delete()
    publish([exhibition])
