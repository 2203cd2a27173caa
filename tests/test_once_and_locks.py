"""What stands in tables and in SQL must not change: hashes of what was said, the spaces of locks."""

import re

import pytest
from django.db import connection
from django.db.transaction import TransactionManagementError

from kriya.core.locks import Space, wait_for
from kriya.core.once import digest_of


def test_what_is_said_has_the_hash_that_stands_in_tables():
    kept = "bab30678db9f34c32aaa897fc60a3c669ab5c53c465d8b70cb2d952da92e3181"
    assert digest_of({"b": [1, None], "a": "kain"}) == digest_of({"a": "kain", "b": [1, None]}) == kept


@pytest.mark.django_db
def test_recording_and_closing_of_a_shift_wait_in_one_space():
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(prosrc, '') FROM pg_proc WHERE prosrc LIKE '%advisory%'")
        (told,) = cursor.fetchone()
    assert set(re.findall(r"hashtextextended\(shift::text, (\d+)\)", told)) == {str(int(Space.SHIFTS))}


def test_outside_a_transaction_a_lock_would_hold_nothing_and_is_refused(real_db: None):
    with pytest.raises(TransactionManagementError):
        wait_for("apa pun")
