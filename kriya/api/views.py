"""The page that explains the API, made from its own description."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.api.describing import described
from kriya.core.sharing import shared


@dataclass(frozen=True)
class Call:
    """A call: its address, what it is for, and what it takes as (name, whether it must be there, what it is)."""

    path: str
    summary: str
    takes: list[tuple[str, bool, str]]

    @property
    def parts(self) -> list[str]:
        """What stands between the slashes of its address, where a narrow page may break it."""
        return self.path.split("/")


@require_safe
@shared()
def explained(request: HttpRequest) -> HttpResponse:
    """Show every call with what it takes."""
    schema: Any = described()
    calls = [Call(path, told["get"]["summary"], _takes(told["get"])) for path, told in schema["paths"].items()]
    return render(request, "api/explained.html", {"calls": calls, "first": calls[0] if calls else None})


def openapi(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - its language is on the thread
    """Give the description to programs."""
    return JsonResponse(described())


def _in_words(description: str) -> str:
    """Return a description without the marks that programs of documentation read."""
    return description.replace("`", "")


def _takes(told: dict[str, Any]) -> list[tuple[str, bool, str]]:
    return [
        (one["name"], one.get("required", False), _in_words(one["schema"].get("description", "")))
        for one in told.get("parameters", ())
    ]
