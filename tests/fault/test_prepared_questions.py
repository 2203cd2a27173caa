"""Prepared questions outlive their connection and their tables: visitors notice neither."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.signals import request_started
from django.db import NotSupportedError, OperationalError, connection, transaction

from kriya.core.asking import ask


@pytest.fixture
def table(real_db: None, owner: psycopg.Connection) -> Iterator[str]:
    owner.execute("CREATE TABLE asked_here (thing int)")
    owner.execute("INSERT INTO asked_here VALUES (7)")
    owner.execute("GRANT SELECT ON asked_here TO kriya_app")
    yield "asked_here"
    connection.close()
    owner.execute("DROP TABLE asked_here")


def next_request() -> None:
    request_started.send(sender=None, environ=None)


def break_connection(database: str) -> None:
    pid = ask("SELECT pg_backend_pid()")[0][0]
    with psycopg.connect(os.environ["KRIYA_TEST_APP_URL"], dbname=database, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def test_a_connection_that_broke_between_two_requests_is_opened_again(real_db: None, database_name: str):
    break_connection(database_name)
    next_request()
    assert ask("SELECT 1") == [(1,)]
    connection.close()


def test_a_connection_that_breaks_within_a_request_is_told(real_db: None, database_name: str):
    """The twin: what was read before may belong to another state, so that nothing is asked twice."""
    break_connection(database_name)
    with pytest.raises(OperationalError):
        ask("SELECT 1")
    connection.close()


def test_a_table_that_got_another_shape_is_read_in_the_next_request(table: str, owner: psycopg.Connection):
    assert ask(f"SELECT thing FROM {table}") == [(7,)]
    owner.execute(f"ALTER TABLE {table} ALTER thing TYPE text")
    next_request()
    assert ask(f"SELECT thing FROM {table}") == [("7",)]


def test_within_a_request_or_a_transaction_the_old_shape_is_an_error(table: str, owner: psycopg.Connection):
    """The twin: without the second asking, the plan kept for the old shape fails."""
    assert ask(f"SELECT thing FROM {table}") == [(7,)]
    owner.execute(f"ALTER TABLE {table} ALTER thing TYPE text")
    with pytest.raises(NotSupportedError):
        ask(f"SELECT thing FROM {table}")


def test_a_question_is_planned_once_and_not_at_each_asking(real_db: None):
    for number in range(9):
        assert ask("SELECT %s::int + 1", [number]) == [(number + 1,)]
    plans = "SELECT generic_plans > 0 FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::int + 1%%'"
    assert ask(plans) == [(True,)]
    connection.close()


def test_what_is_prepared_outlives_a_page_that_was_rolled_back(real_db: None):
    """Else every 404 and every refusal would have the next page prepare all of its questions anew."""
    with transaction.atomic():
        ask("SELECT 7")
        transaction.set_rollback(True)
    assert ask("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 7'") == [(1,)]
    connection.close()


def test_questions_stand_in_the_transaction_of_the_page(real_db: None):
    with transaction.atomic():
        here: Any = ask("SELECT pg_current_xact_id()::text")
        assert ask("SELECT pg_current_xact_id()::text") == here
    connection.close()
