"""Addresses: the office's queue of applications, and makers' wishes for corrections."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views.apply import corrections, queue

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.applications, name="applications"),
    path("koreksi/", corrections.corrections, name="corrections"),
    path("koreksi/<uuid:pk>/", corrections.answer, name="correction"),
    path("kabar/<uuid:pk>/", queue.letter, name="application_letter"),
]
