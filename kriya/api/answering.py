"""How every answer of the API is given: to pages of other sites too, with an ETag, and not without end to one asker."""

from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse

from kriya.core.sharing import shared

View = Callable[..., HttpResponse]
_READS: Final = "GET, HEAD, OPTIONS"
_A_DAY: Final = str(24 * 60 * 60)
A_MINUTE: Final = 300
"""So many answers are made for one address in a minute; what did not change is not made."""


def answered(view: View) -> View:
    """Answer reads alone; what was not changed is told before it is counted against the asker's limit."""

    @wraps(view)
    def limited(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if _asks_without_end(request):
            return JsonResponse({"detail": "too many requests"}, status=429, headers={"Retry-After": "60"})
        return view(request, *arguments, **named)

    kept = shared()(limited)

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            made: HttpResponse = HttpResponse(status=204)
            made.headers["Access-Control-Allow-Methods"] = _READS
            made.headers["Access-Control-Allow-Headers"] = "If-None-Match"
            made.headers["Access-Control-Max-Age"] = _A_DAY
        elif request.method not in {"GET", "HEAD"}:
            made = JsonResponse({"detail": "read only"}, status=405, headers={"Allow": _READS})
        else:
            made = kept(request, *arguments, **named)
        made.headers["Access-Control-Allow-Origin"] = "*"
        made.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return made

    return answer


def _asks_without_end(request: HttpRequest) -> bool:
    """Count what is made for an address in this minute. What `allauth` limits, and keeps a list of, is no reading."""
    key = f"api:{get_adapter(request).get_client_ip(request)}:{int(time()) // 60}"
    return not cache.add(key, 1, 120) and int(cache.incr(key)) > A_MINUTE
