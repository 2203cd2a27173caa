"""What `kriya check` proves of playbooks."""

from typing import Any

from kriya.core.checks.running import Found
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.playbooks.models import CopyReport, Edition, Playbook, PublishedPlaybook, Received, Report
from kriya.playbooks.sealing import PLAYBOOK, REPORT, Sealed, open_sealed

_SHOWN = ("version", "digest", "key", "signature", "content", "published_at")


def editions_unchanged() -> Found:
    """Open each edition and each playbook that came, as if it came now: hash and signature still hold."""
    return _opened([*Edition.objects.order_by("pk"), *Received.objects.order_by("pk")], PLAYBOOK)


def reports_unchanged() -> Found:
    """Open each report that left, and each that came on a copy of ours: hash and signature still hold."""
    return _opened([*Report.objects.order_by("pk"), *CopyReport.objects.order_by("pk")], REPORT)


def _opened(rows: list[Any], what: str) -> Found:
    return Found(len(rows), [f"{row._meta.label} {row.pk}: {no}" for row in rows if (no := _why_not(row, what))])


def _why_not(row: Any, what: str) -> str:
    try:
        open_sealed(Sealed(row.content, row.digest, row.key, row.signature, what).text.encode(), what)
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
