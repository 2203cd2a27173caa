"""Every address of the register, by who uses it."""

from django.urls import include, path

app_name = "makers"

urlpatterns = [
    path("umkm/", include("kriya.makers.urls.public")),
    path("gabung/", include("kriya.makers.urls.apply")),
    path("kelola/umkm/pendaftaran/", include("kriya.makers.urls.applications")),
    path("kelola/umkm/", include("kriya.makers.urls.lists")),
    path("kelola/umkm/", include("kriya.makers.urls.logins")),
    path("kelola/umkm/", include("kriya.makers.urls.records")),
    path("kelola/umkm/kembar/", include("kriya.makers.urls.duplicates")),
    path("kelola/impor/", include("kriya.makers.urls.imports")),
    path("mitra/", include("kriya.makers.urls.maker")),
]
