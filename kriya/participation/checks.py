"""What `kriya check` proves of taking part."""

from collections import Counter

from kriya.core.checks.running import Found
from kriya.core.scoping import current_council
from kriya.participation.models import (
    HOLDING,
    Call,
    Certificate,
    Place,
    PlaceEvent,
    PublishedCall,
    PublishedCertificate,
    Ranking,
)
from kriya.participation.models.calls import PUBLIC_COLUMNS
from kriya.participation.sealing import holds


def published_calls() -> Found:
    """Compare each published call with what anyone reads of it."""
    kept = {row.pop("pk"): row for row in Call.objects.filter(published_at__isnull=False).values("pk", *PUBLIC_COLUMNS)}
    rows = PublishedCall.objects.of(current_council().pk)
    shown = {row.pop("call_id"): row for row in rows.values("call_id", *PUBLIC_COLUMNS)}
    differences = [
        f"{key}: public row differs" for key in sorted(kept.keys() | shown.keys()) if kept.get(key) != shown.get(key)
    ]
    return Found(len(kept), differences)


def published_certificates() -> Found:
    """Compare each certificate with what anyone learns by its code: the hash of its paper, and whether it is valid."""
    rows = Certificate.objects.values_list("code", "sha256", "revoked_at")
    kept = {code: (sha256, revoked_at is None) for code, sha256, revoked_at in rows}
    public = PublishedCertificate.objects.filter(council=current_council())
    shown = {code: (sha256, state == "valid") for code, sha256, state in public.values_list("code", "sha256", "state")}
    differences = [
        f"{code}: public row differs"
        for code in sorted(kept.keys() | shown.keys())
        if kept.get(code) != shown.get(code)
    ]
    return Found(len(kept), differences)


def places_of_calls() -> Found:
    """Compare who holds a place with the seats there are, and each place with the last thing that happened to it."""
    rows = list(Place.objects.order_by("pk").values_list("pk", "call", "state", "seat"))
    held = Counter(call for _pk, call, state, _seat in rows if state in HOLDING)
    above = [
        f"{pk}: {held[pk]} hold {places} places"
        for pk, places in Call.objects.filter(pk__in=held).values_list("pk", "places")
        if held[pk] > places
    ]
    events = PlaceEvent.objects.order_by("place", "-pk").distinct("place")
    last = dict(events.values_list("place", "state"))
    astray = [f"{pk}: is {state}, was told {last.get(pk)}" for pk, _call, state, _seat in rows if last.get(pk) != state]
    return Found(len(rows), above + astray)


def sealed_rankings() -> Found:
    """Make each sealed ranking again from what was kept of it."""
    rows = Ranking.objects.order_by("pk")
    wrong = [str(one.pk) for one in rows if not holds(one.inputs, one.result, one.inputs_hash, one.result_hash)]
    return Found(rows.count(), [f"{pk}: comes out otherwise" for pk in wrong])
