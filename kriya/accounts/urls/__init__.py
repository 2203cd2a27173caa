"""Addresses of people: in a council, and the few that the national front has too."""

from django.urls import URLPattern, URLResolver, path

from kriya.accounts.views import home

app_name = "accounts"

national: list[URLPattern | URLResolver] = [
    path("beranda/", home.home, name="home"),
]

urlpatterns: list[URLPattern | URLResolver] = [*national]
