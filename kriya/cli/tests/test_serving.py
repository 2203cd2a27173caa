"""How many visitors are served at once: those that are more wait, and are not refused."""

import pytest

from kriya.cli.arguments import parser
from kriya.cli.commands.serve_command import programs, threads_for
from kriya.core.postgres.settings import FIXED


@pytest.mark.parametrize("workers", [1, 2, 3, 4, 8, 16, 30])
def test_all_threads_together_leave_connections_to_jobs_and_commands(workers):
    assert threads_for(workers) >= 2
    assert workers * threads_for(workers) <= int(FIXED["max_connections"]) - 20


def test_the_web_server_is_told_its_bound():
    web, _worker = programs(parser().parse_args(["serve", "--workers", "3"]))
    at = list(web.argv).index("--blocking-threads")
    assert web.argv[at + 1] == str(threads_for(3))
