"""Addresses for everybody: the story behind a label, and a question to a maker by its link."""

from django.urls import URLPattern, path

from kriya.showroom.views.public import markdown, story

LABELS: list[URLPattern] = [
    # Without the slash: what is printed. It counts the scan and leads on.
    path("l/<str:code>", story.scanned, name="scanned"),
    path("l/<str:code>/", story.story, name="label"),
    path("turun-harga/<str:secret>/", markdown.markdown, name="markdown"),
]
