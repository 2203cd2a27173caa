"""Products of the demo: invented pieces with plausible names and prices, the same at every seeding, written in bulk."""

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils.text import slugify

from kriya.catalog.actions.publish import publish_all_products
from kriya.catalog.models import Product, ProductState
from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.makers.models import MakerCraft, PublishedMaker


@dataclass(frozen=True)
class Range:
    """What a craft makes: kinds of piece with their price in thousands of rupiah, and what tells one from another."""

    kinds: tuple[tuple[str, int], ...]
    patterns: tuple[str, ...]
    finishes: tuple[str, ...]
    technique_id: str
    technique_en: str


_DYES: Final = ("Indigo", "Soga", "Mengkudu", "Tingi", "Secang", "Jolawe", "Mahoni", "Tegeran")
_BATIK: Final = (
    "Jlamprang", "Buketan", "Kawung", "Truntum", "Parang", "Semen Rama", "Sawunggaling", "Tujuh Rupa", "Terang Bulan",
    "Sekar Jagad", "Liong", "Pagi Sore", "Cempaka Mulya", "Merak Ngigel", "Tambal Pamiluto", "Udang Liris",
)  # fmt: skip
_WORN: Final = (
    ("Kain Panjang", 900), ("Sarung", 450), ("Selendang", 350), ("Kemeja", 380), ("Blus", 320), ("Outer", 410),
    ("Scarf", 210), ("Taplak Meja", 260), ("Sarung Bantal", 120), ("Syal", 180),
)  # fmt: skip
_WOVEN: Final = (
    ("Kain Tenun", 420), ("Selendang", 280), ("Sarung Goyor", 350), ("Tas Jinjing", 240), ("Dompet", 95),
    ("Taplak Meja", 230), ("Syal", 190),
)  # fmt: skip
_PLAITED: Final = (
    ("Keranjang", 140), ("Tas", 210), ("Kotak Tisu", 75), ("Tatakan Piring", 45), ("Kap Lampu", 260), ("Topi", 90),
    ("Tikar", 180), ("Nampan", 110),
)  # fmt: skip
_CARVED: Final = (
    ("Panel Ukir", 850), ("Bingkai Cermin", 620), ("Kotak Perhiasan", 240), ("Nampan", 165), ("Wayang Klitik", 320),
    ("Patung Kecil", 410),
)  # fmt: skip
_MASKS: Final = (("Topeng", 260), ("Topeng Hias", 380), ("Topeng Kecil", 85), ("Topeng Batik", 340))
_LEATHER: Final = (("Dompet", 185), ("Sabuk", 160), ("Tas Selempang", 540), ("Sandal", 220), ("Gantungan Kunci", 35))
_STONE: Final = (("Cobek", 75), ("Lampion Taman", 480), ("Pot Bunga", 160), ("Relief", 950))
_SILVER: Final = (("Cincin", 240), ("Liontin", 310), ("Anting", 210), ("Bros", 350), ("Gelang", 520))

