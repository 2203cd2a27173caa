"""Fill a new database with one council whose shop is open and sells PRODUCTS products, a million pieces of each."""

import json
import os
import subprocess
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
MIGRATE = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v0"]
subprocess.run(MIGRATE, env={**os.environ, "KRIYA_DATABASE_ROLE": "owner"}, check=True)

import django

django.setup()

from django.core.management import call_command

from kriya.catalog.models import PublishedProduct
from kriya.core.scoping import council_scope
from kriya.shop.tests.builders import opened

PIECES = 1_000_000


def main(count: int) -> None:
    call_command("createcachetable", verbosity=0)
    shop = opened(provider="")
    with council_scope(shop.room.council):
        for product in range(count):
            shop.lot(pieces=PIECES, price=100_000 + 1_000 * product)
        slugs = list(PublishedProduct.objects.order_by("slug").values_list("slug", flat=True))
    sys.stdout.write(json.dumps({"council": shop.room.council.slug, "slugs": slugs}))


main(int(sys.argv[1]))
