from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "kriya.site"
    label = "site"
