"""The council's own key: made when it first signs something, and kept for good."""

from kriya.core.clock import now
from kriya.playbooks.models import SigningKey
from kriya.playbooks.sealing import new_key, public_key


def signing_key() -> SigningKey:
    """Return the council's key. Whoever signs holds the council's row, so that it is made once."""
    found = SigningKey.objects.first()
    if found is None:
        private = new_key()
        found = SigningKey(private=private, public=public_key(private), made_at=now())
        found.save(force_insert=True)
    return found
