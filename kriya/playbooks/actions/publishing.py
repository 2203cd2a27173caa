"""Publish an edition: what the council has is read, checked that nothing is in it that must stay, hashed and signed."""

from typing import Any

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.playbooks.actions.keys import signing_key
from kriya.playbooks.actions.projecting import project
from kriya.playbooks.models import Edition, Playbook
from kriya.playbooks.queries.content import content_of
from kriya.playbooks.queries.names import names_told
from kriya.playbooks.queries.shelf import newest_edition
from kriya.playbooks.schema import check_content
from kriya.playbooks.sealing import seal

_OF_ITSELF = ("version", "previous", "made_on")


@transaction.atomic
def publish(playbook: Playbook, *, by: User | None) -> Edition:
    """Publish the next edition. Refuse an empty one, one that says what the last said, and one that tells too much."""
    # One after the other: each edition follows the one before, and the key is made once.
    Council.objects.select_for_update(no_key=True).get(pk=current_council().pk)
    before = newest_edition(playbook)
    content = checked_content(playbook, before)
    sealed = seal(content, signing_key().private)
    edition = Edition(
        playbook=playbook, version=content["version"], content=content, digest=sealed.digest, key=sealed.key,
        signature=sealed.signature, published_at=now(), published_by=by,
    )  # fmt: skip
    edition.save(force_insert=True)
    project(playbook)
    return edition


def checked_content(playbook: Playbook, before: Edition | None) -> dict[str, Any]:
    """Return what the next edition says; raise Refused for what it may not say."""
    content = content_of(playbook, before)
    has_work = any(content[name] for name in ("parts", "tasks", "checks"))
    if not (content["title"]["id"] and content["summary"]["id"] and has_work):
        raise Refused("playbook_empty")
    if before is not None and digest_of(_said(content)) == digest_of(_said(before.content)):
        raise Refused("playbook_unchanged", version=before.version)
    check_content(content)
    for found in names_told(content):
        raise Refused("playbook_names_somebody", name=found.text)
    return content


def _said(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in _OF_ITSELF}
