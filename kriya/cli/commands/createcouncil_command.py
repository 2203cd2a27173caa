"""`kriya createcouncil SLUG NAME --region CODE`: a council with its crafts, and a way in for its first chair."""

import sys
from argparse import Namespace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from kriya.accounts.actions.invitations import invite, new_link
from kriya.accounts.roles import Role
from kriya.catalog.actions.terms import give_terms
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.councils.actions import create_council
from kriya.councils.models import Council, Level
from kriya.councils.regions import name_of
from kriya.crafts.actions import give_taxonomy


def run(arguments: Namespace) -> int:
    """Found a council, or refuse with one sentence and leave nothing behind."""
    if problem := _wrong(arguments):
        sys.stderr.write(problem + "\n")
        return 2
    try:
        with transaction.atomic():
            council, link = _found(arguments)
    except Refused as no:
        sys.stderr.write(say(no) + "\n")
        return 1
    sys.stdout.write(f"{council.name}: /{council.slug}/\n")
    if link:
        sys.stdout.write(f"Undangan ketua, sekali pakai, 7 hari / invitation for the chair, once, 7 days:\n{link}\n")
    return 0


def _found(arguments: Namespace) -> tuple[Council, str]:
    council = create_council(
        slug=arguments.slug, name=arguments.name, region_code=arguments.region, level=_level(arguments.region)
    )
    with council_scope(council):
        give_taxonomy()
        give_terms()
        if not arguments.chair_email:
            return council, ""
        return council, new_link(invite(email=arguments.chair_email, name="Ketua", role=Role.CHAIR, by=None))


def _level(region: str) -> str:
    """Return what a region is by its code: 33 a province, 33.26 a regency, 33.75 (from 71 on) a city."""
    _province, _dot, rest = region.partition(".")
    if not rest:
        return Level.PROVINCE
    return Level.CITY if int(rest[:2]) >= 71 else Level.REGENCY


def _wrong(arguments: Namespace) -> str:
    """Return one sentence when the line cannot mean anything, else ""."""
    try:
        validate_slug(arguments.slug)
        if arguments.chair_email:
            validate_email(arguments.chair_email)
    except ValidationError as reason:
        return "; ".join(reason.messages)
    if arguments.slug != arguments.slug.lower():
        return f"{arguments.slug}: huruf kecil saja / lower case only"
    if name_of(arguments.region) is None:
        return f"{arguments.region}: kode wilayah tidak dikenal / unknown region code (33.75 = Kota Pekalongan)"
    return ""
