"""The webhook: providers tell here what became of payments."""

from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kriya.accounts.request import AnyRequest
from kriya.shop.actions.hearing import FLOODED, hear
from kriya.shop.payments.registry import GATEWAYS

MOST_BYTES: Final = 64 * 1024
_ANSWERS: Final = {
    "notice_forged": 403,
    "notice_unreadable": 400,
    "payment_method_unknown": 404,
    FLOODED: 429,
}


@csrf_exempt
@require_POST
def notice(request: AnyRequest, method: str) -> HttpResponse:
    """Take what a provider sends. It is kept whatever comes of it, and answered at once: nobody else is asked first.

    What was refused is answered with why, so that a provider's dashboard shows it; what was already known with 200.
    """
    if method not in GATEWAYS or request.council is None:
        raise Http404
    body = _body_of(request)
    if body is None:
        return JsonResponse({"outcome": "too_large"}, status=413)
    headers = {name.lower(): value for name, value in request.headers.items()}
    outcome = hear(request.council, method, headers, body)
    return JsonResponse({"outcome": outcome}, status=_ANSWERS.get(outcome, 200))


def _body_of(request: HttpRequest) -> bytes | None:
    said = request.META.get("CONTENT_LENGTH") or "0"
    if not said.isdigit() or int(said) > MOST_BYTES:
        return None
    try:
        return request.body
    except RequestDataTooBig:
        return None
