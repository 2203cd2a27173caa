"""Write a playbook: what its next edition will say, and to whom it is open."""

import secrets
from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.playbooks.actions.projecting import project
from kriya.playbooks.models import Playbook


@transaction.atomic
def keep_playbook(playbook: Playbook | None, *, by: User | None, **said: Any) -> Playbook:
    """Begin a playbook, or change what its next edition will say; editions that are out stay as they are."""
    kept = playbook or Playbook(secret=secrets.token_urlsafe(16))
    for name, value in said.items():
        setattr(kept, name, value)
    kept.changed_at, kept.changed_by = now(), by
    kept.save()
    if playbook is None:
        tell_insert(kept)
    return kept


@transaction.atomic
def offer(playbook: Playbook, is_offered: bool, *, by: User | None) -> Playbook:
    """Show a playbook to the other councils of this installation, or to those alone who have its link."""
    playbook.is_offered, playbook.changed_at, playbook.changed_by = is_offered, now(), by
    playbook.save(update_fields=["is_offered", "changed_at", "changed_by"])
    project(playbook)
    return playbook


@transaction.atomic
def new_secret(playbook: Playbook, *, by: User | None) -> Playbook:
    """Give a playbook another link: the old one opens nothing any more."""
    playbook.secret, playbook.changed_at, playbook.changed_by = secrets.token_urlsafe(16), now(), by
    playbook.save(update_fields=["secret", "changed_at", "changed_by"])
    project(playbook)
    return playbook