RANGES: Final[dict[str, Range]] = {
    "batik": Range(_WORN, _BATIK, _DYES, "ditulis dengan canting dan diwarnai", "drawn in wax and dyed"),
    "tenun": Range(
        _WOVEN, ("Tluwatu", "Sulur", "Kembang Jagung", "Dringin", "Udan Liris", "Telu Pat", "Yuyu Sekandang"), _DYES,
        "ditenun dengan alat tenun bukan mesin", "woven on a handloom",
    ),
    "bordir": Range(
        _WORN[2:8], ("Buketan", "Melati", "Teratai", "Sulur Gelung", "Kupu Tarung"), ("Gading", "Salem", *_DYES[:4]),
        "dibordir helai demi helai", "embroidered thread by thread",
    ),
    "ecoprint": Range(
        _WORN[2:9], ("Daun Jati", "Daun Lanang", "Jarak Wulung", "Truja", "Kersen"), _DYES,
        "dicetak dengan daun dari kebun sendiri", "printed with leaves of the maker's own garden",
    ),
    "tekstil": Range(
        _WORN[:7], ("Tritik", "Pelangi", "Bintang", "Ombak"), _DYES, "diikat dan dicelup", "tied and dyed",
    ),
    "anyaman": Range(
        _PLAITED, ("Kepang", "Sasak", "Mata Itik", "Kembang", "Wajik"), ("Alami", "Kopi", "Madu", "Abu"),
        "dianyam dengan tangan", "plaited by hand",
    ),
    "kulit": Range(
        _LEATHER, ("Polos", "Tatah Sulur", "Jahit Tangan"), ("Cokelat", "Hitam", "Tan"),
        "dipotong dan dijahit dengan tangan", "cut and stitched by hand",
    ),
    "kayu": Range(
        _CARVED, ("Lung-lungan", "Merak", "Teratai", "Panji", "Kala"), ("Jati", "Mahoni", "Sonokeling"),
        "diukir dengan tatah", "carved with chisels",
    ),
    "kayu.topeng": Range(
        _MASKS, ("Panji", "Sekartaji", "Klana", "Gunungsari", "Penthul", "Tembem", "Bancak"),
        ("Pule", "Sengon", "Jati"),
        "diukir dan disungging", "carved and painted",
    ),
    "batu": Range(
        _STONE, ("Polos", "Padma", "Surya"), ("Putih", "Hitam"), "dipahat dari batu setempat", "cut from local stone",
    ),
    "perak": Range(
        _SILVER, ("Filigri Kawung", "Daun", "Ukel", "Truntum"), ("Bakar", "Putih"),
        "dikerjakan kawat demi kawat", "worked wire by wire",
    ),
}  # fmt: skip

_STORY_ID: Final = "{kind} {pattern} ini {technique} di bengkel {maker}. Tidak ada dua yang sama persis."
_STORY_EN: Final = "This piece is {technique} in the workshop of {maker}. No two are quite alike."


def seed_products(count: int) -> int:
    """Make `count` products of the makers of the council of the scope; return how many of them are public."""
    chance = random.Random(f"products of {current_council().slug}")
    public = set(PublishedMaker.objects.of(current_council().pk).values_list("maker_id", flat=True))
    mains = MakerCraft.objects.filter(is_main=True).select_related("maker", "craft").order_by("maker__created_at", "pk")
    makers = [row for row in mains if _range(row.craft.code) and not row.maker.merged_into_id]
    taken: dict[str, int] = {}
    made = [_one(chance, chance.choice(makers), public, taken, number) for number in range(count)]
    Product.objects.bulk_create(made, batch_size=500)
    return publish_all_products()


def _range(code: str) -> Range | None:
    return RANGES.get(code) or RANGES.get(code.split(".")[0])


def _one(chance: random.Random, row: MakerCraft, public: set[UUID], taken: dict[str, int], number: int) -> Product:
    offered = _range(row.craft.code)
    assert offered is not None  # makers without one were left out
    kind, thousands = chance.choice(offered.kinds)
    pattern, finish = chance.choice(offered.patterns), chance.choice(offered.finishes)
    name = f"{kind} {pattern} {finish}"
    taken[name] = taken.get(name, 0) + 1
    slug = slugify(name) if taken[name] == 1 else f"{slugify(name)}-{taken[name]}"
    shown = row.maker_id in public and chance.random() < 0.92
    state = (
        ProductState.PUBLISHED
        if shown
        else chance.choices((ProductState.DRAFT, ProductState.WITHDRAWN), weights=(1, 3))[0]
    )
    return Product.of_scope(
        maker=row.maker,
        craft=row.craft,
        slug=slug,
        name=name,
        price=round(thousands * chance.uniform(0.7, 1.9) / 5) * 5_000 if chance.random() < 0.94 else None,
        story_id=_STORY_ID.format(kind=kind, pattern=pattern, technique=offered.technique_id, maker=row.maker.name),
        story_en=_STORY_EN.format(technique=offered.technique_en, maker=row.maker.name),
        state=state,
        published_at=None if state == ProductState.DRAFT else now() - timedelta(hours=7 * number + 1),
    )
