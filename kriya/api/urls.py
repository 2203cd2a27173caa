"""Addresses of the API: below /api/v1/, outside every council."""

from typing import Any

from django.urls import URLPattern, include, path

from kriya.api.answering import answered
from kriya.api.calls import api
from kriya.api.views import explained, openapi


def _answered() -> tuple[Any, ...]:
    patterns, *names = api.urls
    for one in patterns:
        if isinstance(one, URLPattern):
            one.callback = answered(one.callback)
    return (patterns, *names)


# The page stands before the framework's own root, which has nothing to say.
urlpatterns = [
    path("", explained, name="api_explained"),
    path("openapi.json", answered(openapi), name="api_openapi"),
    path("", include(_answered()[:2], namespace=api.urls_namespace)),
]
