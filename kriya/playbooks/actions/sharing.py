"""Show the council that made a playbook how its copy goes: only what was consented to, gone when the consent goes."""

from django.db import transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.once import digest_of
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.councils.models import Council
from kriya.playbooks.actions.keys import signing_key
from kriya.playbooks.models import Adoption, Report, Share, SharedProgress
from kriya.playbooks.queries.telling import told_of
from kriya.playbooks.reporting import check_report
from kriya.playbooks.sealing import REPORT, seal


@transaction.atomic
def set_share(adoption: Adoption, share: str) -> Adoption:
    """Say what the source may see; from this moment it sees that and no more."""
    adoption.share = Share(share)
    adoption.save(update_fields=["share"])
    tell_source(adoption)
    return adoption


def tell_source(adoption: Adoption) -> None:
    """Write what the source sees, or take it away."""
    if adoption.share == Share.NOTHING or adoption.ended_at is not None:
        SharedProgress.objects.filter(adoption_id=adoption.pk, council=current_council()).delete()
        return
    SharedProgress.objects.update_or_create(
        adoption_id=adoption.pk,
        defaults={"council": current_council(), "uid": adoption.uid, "told": told_of(adoption), "told_at": now()},
    )


@transaction.atomic
def make_report(adoption: Adoption, *, by: User | None) -> Report:
    """Sign what may be told of an adoption, for a source on another installation; the same again is the same report.

    When the consent was taken back, the next one says so, and the source forgets. Refuse where nothing ever was told.
    """
    # The council's row: numbers follow each other, and its key is made once.
    council = Council.objects.select_for_update(no_key=True).get(pk=current_council().pk)
    adoption = Adoption.objects.select_related("received").get(pk=adoption.pk)
    before = adoption.reports.order_by("-serial").first()
    told = told_of(adoption)
    if before is None and told["share"] == Share.NOTHING:
        raise Refused("report_not_shared")
    if before is not None and digest_of({name: before.content[name] for name in told}) == digest_of(told):
        return before
    content = told | {
        "report": str(adoption.pk), "serial": before.serial + 1 if before else 1,
        "council": {"name": council.name, "level": council.level, "region": council.region_code},
    }  # fmt: skip
    check_report(content)
    sealed = seal(content, signing_key().private, REPORT)
    report = Report(
        adoption=adoption, serial=content["serial"], content=content, digest=sealed.digest, key=sealed.key,
        signature=sealed.signature, made_at=now(), made_by=by,
    )  # fmt: skip
    report.save(force_insert=True)
    return report
