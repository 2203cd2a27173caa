"""Give guests of a visit a playbook to take home, or take it back."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.refusal import Refused
from kriya.playbooks.models import GivenPlaybook, Playbook
from kriya.playbooks.queries.shelf import newest_edition
from kriya.visits.models import Visit


@transaction.atomic
def give_to_guests(playbook: Playbook, visit: Visit, *, by: User | None) -> GivenPlaybook:
    """Let the guests of a visit read a playbook and take its file home, once. Refuse one without an edition."""
    if newest_edition(playbook) is None:
        raise Refused("playbook_unknown")
    Visit.objects.select_for_update().get(pk=visit.pk)
    kept = GivenPlaybook.objects.filter(visit=visit, playbook=playbook).first()
    if kept is None:
        kept = GivenPlaybook(visit=visit, playbook=playbook, at=now(), by=by)
        kept.save(force_insert=True)
    return kept


def take_from_guests(playbook: Playbook, visit: Visit) -> None:
    """Take a playbook from the guests' page; whoever has its link or its file keeps it."""
    for one in GivenPlaybook.objects.filter(visit=visit, playbook=playbook):
        one.delete()
