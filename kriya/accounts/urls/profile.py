"""The address of a council's profile."""

from django.urls import URLPattern, URLResolver, path

from kriya.accounts.views import profile

app_name = "councils"

urlpatterns: list[URLPattern | URLResolver] = [path("kelola/dewan/", profile.profile, name="profile")]
