"""A minimal shop on the django-oscar wheel: its own defaults, guests may order, PostgreSQL, DEBUG off, letters go nowhere."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import oscar
from oscar.defaults import *  # noqa: F403

ROOT = Path(os.environ["OSCAR_DATA"])
SECRET_KEY = "race"
DEBUG = False
ALLOWED_HOSTS = ["*"]
SITE_ID = 1
INSTALLED_APPS = [*oscar.INSTALLED_APPS, "sorl.thumbnail"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
]
_PROCESSORS = "django.template.context_processors."
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                *[_PROCESSORS + name for name in ("request", "i18n", "media", "static")],
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.core.context_processors.metadata",
            ]
        },
    }
]
AUTHENTICATION_BACKENDS = [
    "oscar.apps.customer.auth_backends.EmailBackend",
    "django.contrib.auth.backends.ModelBackend",
]
ROOT_URLCONF = "urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_DEFAULT_CURRENCY = "IDR"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
_URL = urlsplit(os.environ["OSCAR_DATABASE_URL"])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _URL.path.lstrip("/"),
        "USER": _URL.username,
        "PASSWORD": _URL.password or "",
        "HOST": os.environ["OSCAR_DATABASE_HOST"],
        "PORT": _URL.port or "",
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": None,
    }
}
STATIC_URL, STATIC_ROOT = "/static/", ROOT / "static"
MEDIA_URL, MEDIA_ROOT = "/media/", ROOT / "media"
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
LOGGING_CONFIG = None
