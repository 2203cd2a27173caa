"""Servers of others over HTTP: JSON comes back within seconds, or nothing is believed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import urllib3

CONNECT_SECONDS: Final = 3.0
READ_SECONDS: Final = 6.0
MOST_BYTES: Final = 1_000_000
_POOL: Final = urllib3.PoolManager(num_pools=8, maxsize=4)


class Silent(Exception):
    """Raised where a server does not answer in time, has a trouble of its own, or says what is no JSON."""


@dataclass(frozen=True)
class Answer:
    """What a server said: its status, the words as they came, and the same read as JSON."""

    status: int
    raw: bytes
    said: Any

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


def ask(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    said: object = None,
    form: Mapping[str, object] | None = None,
    query: Mapping[str, object] | None = None,
    seconds: float = READ_SECONDS,
) -> Answer:
    """Ask a server, with `said` as JSON or a `form`; raise Silent. No redirect is followed, nothing is asked twice.

    Call it where no lock is held: it may take connecting and reading, nine seconds in all.
    """
    kind, body = _told(said, form)
    named = {"Accept": "application/json", **(headers or {}), **kind}
    asked = f"{url}?{urlencode(query)}" if query else url
    timeout = urllib3.Timeout(connect=min(CONNECT_SECONDS, seconds), read=seconds)
    try:
        answer = _POOL.request(
            method,
            asked,
            headers=named,
            body=body,
            timeout=timeout,
            retries=False,
            redirect=False,
            preload_content=False,
        )
        try:
            raw = answer.read(MOST_BYTES, decode_content=True)
        finally:
            answer.drain_conn() if answer.length_remaining == 0 else answer.close()
            answer.release_conn()
    except urllib3.exceptions.HTTPError as trouble:
        raise Silent(type(trouble).__name__) from trouble
    if answer.status >= 500:
        raise Silent(str(answer.status))
    try:
        return Answer(answer.status, raw, json.loads(raw) if raw else None)
    except ValueError as trouble:
        raise Silent("no JSON") from trouble


def _told(said: object, form: Mapping[str, object] | None) -> tuple[dict[str, str], bytes | None]:
    """Return the header that names what is sent, and its bytes."""
    if form is not None:
        return {"Content-Type": "application/x-www-form-urlencoded"}, urlencode(form).encode()
    if said is not None:
        return {"Content-Type": "application/json"}, json.dumps(said).encode()
    return {}, None
