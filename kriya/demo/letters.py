"""The letters that the demo has sent: it hands them to nobody, so that whoever tries it can read them here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

MOST: Final = 50
_BETWEEN: Final = b"\n" + b"-" * 79 + b"\n"
"""What Django's file backend writes behind each message."""


@dataclass(frozen=True)
class Letter:
    """A letter as its reader would see it; `at` is when it was sent, None where it does not say."""

    to: str
    subject: str
    text: str
    at: datetime | None


def letters_in(folder: Path) -> list[Letter]:
    """Return the newest letters of a folder, at most MOST; none when nothing was sent yet."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)[:MOST]
    found = [_letter(message) for file in files for message in _messages(file)]
    return sorted(found, key=lambda letter: letter.at.timestamp() if letter.at else 0.0, reverse=True)[:MOST]


def _messages(file: Path) -> Iterator[EmailMessage]:
    for part in file.read_bytes().split(_BETWEEN):
        if part.strip():
            yield message_from_bytes(part.lstrip(), policy=policy.default)


def _letter(message: EmailMessage) -> Letter:
    body = message.get_body(("plain", "html"))
    sent = message["Date"]
    return Letter(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=str(body.get_content()) if body else "",
        at=_moment(str(sent)) if sent else None,
    )


def _moment(said: str) -> datetime:
    """A letter whose zone is "-0000" was dated in UTC, and says so by saying nothing."""
    at = parsedate_to_datetime(said)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
