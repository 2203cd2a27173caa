"""Know an institution by any of its names, merge two that are one, undo it."""

from django.db import IntegrityError, transaction

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.visits.actions.publishing import publish_visit
from kriya.visits.identity import LONGEST, Region, key_of, name_for
from kriya.visits.models import Institution, InstitutionAlias, InstitutionKind, InstitutionMerge
from kriya.visits.models.institutions import ONE_A_REGION


@transaction.atomic
def institution_of(kind: str, name: str, region: Region) -> Institution:
    """Return the institution that this name means, as merges stand; make it where nobody named it before.

    Raises Refused("institution_without_name") where kind and region alone do not say which.
    """
    kind = InstitutionKind(kind)
    key = key_of(kind, name, region)
    if not key and kind not in ONE_A_REGION:
        raise Refused("institution_without_name")
    known = {"kind": kind, "region_code": region.code, "key": key}
    alias = InstitutionAlias.objects.filter(**known).select_related("institution").first()
    if alias is None:
        alias = _made(known, name, region)
    return root_of(alias.institution)


def _made(known: dict[str, str], name: str, region: Region) -> InstitutionAlias:
    called = name_for(known["kind"], name, region)
    try:
        with transaction.atomic():
            made = Institution(kind=known["kind"], region_code=region.code, name=called, made_at=now())
            made.save()
            alias = InstitutionAlias(institution=made, text=(" ".join(name.split()) or called)[:LONGEST], **known)
            alias.save()
            tell_insert(made)
    except IntegrityError:
        # Somebody named it at the same moment: the first one stands.
        return InstitutionAlias.objects.select_related("institution").get(**known)
    return alias


def root_of(institution: Institution) -> Institution:
    """Return the institution that stands for this one."""
    while institution.merged_into is not None:
        institution = institution.merged_into
    return institution


@transaction.atomic
def merge_institutions(kept: Institution, absorbed: Institution, *, by: User | None) -> InstitutionMerge:
    """Let one institution stand for both. Raises Refused("institutions_same") where it does already."""
    # In the order of their keys: two that merge the same pair the other way round wait for each other.
    list(Institution.objects.select_for_update().filter(pk__in=[kept.pk, absorbed.pk]).order_by("pk"))
    first = root_of(Institution.objects.get(pk=kept.pk))
    second = root_of(Institution.objects.get(pk=absorbed.pk))
    list(Institution.objects.select_for_update().filter(pk__in=[first.pk, second.pk]).order_by("pk"))
    if first.pk == second.pk:
        raise Refused("institutions_same")
    second.merged_into = first
    second.save(update_fields=["merged_into"])
    merge = InstitutionMerge(kept=first, absorbed=second, at=now(), by=by)
    merge.save()
    return merge


@transaction.atomic
def undo_merge(merge: InstitutionMerge, *, by: User | None) -> None:
    """Let both be as they were; what was merged into either later stays there. Twice is refused."""
    locked = InstitutionMerge.objects.select_for_update().get(pk=merge.pk)
    if locked.undone_at is not None:
        raise Refused("institution_merge_undone")
    Institution.objects.filter(pk=locked.absorbed_id).update(merged_into=None)
    locked.undone_at, locked.undone_by = now(), by
    locked.save(update_fields=["undone_at", "undone_by"])


@transaction.atomic
def rename_institution(institution: Institution, name: str) -> None:
    """Call an institution otherwise; by its earlier names it is still found."""
    clean = " ".join(name.split())[:LONGEST]
    if not clean:
        raise Refused("institution_without_name")
    institution.name = clean
    institution.save(update_fields=["name"])
    for visit in institution.visits.select_related("institution"):
        publish_visit(visit)
