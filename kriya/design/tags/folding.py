"""What lies open on a wide screen and is folded on a telephone: {% fold %}…{% endfold %}."""

import re
from contextlib import suppress
from datetime import date
from html import unescape
from typing import Final

from django import template
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.safestring import SafeString

register = template.Library()

# What its fields hold, as they are written: a chosen option, a ticked box with its words behind it, a day, a text.
_HELD: Final = re.compile(
    r'<option value="[^"]+"[^>]*? selected[^>]*>(?P<option>[^<]+)<'
    r'|<input type="checkbox"[^>]*? checked[^>]*>(?P<box>[^<]+)<'
    r'|<input type="date"[^>]*? value="(?P<day>\d{4}-\d\d-\d\d)"'
    r'|<input type="text"[^>]*? value="(?P<text>[^"]+)"'
)
_MOST: Final = 3


@register.simple_block_tag
def fold(content: str, label: str, icon_name: str = "filter", id: str = "") -> SafeString:
    """Enclose filters: a telephone shows one line that says which of them hold, and opens them by a tap."""
    said = [_told(found) for found in _HELD.finditer(content)]
    more = len(said) - _MOST
    given = {"label": label, "icon": icon_name, "id": id, "said": said[:_MOST], "more": max(more, 0)}
    return render_to_string("design/components/fold.html", {**given, "content": content})


def _told(found: re.Match[str]) -> str:
    if day := found["day"]:
        with suppress(ValueError):  # an address may say any day
            return format_date(date.fromisoformat(day), "j M Y")
    return unescape(found["option"] or found["box"] or found["day"] or found["text"]).strip()
