"""What stands around a page: the attributes of <html>, navigation, messages, steps, letterhead, forms."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from kriya.design import dyes, motifs
from kriya.design.meanwhile import OPENED
from kriya.design.messages import UNDO
from kriya.design.unsent import unsent

register = template.Library()

Entry = Mapping[str, Any]
THEMES: Final = ("light", "dark")
_UNFOLDED: Final = 2
"""So many filters stand beside each other on a telephone."""


def _council(context: template.Context) -> object | None:
    return getattr(context.get("request"), "council", None)


def _is_shared(context: template.Context) -> bool:
    return bool(getattr(context.get("request"), "is_shared", False))


@register.simple_tag(takes_context=True)
def html_attributes(context: template.Context) -> SafeString:
    """Write lang, theme, dye and motif of the page on <html>; unknown values fall back."""
    request, council = context.get("request"), _council(context)
    # A page that anyone may keep is the same for every reader; js/first.js gives it the reader's theme.
    theme = request.COOKIES.get("theme", "") if request is not None and not _is_shared(context) else ""
    dye = context.get("dye") or getattr(council, "dye", "")
    motif = context.get("motif") or getattr(council, "motif", "")
    return format_html(
        'lang="{}"{} data-dye="{}" data-motif="{}"',
        get_language() or "id",
        format_html(' data-theme="{}"', theme) if theme in THEMES else "",
        dye if dye in dyes.BY_SLUG else dyes.DEFAULT,
        motif if motif in motifs.BY_SLUG else motifs.DEFAULT,
    )


@register.inclusion_tag("design/components/tabs.html")
def tabs(items: Iterable[Entry], label: str) -> Entry:
    """Link the faces of one page: {label, url, current, count}."""
    return {"items": items, "label": label}


@register.inclusion_tag("design/components/breadcrumb.html")
def breadcrumb(items: Iterable[tuple[str, str]]) -> Entry:
    """Show the way to this page as (label, url); the last is the page itself, its url may be ""."""
    return {"items": list(items)}


@register.inclusion_tag("design/components/stepper.html")
def stepper(items: Iterable[Entry], label: str = "") -> Entry:
    """Show the steps of a wizard: {label, url, done, current}."""
    steps = list(items)
    at = next((i for i, step in enumerate(steps, 1) if step.get("current")), 0)
    return {"steps": steps, "label": label or gettext("Langkah"), "at": at, "count": len(steps)}


@register.inclusion_tag("design/components/empty.html")
def empty(title: str, text: str = "", action: str = "", url: str = "", icon_name: str = "box") -> Entry:
    """Fill an empty page with the next step."""
    return {"title": title, "text": text, "action": action, "url": url, "icon": icon_name}


@register.inclusion_tag("design/components/toasts.html", takes_context=True)
def toasts(context: template.Context) -> Entry:
    """Show Django's messages; one made by kriya.design.messages.undoable carries its undo button."""
    if _is_shared(context):
        return {"toasts": []}
    shown = [_toast(message) for message in context.get("messages") or ()]
    return {"toasts": shown, "csrf_token": context.get("csrf_token")}


def _toast(message: Any) -> Entry:
    tags = (message.extra_tags or "").split()
    undo = next((tag.removeprefix(UNDO) for tag in tags if tag.startswith(UNDO)), "")
    tone = {"error": "bad", "warning": "wait", "success": "good"}.get(message.level_tag, "plain")
    return {"text": message.message, "undo": undo, "tone": tone}


@register.inclusion_tag("design/components/unsent.html", takes_context=True)
def unsent_words(context: template.Context) -> Entry:
    """Show what was typed into a form that led to a page where nothing is saved."""
    return {"text": unsent(context.get("request"))}


@register.simple_tag
def field(bound: BoundField, template_name: str = "design/form/field.html") -> SafeString:
    """Draw one field with its label, hint and error."""
    return bound.render(template_name)


@register.filter
def kind_of(bound: BoundField) -> str:
    """Name the shape of a field: inline (one check box), choices, file or line."""
    widget = bound.field.widget
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        return "choices"
    if isinstance(widget, CheckboxInput):
        return "inline"
    return "file" if isinstance(widget, FileInput) else "line"


@register.inclusion_tag("design/components/error_summary.html")
def error_summary(*forms: "BaseForm | BaseFormSet[Any]") -> Entry:
    """List every error of a form, and of rows that are sent with it, on top: each a link to its
    field. It stands within the form: what a form of a record was opened as goes with it."""
    sets = [one for one in forms if isinstance(one, BaseFormSet)]
    single = [row for one in forms for row in (one.forms if isinstance(one, BaseFormSet) else [one])]
    general = [*(one.non_form_errors() for one in sets), *(one.non_field_errors() for one in single)]
    carried = [(one.add_prefix(OPENED), getattr(one, "opened_as", "")) for one in (*sets, *single)]
    return {
        "opened": [(name, told) for name, told in carried if told],
        "forms": [one for one in single if one.errors],
        "general": [error for some in general for error in some],
    }


@register.inclusion_tag("design/components/filters.html", takes_context=True)
def filters(context: template.Context, form: BaseForm, active: Iterable[Entry] = (), target: str = "") -> Entry:
    """Draw filters that live in the URL; `active` are chips {label, remove} of those set."""
    fields = form.visible_fields()
    asked = [one for one in fields if getattr(one.field.widget, "input_type", "") in ("search", "text")]
    rest = [one for one in fields if one not in asked]
    given = {"form": form, "asked": asked, "rest": rest, "is_folded": len(rest) > _UNFOLDED}
    return {**given, "active": list(active), "target": target, "request": context.get("request")}


@register.inclusion_tag("design/components/dropzone.html")
def dropzone(bound: BoundField, hint: str = "") -> Entry:
    """Draw a file field onto which files can be dropped, with progress where JavaScript runs."""
    return {"field": bound, "hint": hint}


@register.inclusion_tag("design/print/letterhead.html", takes_context=True)
def letterhead(context: template.Context, always: bool = False) -> Entry:
    """Set the council's letterhead: in print only, or always."""
    return {"council": _council(context), "always": always}


@register.inclusion_tag("design/components/theme_switch.html", takes_context=True)
def theme_switch(context: template.Context) -> Entry:
    """Draw the switch between light and dark; without JavaScript it posts and comes back."""
    if _is_shared(context):
        return {"shared": True}
    request = context.get("request")
    return {
        "theme": request.COOKIES.get("theme", "") if request is not None else "",
        "csrf_token": context.get("csrf_token"),
        "back": request.get_full_path() if request is not None else "/",
    }


@register.inclusion_tag("design/components/language_switch.html", takes_context=True)
def language_switch(context: template.Context) -> Entry:
    """Link this page in other languages: `languages` of the context [{code, name, url, current}]."""
    return {"languages": [language for language in context.get("languages") or () if not language["current"]]}
