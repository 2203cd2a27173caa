"""django-import-export as it comes, into the floor's table."""

import os
import sys
from urllib.parse import parse_qs, unquote, urlsplit

sys.path.append(os.environ["BENCH_PEERS"])

import django
from django.conf import settings
from django.db import connection, models
from measure import measured

url = urlsplit(os.environ["RACE_URL"])
query = parse_qs(url.query)
settings.configure(
    INSTALLED_APPS=["import_export"],
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": query["host"][0],
            "PORT": query["port"][0],
        }
    },
)
django.setup()

from import_export import resources
from import_export.formats.base_formats import XLSX


class Maker(models.Model):
    nik = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=120)
    owner = models.CharField(max_length=120)
    craft = models.CharField(max_length=40)
    phone = models.CharField(max_length=20)
    address = models.CharField(max_length=200)
    kecamatan = models.CharField(max_length=60, db_index=True)
    kelurahan = models.CharField(max_length=60)
    since = models.DateField(null=True)
    workers = models.IntegerField(null=True)
    turnover = models.BigIntegerField(null=True)
    products = models.CharField(max_length=200)

    class Meta:
        app_label = "import_export"
        db_table = "makers"

    def __str__(self) -> str:
        return self.name


class MakerResource(resources.ModelResource):
    class Meta:
        model = Maker
        import_id_fields = ["nik"]
        exclude = ["id"]


with connection.schema_editor() as editor:
    editor.create_model(Maker)
connection.ensure_connection()
with measured(connection.connection.info.backend_pid), open(sys.argv[1], "rb") as file:
    data = XLSX().create_dataset(file.read())
    MakerResource().import_data(data, dry_run=False, raise_errors=True, use_transactions=True)
