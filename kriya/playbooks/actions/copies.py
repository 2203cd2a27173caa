"""Take in what another installation reports of its copy of a playbook that the council made."""

from typing import Any, Final

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now, today
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.playbooks.models import CopyReport, Edition
from kriya.playbooks.queries.shelf import is_trusted
from kriya.playbooks.reporting import check_report
from kriya.playbooks.sealing import REPORT, Sealed, open_sealed

Json = dict[str, Any]
MOST_UNKNOWN: Final = 100
"""So many copies may stand there whose keys nobody compared: more is nobody's playbook but somebody's flood."""


@transaction.atomic
def take_in(data: bytes, *, by: User | None) -> CopyReport:
    """Keep a report; the same file again changes nothing. Refuse one that is damaged or forged, of another's playbook,
    older than what is here, by another key than before, or that says now of a day what it did not say then."""
    sealed = open_sealed(data, REPORT)
    check_report(sealed.content)
    if sealed.content["as_of"] > today().isoformat():
        raise Refused("report_shape_wrong", where="as_of")
    if not _is_ours(sealed.content):
        raise Refused("report_not_ours")
    # One after the other: which is the newest is decided once.
    Council.objects.select_for_update(no_key=True).get(pk=current_council().pk)
    kept = CopyReport.objects.filter(adoption_id=sealed.content["report"]).first()
    if kept is None:
        _refuse_flood(sealed.key)
    elif kept.digest == sealed.digest:
        return kept
    else:
        _refuse_worse(kept, sealed)
    return _keep(kept or CopyReport(adoption_id=sealed.content["report"]), sealed, by)


def _is_ours(content: Json) -> bool:
    """Tell whether a report is about an edition of ours, or of one that grew out of it in other hands."""
    ours = set(Edition.objects.values_list("digest", flat=True))
    return content["playbook"]["digest"] in ours or bool(ours & set(content["credit"]))


def _refuse_flood(key: str) -> None:
    if not is_trusted(key) and CopyReport.objects.count() >= MOST_UNKNOWN:
        raise Refused("report_too_many")


def _refuse_worse(kept: CopyReport, sealed: Sealed) -> None:
    if sealed.key != kept.key:
        raise Refused("report_key_other")
    if sealed.content["serial"] <= kept.serial:
        raise Refused("report_older", have=kept.serial, came=sealed.content["serial"])
    if sealed.content["playbook"]["uid"] != kept.content["playbook"]["uid"]:
        raise Refused("report_contradicts")
    before, after = _measured(kept.content), _measured(sealed.content)
    if any(after[at] != before[at] for at in before.keys() & after.keys()):
        raise Refused("report_contradicts")


def _measured(content: Json) -> dict[tuple[int, str, int], tuple[Any, ...]]:
    return {
        (row["days"], one["code"], one["version"]): (one["value"], one["known"], one["total"])
        for row in content["measured"]
        for one in row["figures"]
    }


def _keep(row: CopyReport, sealed: Sealed, by: User | None) -> CopyReport:
    row.serial, row.content, row.digest = sealed.content["serial"], sealed.content, sealed.digest
    row.key, row.signature, row.came_at, row.came_by = sealed.key, sealed.signature, now(), by
    row.save()
    return row
