"""Fill a new database with one council, ITEMS lots in its showroom with a drawn photo each, and a till; print its secret.

`python fill.py ITEMS`, with KRIYA_APP_DATABASE_URL and KRIYA_OWNER_DATABASE_URL.
"""

import os
import random
import subprocess
import sys
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


def main(count: int) -> None:
    council = create_council(slug="race", name="Dekranasda Race", short_name="Race", region_code="33.75")
    with council_scope(council):
        give_taxonomy()
        places, chance = give_locations(), random.Random(7)
        makers = [
            register_maker(name=f"Perajin {n}", by=None, district_code="33.75.01", district_name="Pekalongan Barat")
            for n in range(MAKERS)
        ]
        crafts, drawn = list(Craft.objects.order_by("parent_id", "code")[:20]), photos()
        products, pictures, lots, moves = [], [], [], []
        for number in range(count):
            name = f"{chance.choice(KINDS)} {chance.choice(MOTIFS)} {chance.choice(COLOURS)} {number}"
            price = chance.randrange(20, 900) * 1000
            maker = makers[number % MAKERS]
            product = Product.of_scope(
                maker=maker, craft=crafts[number % len(crafts)], slug=f"produk-{number}", name=name, price=price
            )
            file, width, height = drawn[number % PICTURES]
            terms = Terms(basis_points=2000, agreed_price=price, floor=8500).as_json()
            lot = Lot.of_scope(
                code=new_code(),
                product=product,
                maker=maker,
                name=name,
                price=price,
                agreed_price=price,
                terms=terms,
                taken_in_on=date(2026, 11, 1),
            )
            products.append(product)
            pictures.append(
                ProductPhoto.of_scope(
                    product=product, file=file, sha256="", key=f"race{number:08d}", width=width, height=height
                )
            )
            lots.append(lot)
            moves.append(Move(lot.pk, places["maker"].pk, places["showroom"].pk, PIECES))
        Product.objects.bulk_create(products, batch_size=1000)
        ProductPhoto.objects.bulk_create(pictures, batch_size=1000)
        Lot.objects.bulk_create(lots, batch_size=1000)
        move(moves, reason=Reason.INTAKE, by=None)
        user = User.objects.create(email="kasir@contoh.id", name="Dimas")
        Membership(user=user, role=Role.CASHIER).save()
        _till, secret = register_till("Tablet", "R1", places["showroom"], by=None)
    print(secret)


main(int(sys.argv[1]))
