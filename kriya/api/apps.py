from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "kriya.api"
    label = "api"
