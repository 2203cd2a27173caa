"""Addresses that stand in the demo only."""

from django.urls import path

from kriya.demo import views

app_name = "demo"

urlpatterns = [
    path("demo/surat/", views.letters, name="letters"),
    path("demo/masuk/dua-dewan/", views.log_in_shared, name="log_in_shared"),
    path("demo/masuk/<slug:slug>/<slug:role>/", views.log_in, name="log_in"),
]
