"""Keep business cards, do something about them, show them on purpose, and forget them in time."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.db.models.functions import Coalesce

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.exhibitions.models import Exhibition, FollowUp, Lead, LeadShown, Outcome

KEEP_LEADS: Final = timedelta(days=365)
_SAID: Final = ("name", "organisation", "city", "kind", "phone", "email", "wants", "worth", "follow_on")


@transaction.atomic
def take_lead(
    exhibition: Exhibition, *, key: UUID, consents: bool, maker: Any = None, by: User | None, **said: Any
) -> Lead:
    """Keep a card with what was said. The same key again is the same card; refuse another content under it.

    Refuse a telephone or e-mail of somebody who did not agree to be called, and a card of nobody.
    """
    fields = {name: said.get(name) or (None if name in ("worth", "follow_on") else "") for name in _SAID}
    if (fields["phone"] or fields["email"]) and not consents:
        raise Refused("lead_without_consent")
    if not (fields["name"] or fields["organisation"]):
        raise Refused("lead_nobody")
    before = Lead.objects.filter(pk=key).first()
    if before is not None:
        if any(getattr(before, name) != value for name, value in fields.items()):
            raise Refused("lead_other_payload")
        return before
    lead = Lead(pk=key, exhibition=exhibition, maker=maker, taken_at=now(), taken_by=by, **fields)
    lead.consented_at = now() if consents else None
    lead.save(force_insert=True)
    tell_insert(lead)
    return lead


@transaction.atomic
def follow_up(
    lead: Lead, *, note: str, outcome: str, follow_on: date | None = None, ordered: int = 0, by: User | None
) -> Lead:
    """Note what was done about a lead and what came of it; while it is open, when it is called again.

    Refuse an order without its sum.
    """
    if not note.strip():
        raise Refused("reason_missing")
    if outcome == Outcome.ORDERED and ordered <= 0:
        raise Refused("lead_order_without_sum")
    locked: Lead = Lead.objects.select_for_update().get(pk=lead.pk)
    row = FollowUp(lead=locked, at=now(), by=by, note=note.strip()[:300], outcome=outcome)
    row.save(force_insert=True)
    is_open = outcome in (Outcome.OPEN, Outcome.TALKING)
    locked.outcome, locked.follow_on = outcome, follow_on if is_open else None
    locked.ordered = ordered if outcome == Outcome.ORDERED else 0
    locked.save()
    return locked


@transaction.atomic
def show_lead(lead: Lead, *, to: User, purpose: str = "") -> tuple[str, str]:
    """Return a lead's telephone and e-mail in full and record that they were shown, each time anew."""
    if lead.forgotten_at is not None:
        raise Refused("lead_forgotten")
    if not (lead.phone or lead.email):
        raise Refused("lead_nothing_to_show")
    LeadShown(lead=lead, shown_at=now(), shown_to=to, purpose=purpose.strip()[:160]).save(force_insert=True)
    return lead.phone, lead.email


@transaction.atomic
def forget_leads() -> int:
    """Take names, telephones and e-mails out of leads a year after the last word; return how many. What they wanted and
    what came of it stays (UU 27/2022: no longer than its purpose)."""
    over = now() - KEEP_LEADS
    last = Coalesce(Max("follow_ups__at"), "taken_at")
    known = ~Q(name="") | ~Q(phone="") | ~Q(email="")
    due = Lead.objects.filter(known, forgotten_at=None).annotate(last=last).filter(last__lt=over)
    return Lead.objects.filter(pk__in=list(due.values_list("pk", flat=True))).update(
        name="", phone="", email="", forgotten_at=now()
    )
