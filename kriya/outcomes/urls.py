"""Addresses of what came of programmes."""

from django.urls import URLPattern, URLResolver, path

from kriya.outcomes.views import journeys, public
from kriya.outcomes.views.staff import asking, files, overview, programme

app_name = "outcomes"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kabar/<str:token>/", public.said, name="said"),
    path("mitra/perjalanan/", journeys.mine, name="mine"),
    path("kelola/hasil/", overview.overview, name="overview"),
    path("kelola/hasil/hasil.xlsx", files.overview_xlsx, name="overview_xlsx"),
    path("kelola/hasil/hasil.csv", files.overview_csv, name="overview_csv"),
    path("kelola/hasil/program/<uuid:pk>/", programme.of_a_call, name="call"),
    path("kelola/hasil/program/<uuid:pk>/hasil.xlsx", files.call_file, name="call_file"),
    path("kelola/hasil/pameran/<uuid:pk>/hasil.xlsx", files.exhibition_file, name="exhibition_file"),
    path("kelola/hasil/pameran/<uuid:pk>/", programme.of_an_exhibition, name="exhibition"),
    path("kelola/hasil/umkm/<uuid:pk>/", journeys.of_a_maker, name="maker"),
    path("kelola/hasil/tanya/", asking.asks, name="asks"),
    path("kelola/hasil/tanya/terlewat/<uuid:pk>/", asking.ask_missed, name="ask_missed"),
    path("kelola/hasil/tanya/<uuid:pk>/terkirim/", asking.sent, name="sent"),
    path("kelola/hasil/tanya/<uuid:pk>/catat/", asking.write, name="write"),
]
