"""`manage work`: do what the queue holds, until a signal comes."""

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

from kriya.core.jobs import SILENT_WORKER


class Command(BaseCommand):
    """The worker of jobs. The queue's own command would say in English, below the addresses, that it begins."""

    help = "Do what the queue of jobs holds, until a signal comes."
    # They would import every page into a process that answers none; what they find is wrong with the code, and the
    # tests ask them.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work until SIGINT or SIGTERM; a job that is under way is finished first."""
        connector: Any = app.connector
        with app.replace_connector(connector.get_worker_connector()) as working:
            working.run_worker(stalled_worker_timeout=SILENT_WORKER)
