"""The WSGI application that granian serves. It refuses to load when its database role could look over the walls."""

import os

import django

from kriya.core.postgres import refuse_strong_role
from kriya.councils.hosts import HostedApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
refuse_strong_role(os.environ.get("KRIYA_APP_DATABASE_URL") or os.environ["DATABASE_URL"])
django.setup(set_prefix=False)
application = HostedApplication()
