"""`kriya manage …`: Django's own management commands, as the application role."""

from argparse import Namespace

from django.core.management import execute_from_command_line


def run(arguments: Namespace) -> int:
    """Hand the rest of the line to Django."""
    execute_from_command_line(["kriya manage", *arguments.rest])
    return 0
