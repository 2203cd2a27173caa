"""What CouncilMiddleware puts on a request, for the type checker."""

from django.http import HttpRequest

from kriya.core.sharing import Changes
from kriya.councils.models import Council


class AddressedRequest(HttpRequest):
    """A request whose address has been read: which council, which language, which page."""

    council: Council | None
    public_changes: Changes | None
    urlconf: str
    page_path: str
    council_prefix: str
    LANGUAGE_CODE: str
