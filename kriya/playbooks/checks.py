"""What `kriya check` proves of playbooks."""

from kriya.core.checks.running import Found
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.playbooks.models import Edition, Playbook, PublishedPlaybook, Received
from kriya.playbooks.sealing import Sealed, open_sealed

_SHOWN = ("version", "digest", "key", "signature", "content", "published_at")


def editions_unchanged() -> Found:
    """Open each edition and each playbook that came, as if it came now: hash and signature still hold."""
    rows: list[Edition | Received] = [*Edition.objects.order_by("pk"), *Received.objects.order_by("pk")]
    return Found(len(rows), [f"{row._meta.label} {row.pk}: {no}" for row in rows if (no := _why_not(row))])


def _why_not(row: Edition | Received) -> str:
    try:
        open_sealed(Sealed(row.content, row.digest, row.key, row.signature).text.encode())
    except Refused as no:
        return no.code
    return ""


def published_playbooks() -> Found:
    """Compare what others read of each playbook with its newest edition."""
    newest = Edition.objects.order_by("playbook", "-version").distinct("playbook").select_related("playbook")
    kept = {
        one.playbook_id: {name: getattr(one, name) for name in _SHOWN}
        | {"secret": one.playbook.secret, "is_offered": one.playbook.is_offered, "uid": one.playbook.uid}
        for one in newest
    }
    rows = PublishedPlaybook.objects.filter(council=current_council())
    shown = {row.pop("playbook_id"): row for row in rows.values("playbook_id", *_SHOWN, "secret", "is_offered", "uid")}
    keys = sorted(kept.keys() | shown.keys())
    return Found(
        Playbook.objects.count(), [f"{key}: public row differs" for key in keys if kept.get(key) != shown.get(key)]
    )
