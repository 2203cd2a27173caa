"""Full addresses of a council's pages for letters, cards and messages; never made from a request's Host header."""

from django.conf import settings
from django.urls import get_script_prefix, reverse

from kriya.core.scoping import current_council
from kriya.councils.models import CouncilDomain


def address_of(url_name: str, *arguments: str) -> str:
    """Return the full address of a page of the council whose scope is open, under its own domain when it has one."""
    path = reverse(url_name, urlconf=settings.COUNCIL_URLCONF, args=arguments).removeprefix(get_script_prefix())
    council = current_council()
    domain = CouncilDomain.objects.filter(council=council).order_by("pk").values_list("host", flat=True).first()
    if domain:
        return f"{'https' if settings.HTTPS else 'http'}://{domain}/{path}"
    return f"{settings.SITE_URL}/{council.slug}/{path}"
