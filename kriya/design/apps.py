from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "kriya.design"
    label = "design"
