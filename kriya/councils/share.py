"""What a link to a page of the council shows where somebody shares it."""

from typing import Any

WIDTH, HEIGHT = 1200, 630


def council_share(request: Any, title: str = "", text: str = "") -> dict[str, Any]:
    """Return the share card of a page without a photo of its own: the council's cloth."""
    address = request.build_absolute_uri(f"{request.council_prefix}/kartu-bagi.jpg")
    picture = {"url": address, "width": WIDTH, "height": HEIGHT, "alt": request.council.name}
    return {"title": title or request.council.name, "text": text or request.council.about, "picture": picture}
