"""Components that enclose what you write: {% card %}…{% endcard %}."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

TONES = {"plain": "info", "dye": "info", "good": "check", "wait": "alert", "bad": "alert"}


@register.simple_block_tag
def card(
    content: str,
    title: str,
    href: str = "",
    photo: str = "",
    alt: str = "",
    meta: str = "",
    price: str = "",
    shape: str = "",
    pictured: bool = True,
    level: int = 3,
) -> SafeString:
    """Draw one thing with its picture; the title links and the whole card is its target."""
    given = {
        "title": title,
        "href": href,
        "photo": photo,
        "alt": alt,
        "meta": meta,
        "price": price,
        "shape": shape,
        "level": level,
    }
    return render_to_string("design/components/card.html", {**given, "pictured": pictured, "content": content})


@register.simple_block_tag
def panel(content: str, title: str = "", id: str = "", level: int = 2) -> SafeString:
    """Set a titled part of a page off by a line above it."""
    return render_to_string(
        "design/components/panel.html", {"title": title, "id": id, "level": level, "content": content}
    )


@register.simple_block_tag
def alert(content: str, title: str = "", tone: str = "plain") -> SafeString:
    """Say something that must be read before going on; tones as for badges."""
    given = {"title": title, "tone": tone, "icon": TONES[tone], "role": "alert" if tone == "bad" else "note"}
    return render_to_string("design/components/alert.html", {**given, "content": content})


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:
    """Enclose a modal; a link with data-dialog="id" opens it, its href is the same as a page."""
    return render_to_string("design/components/dialog.html", {"id": id, "title": title, "content": content})


@register.simple_block_tag
def menu(content: str, label: str, icon_name: str = "", kind: str = "plain", start: bool = False) -> SafeString:
    """Enclose links and buttons that open under a label; works without JavaScript."""
    given = {"label": label, "icon": icon_name, "kind": kind, "start": start}
    return render_to_string("design/components/menu.html", {**given, "content": content})
