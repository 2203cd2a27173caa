"""Try the keys of a provider: ask it something that changes nothing and costs nothing, and tell what it answered."""

from base64 import b64encode
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.conf import settings

from kriya.core.ids import new_id
from kriya.core.remote import Answer, Silent, ask
from kriya.shop.payments.gateway import Keys
from kriya.shop.payments.registry import keys_of

SECONDS: Final = 4.0
_REFUSED: Final = (401, 403)
_NOT_THERE: Final = 404
_MOST: Final = 160
_NOBODY: Final = "kriya-coba"
"""What no payment is called."""


class Outcome(StrEnum):
    GOOD = "good"
    REFUSED = "refused"
    ODD = "odd"
    SILENT = "silent"
    MISSING = "missing"


@dataclass(frozen=True)
class Tried:
    """What a provider answered: its status, and its own words without any key."""

    outcome: Outcome
    status: int = 0
    said: str = ""


def try_keys(provider: str) -> Tried:
    """Ask a provider with the council's keys, as its adapter does; MISSING where it has none."""
    keys = keys_of(provider)
    if not any(keys.values()):
        return Tried(Outcome.MISSING)
    try:
        answer = _QUESTIONS[provider](keys)
    except Silent as trouble:
        return Tried(Outcome.SILENT, said=str(trouble)[:_MOST])
    return Tried(_outcome(provider, answer.status), answer.status, _words(answer.said, keys))


def _outcome(provider: str, status: int) -> Outcome:
    if status in _REFUSED:
        return Outcome.REFUSED
    # Midtrans says of a payment that nobody began that it is not there: so it knew who asked.
    known = status == _NOT_THERE if provider == "midtrans" else False
    return Outcome.GOOD if known or 200 <= status < 300 else Outcome.ODD


def _words(said: Any, keys: Keys) -> str:
    """Return the provider's own sentence, wherever it puts it; a key that it repeats is left out."""
    found: Any = said
    if isinstance(said, dict):
        meta = said.get("meta")
        places = [said, meta if isinstance(meta, dict) else {}]
        names = ("status_message", "message", "error", "error_code")
        found = next((place[name] for place in places for name in names if isinstance(place.get(name), str)), "")
    text = found if isinstance(found, str) else ""
    for key in keys.values():
        text = text.replace(key, "•••") if key else text
    return " ".join(text.split())[:_MOST]


def _midtrans(keys: Keys) -> Answer:
    url = f"{settings.MIDTRANS_API_URL}/v2/{_NOBODY}-{new_id().hex[-8:]}/status"
    return ask("GET", url, headers=_basic(keys.get("server_key", "")), seconds=SECONDS)


def _xendit(keys: Keys) -> Answer:
    query = {"external_id": _NOBODY}
    url = f"{settings.XENDIT_URL}/v2/invoices"
    return ask("GET", url, headers=_basic(keys.get("secret_key", "")), query=query, seconds=SECONDS)


def _biteship(keys: Keys) -> Answer:
    query = {"countries": "ID", "input": "Pekalongan", "type": "single"}
    headers = {"Authorization": keys.get("key", "")}
    return ask("GET", f"{settings.BITESHIP_URL}/v1/maps/areas", headers=headers, query=query, seconds=SECONDS)


def _rajaongkir(keys: Keys) -> Answer:
    query = {"search": "Pekalongan", "limit": 1, "offset": 0}
    url = f"{settings.RAJAONGKIR_URL}/destination/domestic-destination"
    return ask("GET", url, headers={"key": keys.get("key", "")}, query=query, seconds=SECONDS)


def _basic(key: str) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(f'{key}:'.encode()).decode()}"}


_QUESTIONS: Final = {"midtrans": _midtrans, "xendit": _xendit, "biteship": _biteship, "rajaongkir": _rajaongkir}
