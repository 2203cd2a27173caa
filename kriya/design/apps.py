from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    name = "kriya.design"
    label = "design"

    def ready(self) -> None:
        # Django's own Indonesian says "keseluruhan angka bilangan" here, which nobody says.
        forms.IntegerField.default_error_messages = {"invalid": _("Tulis angka bulat, misalnya 12.")}
