"""Take a playbook onto the shelf, and decide whom to trust. Nothing of the council changes by reading."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.playbooks.models import Adoption, Playbook, Received, TrustedKey, Way
from kriya.playbooks.queries.shelf import running_of, sealed_at, shipped_keys
from kriya.playbooks.schema import check_content
from kriya.playbooks.sealing import Sealed, open_sealed


def receive_file(data: bytes, *, by: User | None) -> Received:
    """Read a file that somebody brought; refuse one that is damaged, forged, older than what is here, or our own."""
    return receive(open_sealed(data), Way.FILE, by=by)


def fetch(way: str, reference: str, *, by: User | None) -> Received:
    """Read what a neighbour offers or what is shipped: through the same door as a file."""
    sealed = sealed_at(way, reference)
    if sealed is None:
        raise Refused("playbook_unknown")
    return receive(open_sealed(sealed.text.encode()), Way(way), by=by)


@transaction.atomic
def receive(sealed: Sealed, way: Way, *, by: User | None) -> Received:
    """Keep what a file says, as it says it. Twice is once."""
    check_content(sealed.content)
    uid, version = sealed.content["uid"], sealed.content["version"]
    if Playbook.objects.filter(uid=uid).exists():
        raise Refused("playbook_own")
    refuse_worse(running_of(uid), sealed.key, version, sealed.digest)
    found, _is_new = Received.objects.get_or_create(
        digest=sealed.digest,
        defaults={"way": way, "uid": uid, "version": version, "key": sealed.key}
        | {"signature": sealed.signature, "content": sealed.content, "received_at": now(), "received_by": by},
    )
    return found


def refuse_worse(adoption: Adoption | None, key: str, version: int, digest: str) -> None:
    """Refuse what does not follow the version that runs: another signer's, an older one, another of its number."""
    if adoption is None:
        return
    have = adoption.received
    if key != have.key and not {key, have.key} <= shipped_keys():
        raise Refused("playbook_key_other")
    if version < have.version:
        raise Refused("playbook_older", have=have.version, came=version)
    if version == have.version and digest != have.digest:
        raise Refused("playbook_same_version", came=version)


@transaction.atomic
def trust(key: str, *, name: str, is_trusted: bool, by: User | None) -> TrustedKey:
    """Decide whether a key is trusted here, after comparing its fingerprint with its owner."""
    kept = TrustedKey.objects.select_for_update().filter(key=key).first() or TrustedKey(key=key)
    is_new = kept._state.adding
    kept.name, kept.is_trusted, kept.decided_at, kept.decided_by = name[:120], is_trusted, now(), by
    kept.save()
    if is_new:
        tell_insert(kept)
    return kept
