"""Addresses of achievements."""

from django.urls import URLPattern, URLResolver

app_name = "achievements"

urlpatterns: list[URLPattern | URLResolver] = []
