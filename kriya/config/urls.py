"""The national front: every address outside a council."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("akun/", include("allauth.urls")),
]
