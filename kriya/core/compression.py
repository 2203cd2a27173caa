"""Words travel compressed; pictures and files are so already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_WORDS = ("text/", "application/json", "application/ld+json", "application/manifest+json", "application/xml",
          "application/rss+xml", "application/atom+xml", "image/svg+xml")  # fmt: skip


class CompressedWords(GZipMiddleware):
    """Compress pages and feeds for whoever reads gzip, with random padding against guessing at secrets by length."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(_WORDS):
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed
