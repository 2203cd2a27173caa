"""Waiting for each other where there is no row to lock: until the one before ends its transaction."""

from enum import IntEnum
from typing import Final

from kriya.core.asking import carry_out

_WAIT: Final = "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))"
_TRY: Final = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))"
_PATIENTLY: Final = """
SELECT set_config('lock_timeout', '15min', true), set_config('idle_in_transaction_session_timeout', '15min', true)
"""


class Space(IntEnum):
    """What a key names; two spaces never wait for each other. Listed in one place, so that no number is given twice."""

    NAMED = 0
    """The key itself says what it is."""
    REFUNDS = 1
    """The sale of which something comes back."""
    SHIFTS = 2
    """A shift, or a till that sends; the function of kriya/sales/migrations/0003 holds the same number, shared."""
    AGREEMENTS = 3
    """The maker with whom terms are agreed on; "" for the standard terms."""
    INTAKES = 4
    """An intake that may be begun twice."""
    TRANSFERS = 5
    """A transfer that may be sent twice."""
    ORDERS = 6
    """An order that may be placed twice."""
    MARKETS = 7
    """A marketplace whose files are taken in one after the other."""
    NATION = 8
    """A period of which councils approve their figures: whose makers stand in two registers is counted anew."""
    SENDINGS = 9
    """What a page sends, which may be sent twice."""


def wait_for(key: object, space: Space = Space.NAMED) -> None:
    """Wait until nobody else holds this key of a space, and hold it until the transaction ends.

    Whoever holds it already goes on at once. Raises TransactionManagementError outside a transaction.
    """
    carry_out(_WAIT, [str(key), int(space)])


def take_if_free(key: object, space: Space = Space.NAMED) -> bool:
    """Hold this key until the transaction ends, unless somebody else holds it; tell whether it is held."""
    ((held,),) = carry_out(_TRY, [str(key), int(space)])
    return bool(held)


def be_patient() -> None:
    """Let this transaction wait for minutes, and think as long: for work that nobody sits before."""
    carry_out(_PATIENTLY)
