"""What only a form may ask is said to whoever opens its address: a bare 405 is a white page."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponseBase]


class UnopenedMiddleware:
    """Give browsers a page where an address takes only what a form sends, as after another language is chosen there."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not _opened_by_a_browser(request):
            return answer
        said: HttpResponse = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        said.headers["Allow"] = answer.headers.get("Allow", "POST")
        return said


def _opened_by_a_browser(request: HttpRequest) -> bool:
    return request.method == "GET" and "text/html" in request.headers.get("Accept", "")
