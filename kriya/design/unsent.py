"""What somebody typed into a form that could not be saved: it is shown again, to be copied, and kept nowhere."""

import re
from typing import Final

from django.http import HttpRequest

# What the page itself sends, and what nobody's screen shows.
_OWN: Final = re.compile(r"csrfmiddlewaretoken|dulu_.*|(.*-)?dibuka|baris_dibuka|.*_FORMS|kunci|seen|revision")
_SECRET: Final = re.compile(r"(.*[-_])?(password\d?|sandi|otp|pin|token|secret|key)([-_].*)?|kode|code", re.IGNORECASE)
_CHOSEN: Final = re.compile(r"on|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST: Final = 20_000


def unsent(request: HttpRequest | None) -> str:
    """Return what was typed, a line each; "" where nothing was. Ticks and secrets are left out."""
    if request is None or request.method != "POST":
        return ""
    lists = request.POST.lists()
    typed = [(name, text.strip()) for name, texts in lists for text in texts if isinstance(text, str)]
    told = [text for name, text in typed if text and not (_OWN.fullmatch(name) or _SECRET.fullmatch(name))]
    return "\n".join(text for text in told if not _CHOSEN.fullmatch(text))[:_MOST]
