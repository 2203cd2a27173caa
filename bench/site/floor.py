"""The floor: Django with one view a page, one indexed question, no middleware; 20 rows in a list, one in a page."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from psycopg.conninfo import conninfo_to_dict

PLACE = conninfo_to_dict(os.environ["RACE_URL"])
FRAME = (
    "<!doctype html><html lang=id><title>Lantai</title><body>"
    + "<p>Kepala, menu, dan kaki halaman yang tetap.</p>" * 70
)
ROW = "<tr><td>{{ p.name }}</td><td>{{ p.maker_name }}</td><td>{{ p.price }}</td><td>{{ p.story_id }}</td></tr>"
PAGES = {
    "one.html": FRAME + "<h1>{{ p.name }}</h1><p>{{ p.maker_name }} {{ p.price }}</p>" + "<p>{{ p.story_id }}</p>" * 12,
    "list.html": FRAME + "<table>{% for p in rows %}" + ROW + "{% endfor %}</table>",
}
settings.configure(
    SECRET_KEY="x", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, LOGGING_CONFIG=None, USE_TZ=True,
    DATABASES={"default": {
        "ENGINE": "django.db.backends.postgresql", "NAME": PLACE["dbname"], "USER": PLACE["user"],
        "PASSWORD": PLACE["password"], "HOST": PLACE["host"], "PORT": PLACE.get("port", ""), "CONN_MAX_AGE": None,
    }},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", PAGES)]}}],
)  # fmt: skip
django.setup()

from django.db import models
from django.shortcuts import get_object_or_404, render
from django.urls import path


class Row(models.Model):  # noqa: DJ008 - nobody prints it
    slug = models.SlugField(unique=True)
    name, maker_name, story_id = models.TextField(), models.TextField(), models.TextField()
    price = models.IntegerField()

    class Meta:
        app_label, db_table = "floor", "floor_row"


def one(request, slug):
    return render(request, "one.html", {"p": get_object_or_404(Row, slug=slug)})


def rows(request):
    first = (int(request.GET.get("page", 1)) - 1) * 20
    return render(request, "list.html", {"rows": Row.objects.order_by("-id")[first : first + 20]})


urlpatterns = [path("p/<slug:slug>/", one), path("l/", rows)]
application = get_wsgi_application()
