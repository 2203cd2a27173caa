from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "kriya.catalog"
    label = "catalog"
