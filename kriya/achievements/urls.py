"""Addresses of the figures: the public page, the office's page, publications and downloads."""

from django.urls import URLPattern, URLResolver, path

from kriya.achievements.views import public

app_name = "achievements"

urlpatterns: list[URLPattern | URLResolver] = [
    path("capaian/", public.achievements, name="public"),
]
