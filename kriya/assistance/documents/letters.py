"""The letter that reminds an officer of steps."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import ngettext

from kriya.accounts.addresses import address_of
from kriya.accounts.models import User
from kriya.assistance.models import Nearness, StepReminder
from kriya.core.scoping import current_council


def letter_to_officer(officer: User, reminders: Sequence[StepReminder]) -> EmailMessage:
    """Return the letter about steps that are near or late, in the officer's language."""
    council = current_council()
    rows = [
        {"step": one.step, "case": one.step.case, "is_late": one.nearness == Nearness.LATE,
         "address": address_of("assistance:case", str(one.step.case_id))}
        for one in reminders
    ]  # fmt: skip
    with translation.override(officer.language or settings.LANGUAGE_CODE):
        subject = ngettext(
            "Fasilitasi: %(n)s langkah menunggu Anda", "Fasilitasi: %(n)s langkah menunggu Anda", len(rows)
        ) % {"n": len(rows)}
        given = {"officer": officer, "council": council, "rows": rows}
        body = render_to_string("assistance/letters/steps.txt", given)
    reply = [council.email] if council.email else None
    return EmailMessage(f"{council.short_name}: {subject}", body, to=[officer.email or ""], reply_to=reply)
