"""Found a council with PRODUCTS public products with photos and stories, have its catalogue made, say how long that took."""

import resource
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from secrets import token_urlsafe
from time import perf_counter

import django

django.setup()

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageChops

from kriya.catalog.actions.publish import publish_products
from kriya.catalog.models import Product, ProductPhoto, ProductState
from kriya.core.clock import now
from kriya.core.files import read_file
from kriya.core.pictures.keeping import QUALITY
from kriya.core.scoping import council_scope
from kriya.councils.actions import create_council
from kriya.crafts.actions import give_taxonomy
from kriya.crafts.models import Craft
from kriya.demo.pictures import Picture, draw
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.register import register_maker
from kriya.promotion.actions import books
from kriya.promotion.models import Book, BookState

PRODUCTS = int(sys.argv[1])
MAKERS, DRAWN, SIZE, KEPT = 40, 12, (800, 1000), (1280, 1600)
CRAFTS = ("batik.tulis", "batik.cap", "tenun", "anyaman.bambu", "kayu.ukir", "kulit", "ecoprint", "tenun.lurik")
STORY = (
    "Ditulis dengan canting, selembar demi selembar, lalu diwarnai dengan daun nila selama tiga minggu di Kauman. " * 3
)


def photos() -> list[tuple[str, str, tuple[int, int]]]:
    """Return a photo for each product, files, hashes and sizes: drawn batik, the hardest cloth there is, as large as photos
    are kept, standing and lying in turn. No two are the same: a page would hold what is the same only once."""
    cloths = [
        draw(Picture("cloth", ("jlamprang", "kawung", "parang")[seed % 3], "indigo", "", seed), size=SIZE).resize(
            KEPT, Image.Resampling.LANCZOS
        )
        for seed in range(DRAWN)
    ]
    found = []
    for number in range(PRODUCTS):
        shifted = ImageChops.offset(cloths[number % DRAWN], 7 * number, 11 * number)
        photo = shifted.transpose(Image.Transpose.ROTATE_90) if number % 2 else shifted
        out = BytesIO()
        photo.save(out, "JPEG", quality=QUALITY)
        name = default_storage.save(f"catalog/photos/{number}.jpg", ContentFile(out.getvalue()))
        found.append((name, sha256(out.getvalue()).hexdigest(), photo.size))
    return found


def fill() -> None:
    give_taxonomy()
    crafts = [Craft.objects.get(code=code) for code in CRAFTS]
    makers = [register_maker(name=f"Batik Sekar {n:02}", by=None) for n in range(MAKERS)]
    for maker in makers:
        give_consent(maker, ["name"], source="uji", by=None)
    kept = photos()
    rows = [
        Product.of_scope(
            slug=f"kain-{n}",
            maker=makers[n % MAKERS],
            craft=crafts[n % len(crafts)],
            name=f"Kain panjang {n}",
            price=150_000 + n * 1_000,
            story_id=STORY,
            state=ProductState.PUBLISHED,
            published_at=now(),
            length_mm=2_500,
            width_mm=1_050,
        )
        for n in range(PRODUCTS)
    ]
    Product.objects.bulk_create(rows)
    ProductPhoto.objects.bulk_create(
        ProductPhoto.of_scope(
            product=row,
            file=kept[n][0],
            sha256=kept[n][1],
            key=token_urlsafe(12),
            width=kept[n][2][0],
            height=kept[n][2][1],
            approved_at=now(),
        )
        for n, row in enumerate(rows)
    )
    publish_products({row.pk for row in rows})


council = create_council(
    slug="pekalongan", name="Dekranasda Kota Pekalongan", short_name="Pekalongan", region_code="33.75"
)
with council_scope(council):
    fill()
    book = books.ask_book(
        Book(
            title="Karya Tangan Pekalongan",
            language="both",
            paper="a4",
            order="craft",
            chair="Ibu Ketua",
            home="https://kriya.contoh.id/pekalongan",
            foreword_id=STORY,
            foreword_en=STORY,
        ),
        by=None,
    )

spent = {"set": 0.0}
real = books.book_pdf


def timed(data, pictures):
    before = perf_counter()
    pdf = real(data, pictures)
    spent["set"] = perf_counter() - before
    return pdf


books.book_pdf = timed
before, told = perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
books.make_book(council, book.pk)
whole, after = perf_counter() - before, resource.getrusage(resource.RUSAGE_SELF)
with council_scope(council):
    made = Book.objects.get(pk=book.pk)
assert made.state == BookState.DONE
cpu = after.ru_utime + after.ru_stime - told.ru_utime - told.ru_stime
print(
    f"| {made.products} products, {made.makers} makers, A4, two languages | {whole:.1f} | {cpu:.1f} | {spent['set']:.1f} "
    f"| {made.size / 1e6:.1f} | {after.ru_maxrss // 1024} |"
)
if len(sys.argv) > 2:
    Path(sys.argv[2]).write_bytes(read_file(made.file))
