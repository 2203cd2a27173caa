"""Did the copy work: what other councils let us know of their copies, here and from other installations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from kriya.core.indicators import INDICATORS
from kriya.core.parts import Measure, measures
from kriya.core.scoping import current_council
from kriya.playbooks.models import CopyReport, Edition, Playbook, Share, SharedProgress
from kriya.playbooks.queries.progress import Effect
from kriya.playbooks.queries.shelf import trusted_of

Json = dict[str, Any]


@dataclass(frozen=True)
class Copy:
    """One copy as its council lets us see it. Of another installation's, `key` signed the report and is perhaps not
    trusted yet; on this installation nobody needs to sign. `is_direct` where it was taken from us and not from others.
    """

    pk: UUID
    council: str
    region: str
    told: Json
    told_at: datetime
    key: str
    is_trusted: bool
    is_direct: bool

    @property
    def started_on(self) -> date:
        return date.fromisoformat(self.told["started_on"])

    @property
    def is_shared(self) -> bool:
        """Tell whether it still lets us see anything."""
        return bool(self.told["share"] != Share.NOTHING)

    @property
    def checks_passed(self) -> int:
        return sum(row["passed"] for row in self.told["checks"])

    @property
    def steps(self) -> int:
        """Return of how many tasks and checks there is something to tell."""
        return int(self.told["tasks_all"]) + len(self.told["checks"])

    @property
    def done(self) -> int:
        return int(self.told["tasks_done"]) + self.checks_passed

    @property
    def checks(self) -> list[tuple[Measure, Json]]:
        """Return the checks that are known here."""
        known = measures()
        return [(known[row["measure"]], row) for row in self.told["checks"] if row["measure"] in known]

    @property
    def effects(self) -> list[Effect]:
        """Return each figure over the days on which was measured."""
        taken = self.told["measured"]
        by_day = [{row["code"]: row for row in one["figures"]} for one in taken]
        codes = dict.fromkeys(code for found in by_day for code in found if code in INDICATORS)
        return [Effect(code, INDICATORS[code].name, {}, [found.get(code) for found in by_day]) for code in codes]


def copies_of(playbook: Playbook) -> list[Copy]:
    """Return the copies of a playbook of ours, direct ones and those that grew out of them, the newest first."""
    return copies([playbook])


def copies(playbooks: Iterable[Playbook]) -> list[Copy]:
    """Return the copies of these playbooks of ours, the newest first; as many questions for one as for a hundred."""
    mine = list(playbooks)
    uids = {str(one.uid) for one in mine}
    ours = set(Edition.objects.filter(playbook__in=mine).values_list("digest", flat=True))
    found = [*_here(uids, ours), *_elsewhere(uids, ours)]
    return sorted(found, key=lambda one: (one.started_on, one.told_at), reverse=True)


def _here(uids: set[str], ours: set[str]) -> list[Copy]:
    grown = Q(told__credit__has_any_keys=sorted(ours)) if ours else Q()
    rows = SharedProgress.objects.filter(Q(uid__in=uids) | grown).exclude(council=current_council())
    return [
        Copy(
            row.adoption_id, row.council.name, row.council.region_code, row.told, row.told_at, "", True,
            str(row.uid) in uids,
        )
        for row in rows.select_related("council")
    ]  # fmt: skip


def _elsewhere(uids: set[str], ours: set[str]) -> list[Copy]:
    rows: Sequence[CopyReport] = list(CopyReport.objects.all())
    trusted = trusted_of({row.key for row in rows})
    return [
        Copy(
            row.pk, row.content["council"]["name"], row.content["council"]["region"], row.content, row.came_at,
            row.key, row.key in trusted, row.content["playbook"]["uid"] in uids,
        )
        for row in rows
        if row.content["playbook"]["uid"] in uids or ours & set(row.content["credit"])
    ]  # fmt: skip
