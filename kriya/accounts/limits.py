"""How often somebody may do something: the limits of kriya/config/log_in.py, all of an action in one statement.

allauth keeps the same in the cache, with four statements for each limit: its lock, a look, a write, the lock let go.
"""

import time
from typing import Final

from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.http import HttpRequest

from kriya.core.asking import carry_out

_APP: Final = "allauth.account"
# Written as instants, the newest first. What is older than the limit's time counts no more and is forgotten; who was
# refused is not written down. Limits stand in one order, so that two who share some do not wait for each other.
_TAKE: Final = """
WITH said AS (
    SELECT * FROM unnest(%(keys)s::text[], %(seconds)s::int[], %(most)s::int[]) AS limits (key, seconds, most)
)
INSERT INTO core_cache AS there (cache_key, value, expires)
SELECT key, %(now)s::text, to_timestamp(%(now)s::float8 + seconds) FROM said ORDER BY key
ON CONFLICT (cache_key) DO UPDATE SET expires = excluded.expires, value = concat_ws(' ', excluded.value, (
    SELECT string_agg(instant, ' ') FROM said, unnest(string_to_array(there.value, ' ')) instant
    WHERE said.key = there.cache_key AND instant::float8 > %(now)s::float8 - said.seconds))
WHERE (
    SELECT count(instant) < said.most FROM said LEFT JOIN unnest(string_to_array(there.value, ' ')) instant
        ON instant::float8 > %(now)s::float8 - said.seconds
    WHERE said.key = there.cache_key GROUP BY said.most)
RETURNING 1
"""


def may(request: HttpRequest, action: str, *, key: str) -> bool:
    """Note that somebody does something, and tell whether that is within every limit of the action.

    `key` is what limits "by key" go by. To be taken back with what is refused: call it inside that transaction.
    """
    rates = get_rates(app=_APP, action=action)
    keys = [f"within:{get_cache_key(request, app='account', action=action, rate=rate, key=key)}" for rate in rates]
    told = {
        "keys": keys, "seconds": [int(rate.duration) for rate in rates], "most": [rate.amount for rate in rates],
        "now": f"{time.time():.3f}",
    }  # fmt: skip
    return len(carry_out(_TAKE, told)) == len(rates)
