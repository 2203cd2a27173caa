"""Every address inside a council; `/<council>` itself is SCRIPT_NAME and not part of them."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("akun/", include("allauth.urls")),
]
