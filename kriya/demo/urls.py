"""Addresses that stand in the demo only."""

from django.urls import path

from kriya.demo import views

app_name = "demo"

urlpatterns = [path("demo/masuk/<slug:slug>/<slug:role>/", views.log_in, name="log_in")]
