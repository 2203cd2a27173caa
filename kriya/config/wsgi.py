"""The WSGI application that granian serves. It refuses to load when its database role could look over the walls."""

import os

from django.core.wsgi import get_wsgi_application

from kriya.core.postgres import refuse_strong_role

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
refuse_strong_role(os.environ.get("KRIYA_APP_DATABASE_URL") or os.environ["DATABASE_URL"])
application = get_wsgi_application()
