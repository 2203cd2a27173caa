"""Addresses of the figures: the public page, the office's page, downloads and publications."""

from django.urls import URLPattern, URLResolver, path

from kriya.achievements.views import public, staff

app_name = "achievements"

urlpatterns: list[URLPattern | URLResolver] = [
    path("capaian/", public.achievements, name="public"),
    path("kelola/angka/", staff.figures, name="staff"),
    path("kelola/angka/angka.xlsx", staff.download, {"kind": "xlsx"}, name="xlsx"),
    path("kelola/angka/angka.csv", staff.download, {"kind": "csv"}, name="csv"),
    path("kelola/angka/terbitkan/", staff.publish, name="publish"),
    path("kelola/angka/terbitan/<uuid:pk>/", staff.publication, name="publication"),
    path("kelola/angka/terbitan/<uuid:pk>/angka.xlsx", staff.publication_file, name="publication_file"),
]
