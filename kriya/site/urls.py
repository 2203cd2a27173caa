"""Addresses of pages that join several domains."""

from django.urls import path

from kriya.site import views

app_name = "site"

urlpatterns = [
    path("", views.council_home, name="home"),
    path("kelola/", views.staff_home, name="staff_home"),
]
