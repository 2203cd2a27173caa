"""Addresses of promotion."""

from django.urls import URLPattern, URLResolver, path

from kriya.promotion.views.public import followed
from kriya.promotion.views.staff import campaigns, links

app_name = "promotion"

urlpatterns: list[URLPattern | URLResolver] = [
    path("s/<str:code>", followed, name="followed"),
    path("s/<str:code>/", followed),
    path("kelola/promosi/", campaigns.every, name="campaigns"),
    path("kelola/promosi/baru/", campaigns.begin, name="campaign_new"),
    path("kelola/promosi/lepas/", campaigns.loose, name="loose"),
    path("kelola/promosi/<uuid:pk>/", campaigns.one, name="campaign"),
    path("kelola/promosi/<uuid:pk>/ubah/", campaigns.change, name="campaign_change"),
    path("kelola/promosi/tautan/baru/", links.new, name="link_new"),
    path("kelola/promosi/tautan/<uuid:pk>/", links.one, name="link"),
    path("kelola/promosi/tautan/<uuid:pk>/arsip/", links.away, name="link_away"),
    path("kelola/promosi/tautan/<uuid:pk>/pakai-lagi/", links.back, name="link_back"),
    path("kelola/promosi/tautan/<uuid:pk>/poster/", links.poster, name="poster"),
]
