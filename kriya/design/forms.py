"""Lets every Django form come out in the design: set FORM_RENDERER = "kriya.design.forms.KriyaFormRenderer"."""

from django.forms.renderers import TemplatesSetting


class KriyaFormRenderer(TemplatesSetting):
    """Renders forms and fields with design/form/*; widgets keep Django's templates ("django.forms" installed)."""

    form_template_name = "design/form/form.html"
    field_template_name = "design/form/field.html"
    formset_template_name = "design/form/formset.html"
