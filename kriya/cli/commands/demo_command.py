"""`kriya demo`: two councils full of invented content, and a table of where to go and as whom."""

import sys
from argparse import Namespace

from django.utils.module_loading import import_string

from kriya.accounts.roles import Role
from kriya.cli.commands.serve_command import serve
from kriya.councils.models import Council
from kriya.demo.councils import PASSWORD, PEOPLE, demo_email
from kriya.demo.presence import is_seeded


def run(arguments: Namespace) -> int:
    """Serve the demo until a signal comes."""
    return serve(
        arguments, before=lambda: _seed(light=arguments.light), ready=lambda: sys.stdout.write(table(arguments.port))
    )


def _seed(*, light: bool) -> None:
    """Seed what is missing. The seed is known by its name: a later start finds all there and needs nothing of it."""
    if not is_seeded():
        import_string("kriya.demo.seed.seed")(light=light)


def table(port: int) -> str:
    """Return the addresses and log-ins as a short table."""
    at = f"http://localhost:{port}"
    councils = Council.objects.filter(slug__in=PEOPLE).order_by("pk")
    lines = [
        "",
        f"  Kriya demo                    {at}/",
        *(f"  {council.short_name:<28}  {at}/{council.slug}/" for council in councils),
        f"  One-click log-in              {at}/akun/login/",
        f"  Letters it would send         {at}/demo/surat/",
        "",
        *(f"  {role.label!s:<28}  {demo_email(role, councils[0])}" for role in Role if role != Role.MAKER),
        f"  Password (all)                {PASSWORD}",
        "",
        "  Ctrl-C stops everything.",
        "",
    ]
    return "\n".join(lines) + "\n"
