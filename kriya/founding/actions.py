"""Found a council, by a link of the operator or on the command line, and go through its first steps."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kriya.accounts.actions.invitations import accept, invite, new_link
from kriya.accounts.models import Invitation, User
from kriya.accounts.roles import Role
from kriya.accounts.tokens import new_token, token_hash
from kriya.catalog.actions.terms import give_terms
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.actions import create_council
from kriya.councils.models import Council
from kriya.crafts.actions import give_taxonomy
from kriya.founding.models import Ending, FoundingStep, FoundingTicket, Step
from kriya.founding.regions import level_of

VALID: Final = timedelta(days=7)


@dataclass(frozen=True)
class Founder:
    """Whoever founds a council in the browser and becomes its chair."""

    email: str
    name: str = ""
    password: str = ""
    language: str = "id"


def found(*, slug: str, name: str, region_code: str) -> Council:
    """Make a council with its crafts, its words for products and its first steps. Raises Refused: council_slug_taken,
    council_slug_reserved."""
    with transaction.atomic():
        council = create_council(slug=slug, name=name, region_code=region_code, level=level_of(region_code))
        with council_scope(council):
            give_taxonomy()
            give_terms()
            for step in Step:
                FoundingStep(code=step).save()
    return council


def founding_link() -> str:
    """Return the address at which one council may be founded."""
    token, made = new_token(), now()
    FoundingTicket.objects.create(token_hash=token.hash, made_at=made, expires_at=made + VALID)
    return f"{settings.SITE_URL}{reverse('founding:begin', args=[token.secret], urlconf=settings.ROOT_URLCONF)}"


def find_ticket(secret: str) -> FoundingTicket:
    """Return the leave that a link stands for; refuse an unknown, used or expired one alike (founding_not_open)."""
    ticket = FoundingTicket.objects.filter(token_hash=token_hash(secret)).first()
    if ticket is None or ticket.used_at or ticket.expires_at <= now():
        raise Refused("founding_not_open")
    return ticket


@transaction.atomic
def found_by_link(
    secret: str, founder: Founder, *, slug: str, name: str, region_code: str, known: User | None = None
) -> tuple[Council, User]:
    """Found a council and make whoever holds the link its chair: somebody who is logged in, or a new person.

    Raises Refused: founding_not_open, founding_person_known, council_slug_taken, council_slug_reserved.
    """
    ticket = FoundingTicket.objects.select_for_update().get(pk=find_ticket(secret).pk)
    if ticket.used_at:
        raise Refused("founding_not_open")
    email = str(known.email) if known else founder.email.strip().lower()
    if known is None and User.objects.filter(email=email).exists():
        raise Refused("founding_person_known")
    council = found(slug=slug, name=name, region_code=region_code)
    with council_scope(council):
        link = new_link(invite(email=email, name=founder.name or email, role=Role.CHAIR, by=None))
        chair = accept(
            link.rstrip("/").rpartition("/")[2],
            name=founder.name, password=founder.password, language=founder.language,
        )  # fmt: skip
    ticket.used_at, ticket.slug = now(), council.slug
    ticket.save(update_fields=["used_at", "slug"])
    return council, chair


def invite_chair(email: str) -> Invitation:
    """Invite the first chair of the council at work, by the operator."""
    return invite(email=email, name="Ketua", role=Role.CHAIR, by=None)


@transaction.atomic
def end_step(code: str, how: Ending, *, by: User) -> None:
    """Say that a first step is done or skipped; a council without first steps has nothing to say. Twice is once."""
    for step in FoundingStep.objects.select_for_update().filter(code=code).exclude(ended_as=how):
        step.ended_as, step.ended_at, step.ended_by = how, now(), by
        step.save(update_fields=["ended_as", "ended_at", "ended_by"])


@transaction.atomic
def take_up_again(code: str) -> None:
    """Open a first step that was skipped."""
    for step in FoundingStep.objects.select_for_update().filter(code=code, ended_as=Ending.SKIPPED):
        step.ended_as, step.ended_at, step.ended_by = "", None, None
        step.save(update_fields=["ended_as", "ended_at", "ended_by"])
