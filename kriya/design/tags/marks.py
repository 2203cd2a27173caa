"""Small marks inside a line: icon, button, badge, avatar, code, QR, and every value filter."""

from functools import lru_cache
from io import BytesIO
from typing import Final

import segno
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from kriya.design import formats
from kriya.design.icons import ICONS

register = template.Library()

PLAIN: Final = "file"

for _filter in ("number", "rupiah", "percent", "compact", "masked", "phone", "when", "unknown"):
    register.filter(_filter, getattr(formats, _filter))


def attributes(extra: dict[str, object]) -> SafeString:
    """Write keyword arguments as HTML attributes: data_x becomes data-x, True a bare name."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in extra.items())
    kept = [(name, value) for name, value in named if value not in (None, False, "")]
    bare = format_html_join("", " {}", ((name,) for name, value in kept if value is True))
    return bare + format_html_join("", ' {}="{}"', ((n, v) for n, v in kept if v is not True))


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """Draw an icon, an unknown one as a plain sheet; without a label it is decoration and silent."""
    return _drawn(name, label, css)


@lru_cache(maxsize=256)
def _drawn(name: str, label: str, css: str) -> SafeString:
    path = mark_safe(ICONS.get(name) or ICONS[PLAIN])  # noqa: S308 - our own path data
    classes = f"icon {css}".strip()
    if label:
        return format_html(
            '<svg class="{}" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>', classes, label, path
        )
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', classes, path)


@register.simple_tag
def button(
    label: str,
    kind: str = "",
    icon_name: str = "",
    href: str = "",
    type: str = "submit",
    css: str = "",
    **extra: object,
) -> SafeString:
    """Draw a button, or with href a link that looks like one."""
    kinds = " ".join(f"button-{k}" for k in kind.split())
    classes = " ".join(part for part in ("button", kinds, css) if part)
    shown = icon(icon_name) if icon_name else ""
    words = format_html('<span class="visually-hidden">{}</span>', label) if "icon" in kind.split() else label
    if href:
        return format_html('<a class="{}" href="{}"{}>{}{}</a>', classes, href, attributes(extra), shown, words)
    return format_html('<button class="{}" type="{}"{}>{}{}</button>', classes, type, attributes(extra), shown, words)


@register.simple_tag
def badge(label: str, tone: str = "plain") -> SafeString:
    """Draw a status; its mark differs by tone (plain, good, wait, bad, dye), not by colour alone."""
    return format_html('<span class="badge" data-tone="{}">{}</span>', tone, label)


@register.simple_tag
def avatar(name: str, photo: str = "", large: bool = False) -> SafeString:
    """Draw a person: the photo, or the initials on the council's dye."""
    classes = "avatar avatar-large" if large else "avatar"
    if photo:
        return format_html('<span class="{}"><img src="{}" alt="" loading="lazy"></span>', classes, photo)
    initials = "".join(word[0] for word in name.split()[:2]).upper()
    return format_html('<span class="{}" aria-hidden="true">{}</span>', classes, initials)


@register.simple_tag
def motif(css: str = "") -> SafeString:
    """Draw the thin line of the council's cloth."""
    return format_html('<div class="{}" aria-hidden="true"></div>', f"motif {css}".strip())


@register.simple_tag
def change(before: object, after: object) -> SafeString:
    """Show from what to what a value changed."""
    html = (
        '<span class="visually-hidden">{} </span><del class="change-from">{}</del> <span aria-hidden="true">→</span> '
        '<span class="visually-hidden">{} </span><ins class="change-to">{}</ins>'
    )
    return format_html(html, gettext("dari"), formats.unknown(before), gettext("menjadi"), formats.unknown(after))


@register.simple_tag
def progress(value: float, maximum: float, label: str) -> SafeString:
    """Show how far long work is, in words and as a bar."""
    html = (
        '<div class="progress"><span><span>{}</span><span>{} / {}</span></span>'
        '<progress value="{}" max="{}" aria-label="{}"></progress></div>'
    )
    shown = (formats.number(value), formats.number(maximum))
    return format_html(html, label, *shown, str(value), str(maximum), label)


@register.simple_tag
def code(text: str, large: bool = False) -> SafeString:
    """Show a code that people copy or read aloud, with a copy button where JavaScript runs."""
    html = '<span class="{}"><span>{}</span>{}</span>'
    copy = button(gettext("Salin"), "plain icon", "copy", type="button", css="copy", data_copy=text, hidden=True)
    return format_html(html, "code code-large" if large else "code", text, copy)


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """Draw a QR code as SVG with its words beneath."""
    out = BytesIO()
    segno.make(text, error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, border=0, omitsize=True, svgclass=None, lineclass=None
    )
    drawing = mark_safe(out.getvalue().decode().replace("<svg", '<svg role="img" aria-label="QR"', 1))  # noqa: S308 - drawn by segno
    return format_html('<figure class="qr">{}<figcaption>{}</figcaption></figure>', drawing, label)
