"""Secrets that are handed out once: the person holds the token, the database only its hash."""

import hashlib
import secrets
from typing import NamedTuple

_BYTES = 24  # 192 bits: nobody guesses it, and its QR code is still coarse enough for a cheap camera.


class Token(NamedTuple):
    """A secret and what the database keeps of it."""

    secret: str
    hash: str


def new_token() -> Token:
    """Return a new secret for an address, with its hash."""
    secret = secrets.token_urlsafe(_BYTES)
    return Token(secret, token_hash(secret))


def token_hash(secret: str) -> str:
    """Return 64 hex digits; no salt, since the secret is random and long (ASVS v5.0.0-6.5.2 asks below 112 bits)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_code() -> str:
    """Return six digits, for a person to type (20 bits, ASVS v5.0.0-6.5.4)."""
    return f"{secrets.randbelow(1_000_000):06d}"
