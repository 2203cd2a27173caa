"""A form that is sent twice is done once: who presses again because nothing seems to happen gets the first answer.

Each page that is opened carries a token of its own, so that the same words with the same token are the same sending.
Only the last sending of a device counts: who did something else meanwhile, say undid it, means it when they come back
and press again. What was refused, or was answered with a page or a file, may be sent as often as one likes.

Two people who save one object on one page at the same moment do so one after the other: who comes second is compared
with what the first has saved.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponseBase, HttpResponseRedirect

from kriya.accounts.request import Request
from kriya.core.locks import Space, wait_for
from kriya.core.once import digest_of

_OF_PAGE: Final = "csrfmiddlewaretoken"
_KEPT_SECONDS: Final = 600
_Told = tuple[int, str, str]


def answered_once(request: Request, answer: Callable[[], HttpResponseBase], of: Mapping[str, Any]) -> HttpResponseBase:
    """Return what `answer` returns, or what it returned when the same was sent just before.

    Of two at once the second waits until the transaction of the first has ended. So does whoever sends something else
    to the same page of the same object: that which the address tells, by the names and values in `of`.
    """
    if not _is_sent_by_a_page(request):
        return answer()
    sending, last = _digest(request), f"sent:{request.session.session_key}"
    wait_for(_page_of(request, of) if of else sending, Space.SENDINGS)
    kept = cache.get(last)
    if kept and kept[0] == sending:
        return _as_before(request, *kept[1:])
    given = answer()
    if isinstance(given, HttpResponseRedirect) and not connection.needs_rollback:
        told = _told(request)
        if all(level < messages.ERROR for level, _said, _tags in told):
            cache.set(last, (sending, given.url, told), _KEPT_SECONDS)
    return given


def _is_sent_by_a_page(request: Request) -> bool:
    is_page = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and not request.htmx
    return request.method == "POST" and is_page and _OF_PAGE in request.POST


def _page_of(request: Request, of: Mapping[str, Any]) -> str:
    found = request.resolver_match
    return f"{request.council.pk} {found and found.view_name} {dict(of)}"


def _digest(request: Request) -> str:
    files = [(name, one.name, one.size) for name, ones in request.FILES.lists() for one in ones]
    return digest_of([request.get_full_path(), sorted(request.POST.lists()), sorted(files)])


def _told(request: Request) -> list[_Told]:
    waiting: Any = messages.get_messages(request)
    told = [(one.level, str(one.message), one.extra_tags or "") for one in waiting]
    # Looked at, and not yet read by anybody.
    waiting.used = False
    return told


def _as_before(request: Request, address: str, told: list[_Told]) -> HttpResponseBase:
    for level, said, tags in (one for one in told if one not in _told(request)):
        messages.add_message(request, level, said, tags)
    return HttpResponseRedirect(address)
