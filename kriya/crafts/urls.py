"""Addresses of crafts."""

from django.urls import URLPattern, URLResolver

app_name = "crafts"

urlpatterns: list[URLPattern | URLResolver] = []
