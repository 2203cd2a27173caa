"""Who takes part in an exhibition, on what terms, and what the exhibition costs."""

import re
from uuid import UUID

from django.db import transaction

from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.money import Rupiah, split
from kriya.core.refusal import Refused
from kriya.exhibitions.actions.exhibitions import locked_exhibition
from kriya.exhibitions.actions.projection import publish
from kriya.exhibitions.models import CostLine, Exhibition, Participant, Payer
from kriya.makers.models import Maker
from kriya.participation.budgets import source_of_budget
from kriya.participation.models import Call, CallKind, Place, PlaceState
from kriya.participation.terms import Payer as CostPayer
from kriya.showroom.queries.news import roots_of


@transaction.atomic
def add_participant(
    exhibition: Exhibition, maker: Maker, *, fee: int = 0, subsidy: int = 0, note: str = ""
) -> Participant:
    """Let a maker take part; one that withdrew comes back. Refuse one that is there already, and one without a place
    where the exhibition has a call: its places are given by the call alone."""
    locked = locked_exhibition(exhibition)
    if locked.call_id is not None and maker.pk not in seated(locked.call_id):
        raise Refused("participant_not_of_call", name=maker.name)
    there = Participant.objects.filter(exhibition=locked, maker=maker).first()
    if there is not None and there.withdrawn_at is None:
        raise Refused("participant_there_already", name=maker.name)
    kept = there or Participant(exhibition=locked, maker=maker, added_at=now())
    kept.withdrawn_at = None
    kept.fee, kept.subsidy, kept.note = fee, subsidy, note.strip()[:200]
    kept.save()
    if there is None:
        tell_insert(kept)
    publish([locked.pk])
    return kept


@transaction.atomic
def link_call(exhibition: Exhibition, call: Call | None) -> Exhibition:
    """Say by which call makers came to an exhibition. Refuse one of another kind, or of another exhibition, and one in
    which a participant has no place."""
    locked = locked_exhibition(exhibition)
    if call is not None and (
        call.kind != CallKind.EXHIBITION or Exhibition.objects.filter(call=call).exclude(pk=locked.pk).exists()
    ):
        raise Refused("exhibition_call_wrong")
    if call is not None:
        there = Participant.objects.filter(exhibition=locked, withdrawn_at=None).select_related("maker")
        if others := [one.maker.name for one in there.order_by("pk") if one.maker_id not in seated(call.pk)]:
            raise Refused("exhibition_has_others", name=others[0], n=len(others))
    locked.call = call
    locked.save()
    return locked


@transaction.atomic
def take_from_call(exhibition: Exhibition) -> int:
    """Let everybody take part who took a place of the exhibition's call; return how many are new.

    What each pays is what the call said, and its subsidy its place's share of what others pay. One that withdrew here
    stays away. Twice is once.
    """
    locked = locked_exhibition(exhibition)
    if locked.call is None:
        raise Refused("exhibition_without_call")
    there = set(Participant.objects.filter(exhibition=locked).values_list("maker", flat=True))
    taken = Place.objects.filter(call=locked.call, state=PlaceState.TAKEN).select_related("maker").order_by("pk")
    costs = locked.call.terms.costs
    fee = sum(cost.amount for cost in costs if cost.payer == CostPayer.MAKER)
    others = Rupiah(sum(cost.amount for cost in costs if cost.payer != CostPayer.MAKER))
    shares = split(others, [1] * locked.call.places)
    new = [place for place in taken if place.maker_id not in there]
    for place in new:
        add_participant(locked, place.maker, fee=fee, subsidy=shares[(place.seat or 1) - 1])
    return len(new)


def seated(call: UUID) -> frozenset[UUID]:
    """Return the makers that have a place of a call for certain, by whichever of their rows that were merged."""
    makers = set(Place.objects.filter(call=call, state=PlaceState.TAKEN).values_list("maker", flat=True))
    return frozenset(makers | set(roots_of(makers).values()))


@transaction.atomic
def change_participant(participant: Participant, *, fee: int, subsidy: int, note: str = "") -> Participant:
    """Change what a maker pays for taking part, and what others pay for it."""
    locked: Participant = Participant.objects.select_for_update().get(pk=participant.pk)
    locked.fee, locked.subsidy, locked.note = fee, subsidy, note.strip()[:200]
    locked.save()
    return locked


@transaction.atomic
def withdraw_participant(participant: Participant) -> Participant:
    """Let a maker take part no more: its booths are free again. What was sold of it stays; twice is once."""
    locked: Participant = Participant.objects.select_for_update().get(pk=participant.pk)
    if locked.withdrawn_at is None:
        locked.booths.all().delete()
        locked.withdrawn_at = now()
        locked.save()
    publish([locked.exhibition_id])
    return locked


@transaction.atomic
def add_cost(
    exhibition: Exhibition, *, kind: str, what: str, amount: int, payer: str, payer_name: str = ""
) -> CostLine:
    """Write down what something costs, in rupiah, and who pays for it.

    Refuse nothing and less, and the name of a budget that is another payer's money: it would stand in both accounts.
    """
    if amount <= 0:
        raise Refused("cost_not_positive")
    source = _source_named(payer_name)
    if source and source != payer:
        labels = {"source": Payer(source).label, "payer": Payer(payer).label}
        raise Refused("cost_of_other_source", name=payer_name.strip(), **labels)
    line = CostLine(exhibition=exhibition, kind=kind, what=what.strip(), amount=amount, payer=payer)
    line.payer_name = payer_name.strip()
    line.save(force_insert=True)
    tell_insert(line)
    return line


def _source_named(name: str) -> str | None:
    """Return whose money a name says that it is: by the word itself, else by the budget of that name."""
    if re.search(rf"\b{Payer.APBD}", name, re.IGNORECASE):
        return Payer.APBD
    found = source_of_budget(name) if name.strip() else None
    return found if found in Payer.values else None


def drop_cost(line: CostLine) -> None:
    """Take a cost out again; the history keeps it."""
    line.delete()
