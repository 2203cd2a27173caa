"""Help whoever a call chose: one case for each who takes part."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.assistance.actions.cases import begin_running, offered_now
from kriya.assistance.models import Case, Service
from kriya.core.refusal import Refused
from kriya.participation.models import Call, CallKind, Place, PlaceState


@transaction.atomic
def take_from_call(service: Service, call: Call, *, owner: User, by: User) -> list[Case]:
    """Begin a case of a service for everybody who takes part in a call and has none of it yet; return the new ones.

    Twice is once. Raises Refused: service_call_wrong_kind, service_not_offered, case_owner_unknown.
    """
    if call.kind != CallKind.ASSISTANCE:
        raise Refused("service_call_wrong_kind")
    Service.objects.select_for_update().get(pk=service.pk)
    wanted = offered_now(service)
    there = set(Case.objects.filter(service=service, place__call=call).values_list("place", flat=True))
    busy = set(Case.objects.filter(service=service, ended_at=None).values_list("maker", flat=True))
    places = Place.objects.filter(call=call, state=PlaceState.TAKEN).select_related("maker").order_by("pk")
    chosen = [place for place in places if place.pk not in there and place.maker_id not in busy]
    return [begin_running(wanted, place.maker, owner=owner, by=by, place=place) for place in chosen]
