"""What can be done to a council."""

from django.conf import settings
from django.db import IntegrityError, transaction

from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council, CouncilDomain
from kriya.councils.queries import RESERVED


@transaction.atomic
def create_council(*, slug: str, name: str, region_code: str, **profile: str) -> Council:
    """Create a council; refuse a slug that is taken or is the name of a page."""
    if slug in RESERVED or slug in dict(settings.LANGUAGES):
        raise Refused("council_slug_reserved", slug=slug)
    try:
        with transaction.atomic():
            council = Council(slug=slug, name=name, region_code=region_code, **profile)
            council.short_name = profile.get("short_name") or name
            council.save()
    except IntegrityError as reason:
        raise Refused("council_slug_taken", slug=slug) from reason
    return council


def describe_council(council: Council, **profile: str) -> Council:
    """Change the council's public profile."""
    for field, value in profile.items():
        setattr(council, field, value)
    with council_scope(council):
        council.save(update_fields=list(profile))
    return council


@transaction.atomic
def give_domain(council: Council, host: str) -> CouncilDomain:
    """Let the council's pages stand under a host name of its own; once given, again is the same.

    Raises Refused: `domain_taken` when another council stands there.
    """
    try:
        with council_scope(council), transaction.atomic():
            domain, _made = CouncilDomain.objects.get_or_create(host=host.lower(), defaults={"council": council})
    except IntegrityError as no:
        raise Refused("domain_taken", host=host.lower()) from no
    if domain.council_id != council.pk:
        raise Refused("domain_taken", host=domain.host)
    return domain


@transaction.atomic
def take_domain(council: Council, host: str) -> None:
    """Let the council's pages stand there no longer. Raises Refused: `domain_not_held`."""
    with council_scope(council):
        taken, _rows = CouncilDomain.objects.filter(council=council, host=host.lower()).delete()
    if not taken:
        raise Refused("domain_not_held", host=host.lower())
