"""Fill a new database with one council: PRODUCTS products of 500 makers in about 50 crafts, one photo each, published.

Names, prices and texts are those of the django-oscar peer (same words, same seed), so that a search finds as much in
both. Rows of tables are written in bulk, as an import writes them; what visitors read is written by publish_products,
as always. `python fill.py PRODUCTS`, with KRIYA_APP_DATABASE_URL and KRIYA_OWNER_DATABASE_URL.
"""

import os
import random
import subprocess
import sys
import time
from datetime import timedelta

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
MIGRATE = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v0"]
subprocess.run(MIGRATE, env={**os.environ, "KRIYA_DATABASE_ROLE": "owner"}, check=True)

import django

django.setup()

import psycopg
from django.db import connection

from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import Material, Motif, Product, ProductMaterial, ProductPhoto, ProductState
from kriya.core.clock import now
from kriya.core.scoping import council_scope, projection_scope
from kriya.councils.actions import create_council
from kriya.councils.models import Council
from kriya.crafts.actions import give_taxonomy
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.register import register_maker

MAKERS, CRAFTS, AT_ONCE = 500, 50, 5_000
ANALYZED = {0, 100_000, 400_000}
KINDS = (
    "Batik tulis", "Batik cap", "Tas rajut", "Keranjang rotan", "Kalung perak", "Mangkuk kayu", "Kain tenun",
    "Sandal kulit", "Lampu bambu", "Topeng ukir",
)  # fmt: skip
MOTIFS = (
    "jlamprang", "parang", "kawung", "sekar jagad", "mega mendung", "truntum", "lereng", "buketan", "tambal", "liong",
)  # fmt: skip
COLOURS = ("merah", "biru", "soga", "hijau", "hitam", "putih", "kuning", "ungu")
TEXT = (
    "Dibuat dengan tangan oleh perajin binaan, bahan pilihan, pewarna alam, cocok untuk hadiah dan busana resmi. " * 4
)
DISTRICTS = (
    ("33.75.01", "Pekalongan Barat"), ("33.75.02", "Pekalongan Timur"), ("33.75.03", "Pekalongan Utara"),
    ("33.75.04", "Pekalongan Selatan"),
)  # fmt: skip
MATERIALS = ("katun", "sutra", "rotan", "kayu", "bambu", "kulit", "perak", "benang")


def say(words: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")


def makers() -> list:
    made = []
    for number in range(MAKERS):
        code, name = DISTRICTS[number % len(DISTRICTS)]
        maker = register_maker(name=f"Perajin {number}", by=None, district_code=code, district_name=name)
        give_consent(maker, ["name", "phone"], source="race", by=None)
        made.append(maker)
    return made


def crafts() -> list[Craft]:
    """The council's crafts, the ones below others first; about as many as the peer has categories."""
    return list(Craft.objects.order_by("parent_id", "code")[:CRAFTS])


def terms(model, names: tuple[str, ...]) -> list:
    return model.objects.bulk_create(
        [model.of_scope(code=name.replace(" ", "-"), name_id=name.capitalize()) for name in names],
        ignore_conflicts=True,
    ) and list(model.objects.filter(code__in=[name.replace(" ", "-") for name in names]).order_by("code"))


def one(chance: random.Random, number: int, world: dict) -> tuple[Product, ProductMaterial, ProductPhoto]:
    kind, motif, colour = chance.choice(KINDS), chance.choice(MOTIFS), chance.choice(COLOURS)
    product = Product.of_scope(
        maker_id=world["makers"][number % MAKERS],
        craft_id=world["crafts"][number % len(world["crafts"])],
        motif_id=world["motifs"][MOTIFS.index(motif)] if motif in MOTIFS else None,
        slug=f"produk-{number}", name=f"{kind} {motif} {colour} {number}", price=chance.randrange(20, 900) * 1000,
        story_id=TEXT, kind=("batch", "one", "batch", "to_order")[number % 4], state=ProductState.PUBLISHED,
        length_mm=2500, width_mm=1050, published_at=world["now"] - timedelta(minutes=number * 7919 % 9_999_991),
    )  # fmt: skip
    material = ProductMaterial.of_scope(product=product, material_id=world["materials"][number % len(MATERIALS)])
    photo = ProductPhoto.of_scope(
        product=product, file=f"race/{number % 200}.jpg", sha256="", key=f"race{number:08d}", width=960, height=1200,
        alt_id=product.name, approved_at=world["now"],
    )  # fmt: skip
    return product, material, photo


def describe_world() -> dict:
    return {
        "now": now(),
        "makers": [maker.pk for maker in makers()],
        "crafts": [craft.pk for craft in crafts()],
        "motifs": [
            motif.pk for motif in sorted(terms(Motif, MOTIFS), key=lambda t: MOTIFS.index(t.code.replace("-", " ")))
        ],
        "materials": [material.pk for material in terms(Material, MATERIALS)],
    }


def write(council: Council, count: int, world: dict) -> None:
    chance, spent = random.Random(7), 0.0
    for first in range(0, count, AT_ONCE):
        with projection_scope(council):
            rows = [one(chance, number, world) for number in range(first, min(first + AT_ONCE, count))]
        made, materials, photos = zip(*rows, strict=True)
        with council_scope(council):
            wait_longer()
            Product.objects.bulk_create(made, batch_size=1000)
            ProductMaterial.objects.bulk_create(materials, batch_size=AT_ONCE)
            ProductPhoto.objects.bulk_create(photos, batch_size=1000)
            begun = time.perf_counter()
            publish_products([product.pk for product in made])
            spent += time.perf_counter() - begun
        say(f"{first + len(made)} products; published in {spent:.1f} s so far")
        if first in ANALYZED:
            tell_the_planner()


def wait_longer() -> None:
    """On a busy machine, putting thousands of rows together takes longer than a page may leave a transaction idle."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '15min'")


def tell_the_planner() -> None:
    """What autovacuum does within a minute; a race does not wait for it."""
    with psycopg.connect(os.environ["KRIYA_OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")


def main(count: int) -> None:
    create_council(slug="race", name="Dekranasda Race", short_name="Race", region_code="33.75")
    council = Council.objects.get(slug="race")
    with council_scope(council):
        give_taxonomy()
        world = describe_world()
    write(council, count, world)
    tell_the_planner()


main(int(sys.argv[1]))
