"""What the middleware puts on every request, for the type checker."""

from django_htmx.middleware import HtmxDetails

from kriya.accounts.models import User
from kriya.accounts.queries import Member
from kriya.councils.models import Council
from kriya.councils.request import AddressedRequest


class AnyRequest(AddressedRequest):
    """A request of anybody, perhaps outside every council."""

    membership: Member | None
    htmx: HtmxDetails


class Request(AnyRequest):
    """A request inside a council. `user` is somebody behind a gate; ask `is_authenticated` on public pages."""

    council: Council
    membership: Member
    user: User  # type: ignore[assignment]
