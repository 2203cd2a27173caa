"""`kriya manage tell_nation`: write anew what province and nation see, from the approved publications."""

from typing import Any

from django.core.management.base import BaseCommand

from kriya.achievements.actions.nation import tell_nation
from kriya.achievements.queries.snapshots import periods_published
from kriya.core.scoping import council_scope
from kriya.councils.models import Council


class Command(BaseCommand):
    """For periods that were approved before there was a nation to tell, and where `kriya check` finds a difference."""

    help = "Write anew what province and nation see of every approved period."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Tell of every period of every council; twice is once."""
        for council in Council.objects.order_by("pk"):
            with council_scope(council):
                told = sum(tell_nation(snapshot) is not None for snapshot in periods_published())
            self.stdout.write(f"{council.slug}: {told}")
