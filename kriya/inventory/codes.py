"""Codes of labels: short enough to type, without look-alikes, the last sign a check of the others."""

import secrets
from typing import Final

# Thirty-one signs, a prime: only so does the check notice every single slip.
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH: Final = 7


def check_sign(body: str) -> str:
    """Return the sign that makes a code whole: it differs after one mistyped sign or two that changed places."""
    return SIGNS[sum((place + 1) * SIGNS.index(sign) for place, sign in enumerate(body)) % len(SIGNS)]


def new_code() -> str:
    """Return a new code; that nobody has it yet is for the table to say."""
    body = "".join(secrets.choice(SIGNS) for _place in range(LENGTH - 1))
    return body + check_sign(body)


def clean_code(text: str) -> str | None:
    """Return the code that somebody typed or scanned, or None where it cannot be one."""
    code = "".join(text.split()).replace("-", "").upper()
    if len(code) != LENGTH or set(code) - set(SIGNS) or check_sign(code[:-1]) != code[-1]:
        return None
    return code
