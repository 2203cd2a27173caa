"""`kriya manage ship_playbooks`: write the files of the playbooks that come with Kriya."""

from typing import Any

from django.core.management.base import BaseCommand

from kriya.playbooks.shipping import ship


class Command(BaseCommand):
    """For whoever changed kriya/playbooks/shipping.py."""

    help = "write the files of the playbooks that come with Kriya"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write what is new, and name it."""
        for name in ship():
            self.stdout.write(name)
