"""Record what a maker allows to be public, and take it back at once."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.makers.actions.publish import publish_maker
from kriya.makers.models import Consent, Maker


@transaction.atomic
def give_consent(
    maker: Maker, subjects: Iterable[str], *, source: str, by: User | None, on: date | None = None
) -> list[Consent]:
    """Record permissions with their date and source; those in force stay as they are."""
    Maker.objects.select_for_update().values_list("pk").get(pk=maker.pk)
    in_force = set(maker.consents.filter(withdrawn_at=None).values_list("subject", flat=True))
    given = [
        Consent.of_scope(maker=maker, subject=subject, given_on=on or today(), source=source, recorded_by=by)
        for subject in dict.fromkeys(subjects)
        if subject not in in_force
    ]
    Consent.objects.bulk_create(given)
    publish_maker(maker)
    return given


@transaction.atomic
def withdraw_consent(maker: Maker, subjects: Iterable[str], *, by: User | None) -> int:
    """Take permissions back; the public pages change in the same transaction. Return how many were in force."""
    Maker.objects.select_for_update().get(pk=maker.pk)
    count: int = maker.consents.filter(subject__in=list(subjects), withdrawn_at=None).update(
        withdrawn_at=now(), withdrawn_by=by
    )
    publish_maker(maker)
    return count


@transaction.atomic
def restore_consent(consent: Consent) -> Consent:
    """Take a withdrawal back that was recorded by mistake; refuse when the maker has consented anew since."""
    maker = Maker.objects.select_for_update().get(pk=consent.maker_id)
    if consent.withdrawn_at is None or maker.consents.filter(subject=consent.subject, withdrawn_at=None).exists():
        raise Refused("consent_already_given")
    consent.withdrawn_at = consent.withdrawn_by = None
    consent.save()
    publish_maker(maker)
    return consent
