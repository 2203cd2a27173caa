from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kriya.demo"
    label = "demo"
