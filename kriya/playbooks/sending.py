"""Send a report over the net to the page of the playbook, where that is reachable: https, a public host, no detours.

The address is typed by a person and asked for by this machine, which may stand beside others that nobody outside may
reach: so its host must be public by every number that it has, the number that was looked at is the one that is called,
and an answer that leads elsewhere is none.
"""

import ipaddress
import json
import re
import socket
import ssl
from http.client import HTTPException, HTTPSConnection
from typing import Final
from urllib.parse import urlsplit

from kriya.core.refusal import Refused

_SECONDS: Final = 10
_LONGEST_ANSWER: Final = 64_000
_PAGE: Final = re.compile(r"(?:/[a-z0-9-]{1,50}){0,2}/paket-tiru/[A-Za-z0-9_-]{8,64}/")


def door_of(address: str) -> tuple[str, int, str]:
    """Return host, port and path at which reports on a playbook are taken, from the address of its public page.

    Raises Refused("report_address_wrong") for anything that is no such page.
    """
    try:
        said = urlsplit(address.strip())
        port = said.port or 443
    except ValueError as wrong:
        raise Refused("report_address_wrong") from wrong
    is_plain = not (said.username or said.password or said.query or said.fragment)
    if said.scheme != "https" or not said.hostname or not is_plain or not _PAGE.fullmatch(said.path):
        raise Refused("report_address_wrong")
    return said.hostname, port, f"{said.path}laporan/"


def public_number(host: str, port: int) -> str:
    """Return the number at which a host is called. Raises Refused("report_not_sent") where it has none, or one that is
    not public."""
    try:
        found = {str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except OSError as nobody:
        raise Refused("report_not_sent", why=host) from nobody
    if not found or not all(ipaddress.ip_address(number.partition("%")[0]).is_global for number in found):
        raise Refused("report_not_sent", why=host)
    return min(found, key=lambda number: (":" in number, number))


class _Called(HTTPSConnection):
    """A connection to a number that was looked at before; the certificate is still the host's."""

    def __init__(self, host: str, port: int, number: str) -> None:
        self._number, self._safe = number, ssl.create_default_context()
        super().__init__(host, port, timeout=_SECONDS, context=self._safe)

    def connect(self) -> None:
        plain = socket.create_connection((self._number, self.port), self.timeout)
        self.sock = self._safe.wrap_socket(plain, server_hostname=self.host)


def send(text: str, address: str) -> None:
    """Send the file of a report.

    Raises Refused: report_address_wrong, report_not_sent with what was answered, report_sent_to_nobody where the other
    side cannot prove by its certificate that it is that host: then nothing was said to it.
    """
    host, port, path = door_of(address)
    called = _Called(host, port, public_number(host, port))
    try:
        called.request("POST", path, text.encode(), {"Content-Type": "application/octet-stream"})
        answer = called.getresponse()
        said = answer.read(_LONGEST_ANSWER)
    except ssl.SSLCertVerificationError as stranger:
        raise Refused("report_sent_to_nobody", host=host, why=stranger.verify_message) from stranger
    except (OSError, HTTPException) as nobody:
        raise Refused("report_not_sent", why=host) from nobody
    finally:
        called.close()
    if answer.status != 200:
        raise Refused("report_not_sent", why=_sentence(said) or f"HTTP {answer.status}")


def _sentence(said: bytes) -> str:
    """Return why the other side refused, in its words, to stand within a sentence."""
    try:
        told = json.loads(said)
    except ValueError:
        return ""
    why = told.get("sentence") or told.get("refused") if isinstance(told, dict) else ""
    return str(why or "")[:200].rstrip(".")
