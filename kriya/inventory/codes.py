"""Codes of labels: short enough to type, without look-alikes, the last sign a check of the others."""

import re
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


_ADDRESS: Final = re.compile(r"/l/([^/?#\s]+)", re.IGNORECASE)
_TIMES: Final = re.compile(r"[x*×](\d{1,5})$", re.IGNORECASE)


def code_in(text: str) -> str | None:
    """Return the code in what was typed or scanned: the code itself, or the address that a label's picture holds."""
    inside = _ADDRESS.search(text)
    return clean_code(inside.group(1) if inside else text)


def codes_in(text: str) -> tuple[dict[str, int], list[str]]:
    """Return how often each code stands in a text ("K7M2Q9D K7M2Q9D", "K7M2Q9Dx40"), and the words that are none."""
    found, others = dict[str, int](), list[str]()
    for word in re.split(r"[\s,;]+", text.strip()):
        times = _TIMES.search(word)
        code = code_in(word[: times.start()] if times else word) or code_in(word)
        if code:
            pieces = int(times.group(1)) if times and code_in(word) is None else 1
            found[code] = found.get(code, 0) + pieces
        elif word:
            others.append(word)
    return found, others
