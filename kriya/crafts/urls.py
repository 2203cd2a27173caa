"""Addresses of crafts."""

from django.urls import URLPattern, URLResolver, path

from kriya.crafts import views

app_name = "crafts"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/kerajinan/", views.crafts, name="list"),
    path("kelola/kerajinan/baru/", views.add, name="add"),
    path("kelola/kerajinan/<uuid:pk>/", views.change, name="change"),
    path("kelola/kerajinan/<uuid:pk>/pensiunkan/", views.retire, name="retire"),
    path("kelola/kerajinan/<uuid:pk>/aktifkan/", views.bring_back, name="bring_back"),
]
