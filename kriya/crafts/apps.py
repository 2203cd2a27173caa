from django.apps import AppConfig


class CraftsConfig(AppConfig):
    name = "kriya.crafts"
    label = "crafts"
