from django.apps import AppConfig


class NationConfig(AppConfig):
    name = "kriya.nation"
    label = "nation"
