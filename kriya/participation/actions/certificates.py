"""Issue certificates, revoke them, replace them. What anyone may check of them goes along."""

import hashlib
from typing import Any

from django.db import transaction
from django.db.models import F, Sum

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.ids import free_code
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.participation.actions.calls import locked_call
from kriya.participation.codes import masked_name, new_code
from kriya.participation.documents.certificate import TEMPLATE, certificate_pdf, certificate_words
from kriya.participation.models import (
    Call,
    Certificate,
    CertificateState,
    Place,
    Presence,
    PublishedCertificate,
)
from kriya.participation.queries.presence import attendance_of


@transaction.atomic
def issue_all(call: Call, *, by: User | None) -> list[Certificate]:
    """Give a certificate to each participant that was there often enough and has none that is valid; twice is once.

    Whose certificate was revoked gets none here: that is decided one by one. Raises Refused: certificates_too_early.
    """
    locked = locked_call(call)
    if today() < locked.ends_on:
        raise Refused("certificates_too_early")
    had = set(Certificate.objects.filter(place__call=locked).values_list("place", flat=True))
    earned = [one for one in attendance_of(locked) if one.is_enough(locked.certificate_percent)]
    return [_issue(locked, one.place, by=by) for one in earned if one.place.pk not in had]


@transaction.atomic
def revoke(certificate: Certificate, *, reason: str, by: User | None) -> Certificate:
    """Let a certificate be valid no more; whoever checks it reads so. Twice is once.

    Raises Refused: revoke_without_reason.
    """
    return _end(certificate, CertificateState.REVOKED, reason=reason, by=by)


@transaction.atomic
def replace(certificate: Certificate, *, reason: str, by: User | None) -> Certificate:
    """Revoke a certificate and issue another from what the register says now; the old one says that it was replaced.

    Raises Refused: revoke_without_reason.
    """
    old = _end(certificate, CertificateState.REPLACED, reason=reason, by=by)
    call = locked_call(old.place.call)
    valid = _valid_of(old.place) or _issue(call, old.place, by=by)
    PublishedCertificate.objects.filter(pk=old.code, state=CertificateState.REPLACED).update(replaced_by=valid.code)
    return valid


@transaction.atomic
def issue_again(certificate: Certificate, *, by: User | None) -> Certificate:
    """Give a certificate to a participant whose own was revoked: the old one stays revoked. Twice is once."""
    call = locked_call(certificate.place.call)
    return _valid_of(certificate.place) or _issue(call, certificate.place, by=by)


def _valid_of(place: Place) -> Certificate | None:
    found: Certificate | None = Certificate.objects.filter(place=place, revoked_at=None).first()
    return found


def _issue(call: Call, place: Place, *, by: User | None) -> Certificate:
    code = free_code(new_code, lambda one: PublishedCertificate.objects.filter(pk=one).exists())
    maker, minutes = place.maker, minutes_of(place)
    name = maker.owner_name or maker.name
    says = certificate_words(call, code, name=name, maker=maker.name, minutes=minutes, issued_on=today())
    digest = hashlib.sha256(certificate_pdf(says, TEMPLATE)).hexdigest()
    made = Certificate(
        place=place, code=code, says=says, template=TEMPLATE, sha256=digest, issued_at=now(), by=by
    )  # fmt: skip
    made.save(force_insert=True)
    PublishedCertificate.objects.create(
        code=code, council=current_council(), name=masked_name(name), title=call.title, starts_on=call.starts_on,
        ends_on=call.ends_on, minutes=minutes, issued_on=today(), state=CertificateState.VALID, sha256=digest,
    )  # fmt: skip
    return made


def minutes_of(place: Place) -> int:
    """Return how long a participant was there: the minutes of the sessions at which it was present."""
    rows: Any = Presence.objects.filter(place=place, annulled_at=None, session__dropped_at=None)
    whole = rows.aggregate(whole=Sum(F("session__ends_at") - F("session__starts_at")))["whole"]
    return round(whole.total_seconds() / 60) if whole else 0


def _end(certificate: Certificate, state: CertificateState, *, reason: str, by: User | None) -> Certificate:
    if not reason.strip():
        raise Refused("revoke_without_reason")
    locked: Certificate = (
        Certificate.objects.select_for_update(of=("self",))
        .select_related("place__call", "place__maker")
        .get(pk=certificate.pk)
    )
    if locked.revoked_at is None:
        locked.revoked_at, locked.revoked_by, locked.revoke_reason = now(), by, reason.strip()[:240]
        locked.save(update_fields=["revoked_at", "revoked_by", "revoke_reason"])
        PublishedCertificate.objects.filter(pk=locked.code).update(state=state)
    return locked
