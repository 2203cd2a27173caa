"""Fill a new database with one council, ITEMS lots in its showroom with a drawn photo each, and a till; print its secret.

`python fill.py ITEMS`, with KRIYA_APP_DATABASE_URL and KRIYA_OWNER_DATABASE_URL.
"""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from io import BytesIO

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kriya.config.settings")
MIGRATE = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v0"]
subprocess.run(MIGRATE, env={**os.environ, "KRIYA_DATABASE_ROLE": "owner"}, check=True)

import django

django.setup()

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import Role
from kriya.catalog.models import Product, ProductPhoto
from kriya.core.files import write_whole
from kriya.core.pictures import photo_to_keep
from kriya.core.scoping import council_scope
from kriya.councils.actions import create_council
from kriya.crafts.actions import give_taxonomy
from kriya.crafts.models import Craft
from kriya.demo.pictures import Picture, draw
from kriya.demo.ranges import RANGES
from kriya.inventory.actions.locations import give_locations
from kriya.inventory.actions.moving import Move, move
from kriya.inventory.codes import new_code
from kriya.inventory.models import Lot, Reason
from kriya.ledger.terms import Terms
from kriya.makers.actions.register import register_maker
from kriya.makers.models import Maker
from kriya.sales.actions.tills import register_till

MAKERS, PICTURES, PIECES = 250, 24, 400
KINDS = (
    "Batik tulis",
    "Batik cap",
    "Tas rajut",
    "Keranjang rotan",
    "Kalung perak",
    "Mangkuk kayu",
    "Kain tenun",
    "Topeng ukir",
)
MOTIFS = (
    "jlamprang",
    "parang",
    "kawung",
    "sekar jagad",
    "mega mendung",
    "truntum",
    "lereng",
    "buketan",
    "tambal",
    "liong",
)
COLOURS = ("merah", "biru", "soga", "hijau", "hitam", "putih", "kuning", "ungu")


def photos() -> list[tuple[str, int, int]]:
    """Draw some pieces of many ranges, the hardest cloth included."""
    kept, chance = [], random.Random(5)
    for number in range(PICTURES):
        offered = chance.choice(list(RANGES.values()))
        piece, pattern, finish = (chance.choice(rows) for rows in (offered.pieces, offered.patterns, offered.finishes))
        out = BytesIO()
        draw(Picture(piece.subject, pattern.drawn, finish.palette, piece.scene, number)).save(out, "JPEG", quality=86)
        photo = photo_to_keep(out, size=out.tell())
        write_whole(f"race/{number}.jpg", photo.content.read())
        kept.append((f"race/{number}.jpg", photo.width, photo.height))
    return kept


def pieces(count: int, makers: Sequence[Maker]) -> list[tuple[Product, ProductPhoto, Lot]]:
    """Make up products of many names and prices, each with a photo and a lot; nothing is written yet."""
    crafts, drawn, chance = list(Craft.objects.order_by("parent_id", "code")[:20]), photos(), random.Random(7)
    made = []
    for number in range(count):
        name = f"{chance.choice(KINDS)} {chance.choice(MOTIFS)} {chance.choice(COLOURS)} {number}"
        price = chance.randrange(20, 900) * 1000
        of = {"maker": makers[number % MAKERS], "name": name, "price": price}
        product = Product.of_scope(craft=crafts[number % len(crafts)], slug=f"produk-{number}", **of)
        file, width, height = drawn[number % PICTURES]
        photo = ProductPhoto.of_scope(
            product=product, file=file, sha256="", key=f"race{number:08d}", width=width, height=height
        )
        terms = Terms(basis_points=2000, agreed_price=price, floor=8500).as_json()
        of |= {"agreed_price": price, "terms": terms, "taken_in_on": date(2026, 11, 1)}
        made.append((product, photo, Lot.of_scope(code=new_code(), product=product, **of)))
    return made


def main(count: int) -> None:
    """Fill the council and print the secret of its till."""
    council = create_council(slug="race", name="Dekranasda Race", short_name="Race", region_code="33.75")
    with council_scope(council):
        give_taxonomy()
        places = give_locations()
        makers = [
            register_maker(name=f"Perajin {n}", by=None, district_code="33.75.01", district_name="Pekalongan Barat")
            for n in range(MAKERS)
        ]
        products, pictures, lots = zip(*pieces(count, makers), strict=True)
        Product.objects.bulk_create(products, batch_size=1000)
        ProductPhoto.objects.bulk_create(pictures, batch_size=1000)
        Lot.objects.bulk_create(lots, batch_size=1000)
        moves = [Move(lot.pk, places["maker"].pk, places["showroom"].pk, PIECES) for lot in lots]
        move(moves, reason=Reason.INTAKE, by=None)
        user = User.objects.create(email="kasir@contoh.id", name="Dimas")
        Membership(user=user, role=Role.CASHIER).save()
        _till, secret = register_till("Tablet", "R1", places["showroom"], by=None)
    print(secret)


main(int(sys.argv[1]))
