"""Keep what others read of a playbook: its newest edition."""

from kriya.core.scoping import current_council
from kriya.playbooks.models import Playbook, PublishedPlaybook
from kriya.playbooks.queries.shelf import newest_edition


def project(playbook: Playbook) -> None:
    """Write the public row of a playbook; one without an edition has none. In the transaction of what changed it."""
    edition = newest_edition(playbook)
    if edition is None:
        return
    told = {name: getattr(edition, name) for name in ("version", "digest", "key", "signature", "content")}
    PublishedPlaybook.objects.update_or_create(
        playbook_id=playbook.pk,
        defaults=told
        | {"council": current_council(), "uid": playbook.uid, "secret": playbook.secret}
        | {"is_offered": playbook.is_offered, "published_at": edition.published_at},
    )
