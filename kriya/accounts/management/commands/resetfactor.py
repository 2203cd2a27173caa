"""`kriya manage resetfactor EMAIL --council SLUG --reason TEXT`: for the last chair, whom no other chair can help."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kriya.accounts.actions.factors import reset_factor
from kriya.accounts.models import User
from kriya.accounts.tasks import tell_of_reset
from kriya.core.jobs import defer
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.councils.models import Council


class Command(BaseCommand):
    help = (
        "Take away the lost second factor of somebody who serves a council; they set up a new one at the next log-in."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--council", required=True, metavar="SLUG")
        parser.add_argument("--reason", required=True)

    def handle(self, *_args: Any, **given: Any) -> None:
        """Reset, record and tell by e-mail, or refuse with one sentence."""
        council = Council.objects.filter(slug=given["council"]).first()
        user = User.objects.filter(email=given["email"].strip().lower()).first()
        if council is None or user is None:
            raise CommandError("dewan atau surel tidak dikenal / unknown council or e-mail address")
        try:
            with council_scope(council):
                reset = reset_factor(user, by=None, reason=given["reason"])
                defer(tell_of_reset, soon=True, reset_id=str(reset.pk))
        except Refused as no:
            raise CommandError(say(no)) from no
        self.stdout.write(f"{user.email}: pengaman disetel ulang / second factor reset")
