"""The design stands alone: no context of the apps above it, no hashed files, only its own addresses."""

import pytest

PROCESSORS = ["request", "csrf"]


@pytest.fixture(autouse=True)
def alone(settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = "kriya.design.tests.urls"
    settings.STATIC_URL = "/static/"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    *(f"django.template.context_processors.{name}" for name in PROCESSORS),
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ]
