"""A scope within a scope: what the transaction was told is not told again, and both walls agree at every depth."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from kriya.core.scoping import council_scope, current_council, projection_scope
from kriya.councils.models import Council
from kriya.makers.models import Maker
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


def seen() -> tuple[list[str], list[str]]:
    """The makers behind the first wall, and behind the second alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM makers_maker")
        second = [name for (name,) in cursor.fetchall()]
    return [maker.name for maker in Maker.objects.all()], second


def with_a_maker(council: Council, name: str) -> Council:
    with council_scope(council):
        build.maker(name)
    return council


@pytest.fixture
def here() -> Council:
    return with_a_maker(build.pekalongan(), "Batik Sekar Jagad")


@pytest.fixture
def there() -> Council:
    return with_a_maker(build.gunungkidul(), "Topeng Bobung")


def test_every_depth_sees_its_own_council_and_the_one_around_it_again(here: Council, there: Council):
    ours, theirs = (["Batik Sekar Jagad"],) * 2, (["Topeng Bobung"],) * 2
    with council_scope(here), council_scope(here):
        assert seen() == ours
        with council_scope(there):
            assert seen() == theirs
            with council_scope(here):
                assert seen() == ours
            with council_scope(there):
                assert seen() == theirs
            assert seen() == theirs
        assert seen() == ours


def test_after_an_error_within_the_council_around_is_seen(here: Council, there: Council):
    with council_scope(here):
        with pytest.raises(ZeroDivisionError), council_scope(there), council_scope(there):
            assert 1 / 0
        assert seen() == ((["Batik Sekar Jagad"],) * 2)


def test_the_same_council_is_not_told_twice(here: Council, there: Council, count_queries: Callable[..., Any]):
    with council_scope(here):
        with count_queries(2, info="savepoint and release"), council_scope(here):
            assert current_council() == here
        with count_queries(4, info="there, and back"), council_scope(there):
            assert current_council() == there


def test_a_scope_of_projections_tells_nothing_and_takes_nothing_back(here: Council, there: Council):
    with transaction.atomic(), projection_scope(here):
        assert seen()[1] == []
        with council_scope(here):
            assert seen() == ((["Batik Sekar Jagad"],) * 2)
    with projection_scope(here), council_scope(here):
        assert seen() == ((["Batik Sekar Jagad"],) * 2)
    with council_scope(here):
        with projection_scope(there), council_scope(here):
            pass
        assert seen() == ((["Batik Sekar Jagad"],) * 2)
