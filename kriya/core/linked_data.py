"""What a page says to machines: schema.org as JSON-LD, a data block that no browser executes (CSP lets it stand)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

_write: Final = json.JSONEncoder(ensure_ascii=False).encode


def linked_data(*things: Mapping[str, Any]) -> SafeString:
    """Write things as one graph, to stand inside <script type="application/ld+json">."""
    graph = [known(thing) for thing in things]
    text = _write({"@context": "https://schema.org", "@graph": graph})
    # So that no text can end the block that it stands in.
    text = text.replace(">", "\\u003E").replace("<", "\\u003C").replace("&", "\\u0026")
    return mark_safe(text)  # noqa: S308 - <, > and & are escaped


def known(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known: None, "" and empty lists."""
    return {key: value for key, value in facts.items() if value not in (None, "", [])}


def crumbs(way: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Describe the way to a page as (name, absolute address) from the first page to itself."""
    return {"@type": "BreadcrumbList", "itemListElement": _places(way)}


def item_list(name: str, items: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Describe a list of things as (name, absolute address)."""
    places = _places(items)
    return {"@type": "ItemList", "name": name, "numberOfItems": len(places), "itemListElement": places}


def _places(items: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(items, start=1)
    ]
