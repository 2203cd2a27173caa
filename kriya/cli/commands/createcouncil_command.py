"""`kriya createcouncil SLUG NAME --region CODE`, or `--browser`: a council, and a way in for its first chair."""

import sys
from argparse import Namespace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from kriya.accounts.actions.invitations import new_link
from kriya.cli.commands.migrate_command import is_behind, migrate
from kriya.cli.turns import my_turn
from kriya.core.refusal import Refused, say
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.councils.regions import name_of
from kriya.founding.actions import found, founding_link, invite_chair


def run(arguments: Namespace) -> int:
    """Found a council, or refuse with one sentence and leave nothing behind; or print where it can be founded."""
    if problem := _wrong(arguments):
        sys.stderr.write(problem + "\n")
        return 2
    if is_behind() and (code := _prepare()):
        return code
    if arguments.browser:
        sys.stdout.write(f"Dewan baru, sekali pakai, 7 hari / a new council, once, 7 days:\n{founding_link()}\n")
        return 0
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


def _prepare() -> int:
    """Bring the database up to date; this is the first command that anybody runs, and need not be the second."""
    sys.stderr.write("Menyiapkan basis data / preparing the database …\n")
    with my_turn():
        return migrate(quiet=True) if is_behind() else 0


def _found(arguments: Namespace) -> tuple[Council, str]:
    council = found(slug=arguments.slug, name=arguments.name, region_code=arguments.region)
    if not arguments.chair_email:
        return council, ""
    with council_scope(council):
        return council, new_link(invite_chair(arguments.chair_email))


def _wrong(arguments: Namespace) -> str:
    """Return one sentence when the line cannot mean anything, else ""."""
    named = (arguments.slug, arguments.name, arguments.region)
    if arguments.browser:
        return "--browser: tanpa alamat, nama, dan wilayah / takes no slug, name or region" if any(named) else ""
    if not all(named):
        return "perlu alamat, nama, dan --region, atau --browser / needs a slug, a name and --region, or --browser"
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
