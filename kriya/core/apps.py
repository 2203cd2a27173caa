from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "kriya.core"
    label = "core"
