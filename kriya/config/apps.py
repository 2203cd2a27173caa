from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "kriya.config"
    label = "config"
