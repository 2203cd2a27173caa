"""What somebody has typed so far, kept sealed in their session: nothing is lost when the network goes."""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final
from uuid import UUID

from kriya.accounts.request import Request
from kriya.accounts.tokens import new_token
from kriya.core.ids import new_id
from kriya.core.personal import Unreadable, decrypt, encrypt
from kriya.makers.actions.apply import HandedIn

MOST_FILES: Final = 8


@dataclass
class Draft:
    """One application being written. `pages` are the raw words of each page, `done` the pages that were right."""

    key: str = field(default_factory=lambda: str(new_id()))
    secret: str = field(default_factory=lambda: new_token().secret)
    began: float = field(default_factory=time.time)
    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    files: list[HandedIn] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return UUID(self.key)

    def keep(self, page: str, said: Mapping[str, Any], names: Any) -> None:
        """Keep what was typed on a page, right or not."""
        self.pages[page] = {name: str(said.get(name, ""))[:400] for name in names if name != "file"}


def _name(request: Request) -> str:
    return f"application_{request.council.pk}"


def load_draft(request: Request) -> Draft:
    """Return the draft of this browser, or a new one that is not kept yet."""
    sealed = request.session.get(_name(request))
    if not sealed:
        return Draft()
    try:
        said = json.loads(decrypt(sealed))
    except (Unreadable, ValueError):
        return Draft()
    return Draft(**{**said, "files": [HandedIn(**file) for file in said["files"]]})


def save_draft(request: Request, draft: Draft) -> None:
    """Keep the draft, sealed: it may hold a NIK."""
    request.session[_name(request)] = encrypt(json.dumps(asdict(draft)))


def forget_draft(request: Request, draft: Draft) -> None:
    """Drop what was sent, but know its secret still, so that a second tap finds the same page."""
    request.session.pop(_name(request), None)
    request.session[f"{_name(request)}_sent"] = {draft.key: draft.secret}


def sent_secret(request: Request, key: str) -> str | None:
    """Return the secret of an application that this browser has sent, or None."""
    sent: dict[str, str] = request.session.get(f"{_name(request)}_sent", {})
    return sent.get(key)
