"""Addresses of labels: the story behind one."""

from django.urls import URLPattern, path

from kriya.showroom.views.public import story

LABELS: list[URLPattern] = [
    # Without the slash: what is printed. It counts the scan and leads on.
    path("l/<str:code>", story.scanned, name="scanned"),
    path("l/<str:code>/", story.story, name="label"),
]
