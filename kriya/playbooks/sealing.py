"""A playbook, or a report on its copy, as one file: canonical JSON, hashed and signed (Ed25519), by e-mail or USB.

One JSON text and no archive: there is no path in it to trick with, and nothing to unpack. The signature is made over
what the file says, whatever its spaces and the order of its names; anything said twice or in another type is refused.
"""

import binascii
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kriya.core.once import canonical, digest_of
from kriya.core.refusal import Refused

FORM: Final = 1
MOST_BYTES: Final = 1_000_000
ENDING: Final = ".kriya"
_DEEPEST: Final = 12
_WHOLE: Final = 10**15
_NAMES: Final = {"content", "digest", "key", "signature"}
PLAYBOOK, REPORT = "playbook", "report"
"""What a file is. Each refuses the other, and a signature on one is none on the other."""


@dataclass(frozen=True)
class Sealed:
    """A file whose hash and signature hold. Who bears `key` (base64) is for a person to decide."""

    content: dict[str, Any]
    digest: str
    key: str
    signature: str
    what: str = PLAYBOOK

    @property
    def text(self) -> str:
        """The file's text."""
        return canonical(
            {f"kriya_{self.what}": FORM, "content": self.content, "digest": self.digest, "key": self.key}
            | {"signature": self.signature}
        )


def new_key() -> str:
    """Return a new private key, base64."""
    return b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def public_key(private: str) -> str:
    """Return the public key of a private one, base64."""
    return b64encode(_private(private).public_key().public_bytes_raw()).decode()


def fingerprint(key: str) -> str:
    """Return what people compare of a public key: 32 hex digits in groups of four, read over the telephone."""
    digits = digest_of(key)[:32].upper()
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def seal(content: dict[str, Any], private: str, what: str = PLAYBOOK) -> Sealed:
    """Hash and sign what a file says."""
    digest = digest_of(content)
    signature = b64encode(_private(private).sign(_signed(what, digest))).decode()
    return Sealed(content, digest, public_key(private), signature, what)


def open_sealed(data: bytes, what: str = PLAYBOOK) -> Sealed:
    """Return what a file says; raise Refused for one that is none, too large, tampered with or unsigned.

    The refusals' codes begin with what was expected: playbook_tampered, report_tampered.
    """
    if len(data) > MOST_BYTES:
        raise Refused(f"{what}_too_large", most=MOST_BYTES // 1000)
    told, form = _read(data, what), f"kriya_{what}"
    if not isinstance(told, dict) or form not in told:
        raise Refused(f"{what}_not_one")
    if told[form] != FORM or type(told[form]) is not int:
        raise Refused(f"{what}_form_unknown")
    if not told.get("signature") or not told.get("key"):
        raise Refused(f"{what}_unsigned")
    if set(told) != {form, *_NAMES} or not isinstance(told["content"], dict) or not _are_texts(told):
        raise Refused(f"{what}_not_one")
    sealed = Sealed(told["content"], told["digest"], told["key"], told["signature"], what)
    if digest_of(sealed.content) != sealed.digest or not _holds(sealed):
        raise Refused(f"{what}_tampered")
    return sealed


def _are_texts(told: dict[str, Any]) -> bool:
    return all(isinstance(told[name], str) for name in ("digest", "key", "signature"))


def _private(private: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(b64decode(private))


def _signed(what: str, digest: str) -> bytes:
    # What is signed says what it is, so that a signature made for something else is none here.
    return f"kriya {what} {FORM}\n{digest}".encode()


def _holds(sealed: Sealed) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(sealed.key, validate=True))
        key.verify(b64decode(sealed.signature, validate=True), _signed(sealed.what, sealed.digest))
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    # One key has one spelling, or a trusted one could come again as another.
    return b64encode(key.public_bytes_raw()).decode() == sealed.key


def _read(data: bytes, what: str) -> object:
    try:
        told = json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_float=_no, parse_constant=_no, parse_int=_small
        )
    except (ValueError, RecursionError) as reason:
        raise Refused(f"{what}_not_one") from reason
    if _depth(told) > _DEEPEST:
        raise Refused(f"{what}_not_one")
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a name said twice could be read in two ways."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _no(text: str) -> object:
    raise ValueError(text)


def _small(text: str) -> int:
    if len(text) > 16 or abs(int(text)) > _WHOLE:
        raise ValueError(text)
    return int(text)


def _depth(told: object) -> int:
    """Return how deep a value nests, without recursion: the file is not trusted yet."""
    deepest, level = 0, [told]
    while level and deepest <= _DEEPEST:
        deepest += 1
        inner: list[object] = []
        for one in level:
            inner.extend(one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        level = inner
    return deepest
