"""Addresses of the first steps of a council."""

from django.urls import path

from kriya.founding import views

app_name = "founding"

urlpatterns = [
    path("kelola/mulai/", views.steps, name="steps"),
    path("kelola/mulai/kain/", views.cloth, name="cloth"),
    path("kelola/mulai/langkah/<slug:code>/", views.decide, name="decide"),
]
