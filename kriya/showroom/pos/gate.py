"""Who speaks as a till: whoever shows its secret. No log-in is needed, so none that ended holds up a sale."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kriya.accounts.request import Request
from kriya.core.refusal import Refused, say
from kriya.sales.actions.tills import till_of
from kriya.sales.models import Till

_SCHEME = "Kasir "
View = Callable[[Request, Till, dict[str, Any]], HttpResponse]


def tills_only(view: View) -> Callable[[Request], HttpResponse]:
    """Give the view the till and what it said; answer 401 to strangers, 400 to what is no JSON object, 422 to what is
    refused, 503 where the database was busy or gone: then nothing was done, and the till asks again."""

    @csrf_exempt
    @require_POST
    @never_cache
    @wraps(view)
    def gate(request: Request) -> HttpResponse:
        till = till_of(_secret(request))
        if till is None:
            return JsonResponse({"code": "till_unknown"}, status=401)
        said = told(request)
        if said is None:
            return JsonResponse({"code": "message_unreadable"}, status=400)
        try:
            return view(request, till, said)
        except Refused as no:
            return refusal(no)
        except OperationalError:
            return JsonResponse({"code": "busy"}, status=503, headers={"Retry-After": "2"})

    return gate


def refusal(no: Refused) -> JsonResponse:
    """Answer why not, in the reader's language."""
    return JsonResponse({"code": no.code, "said": say(no)}, status=422)


def told(request: HttpRequest) -> dict[str, Any] | None:
    """Return the JSON object that a request brought, or None."""
    try:
        said = json.loads(request.body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _secret(request: HttpRequest) -> str:
    header = request.headers.get("Authorization", "")
    return header.removeprefix(_SCHEME) if header.startswith(_SCHEME) else ""
