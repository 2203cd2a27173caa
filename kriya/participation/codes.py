"""Codes of certificates: thirteen signs of chance, 64 bits, read aloud without look-alikes. Never a running number."""

import secrets
from typing import Final

from kriya.inventory.codes import SIGNS

LENGTH: Final = 13


def new_code() -> str:
    """Return a new code."""
    return "".join(secrets.choice(SIGNS) for _place in range(LENGTH))


def clean_code(text: str) -> str | None:
    """Return the code that somebody typed or scanned, or None where it cannot be one."""
    code = "".join(sign for sign in text.upper() if sign.isalnum())
    return code if len(code) == LENGTH and not set(code) - set(SIGNS) else None


def shown_code(code: str) -> str:
    """Return a code as people read it: in groups."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def masked_name(name: str) -> str:
    """Return a name by which its bearer knows it and nobody else: the first sign of each word."""
    return " ".join(f"{word[0]}{'•' * min(len(word) - 1, 5)}" for word in name.split())
