"""Questions about people: who is who here, who serves, who waits for a code."""

from kriya.accounts.queries.membership import (
    Member,
    Served,
    councils_of_person,
    membership_in_scope,
    serves_elsewhere,
)

__all__ = ["Member", "Served", "councils_of_person", "membership_in_scope", "serves_elsewhere"]
