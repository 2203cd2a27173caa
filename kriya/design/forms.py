"""Lets every Django form come out in the design: set FORM_RENDERER = "kriya.design.forms.KriyaFormRenderer"."""

from collections.abc import Mapping
from typing import Any, Final

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

_INPUTS: Final = frozenset(
    f"django/forms/widgets/{name}.html" for name in ("text", "email", "number", "url", "hidden", "checkbox")
)
_AREA: Final = "django/forms/widgets/textarea.html"
_SELECT: Final = "django/forms/widgets/select.html"


class KriyaFormRenderer(TemplatesSetting):
    """Renders forms and fields with design/form/*; widgets keep Django's templates ("django.forms" installed).

    The plainest widgets are written here, the same to the letter: through three templates each, they took a fifth of
    the time of a page with a form. What can be chosen begins with a capital there, whatever the word begins with
    within a sentence.
    """

    form_template_name = "design/form/form.html"
    field_template_name = "design/form/field.html"
    formset_template_name = "design/form/formset.html"

    def render(self, template_name: str, context: Any, request: HttpRequest | None = None) -> SafeString:
        """Return a widget, a field or a form as HTML."""
        if template_name in _INPUTS:
            return _input(context["widget"])
        if template_name == _AREA:
            return _area(context["widget"])
        if template_name == _SELECT:
            return _select(context["widget"])
        return mark_safe(super().render(template_name, context, request))  # noqa: S308 - Django's own templates


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_escaped(widget["value"])}"'
    start = f'<input type="{_escaped(widget["type"])}" name="{_escaped(widget["name"])}"'
    return mark_safe(f"{start}{value}{_attributes(widget)}>")  # noqa: S308 - each value was escaped


def _area(widget: Mapping[str, Any]) -> SafeString:
    value = _escaped(widget["value"]) if widget["value"] else ""
    start = f'<textarea name="{_escaped(widget["name"])}"{_attributes(widget)}>'
    return mark_safe(f"{start}\n{value}</textarea>")  # noqa: S308 - each value was escaped


def _select(widget: Mapping[str, Any]) -> SafeString:
    parts = [f'<select name="{_escaped(widget["name"])}"{_attributes(widget)}>']
    for group, options, _index in widget["optgroups"]:
        told = "".join(f"\n  {_option(option)}" for option in options)
        parts.append(f'\n  <optgroup label="{_escaped(group)}">{told}\n  </optgroup>' if group else told)
    return mark_safe("".join([*parts, "\n</select>"]))  # noqa: S308 - each value was escaped


def _option(option: Mapping[str, Any]) -> str:
    label = capfirst(str(option["label"]))
    return f'<option value="{_escaped(option["value"])}"{_attributes(option)}>{_escaped(label)}</option>'


def _attributes(widget: Mapping[str, Any]) -> str:
    told = [(_escaped(name), value) for name, value in widget["attrs"].items() if value is not False]
    return "".join(f" {name}" if value is True else f' {name}="{_escaped(value)}"' for name, value in told)


def _escaped(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))
