"""The two councils of the demo and who serves them. All invented."""

from typing import Any

from kriya.accounts.roles import Role
from kriya.councils.models import Council
from kriya.councils.regions import regencies_of

COUNCILS: tuple[dict[str, Any], ...] = (
    {
        "slug": "pekalongan",
        "name": "Dekranasda Kota Pekalongan",
        "short_name": "Pekalongan",
        "level": "city",
        "region_code": "33.75",
        "dye": "indigo",
        "motif": "jlamprang",
        "address": "Galeri Dekranasda (contoh), Kompleks Museum Batik\nJl. Contoh No. 1, Pekalongan",
        "phone": "+62285000000",
        "email": "galeri@pekalongan.contoh.id",
        "about_id": "Kami mendampingi pembatik, penenun, dan perajin Kota Pekalongan: dari canting pertama sampai pembeli terakhir.",
        "about_en": "We stand beside the batik makers, weavers and craftspeople of Pekalongan: from the first drop of wax to the last buyer.",
    },
    {
        "slug": "gunungkidul",
        "name": "Dekranasda Kabupaten Gunungkidul",
        "short_name": "Gunungkidul",
        "level": "regency",
        "region_code": "34.03",
        "dye": "soga",
        "motif": "lurik",
        "address": "Galeri Dekranasda (contoh)\nJl. Contoh No. 2, Wonosari, Gunungkidul",
        "phone": "+62274000000",
        "email": "galeri@gunungkidul.contoh.id",
        "about_id": "Topeng kayu Bobung, anyaman bambu, batu, perak, dan lurik: tangan-tangan Gunungkidul, satu galeri.",
        "about_en": "Wooden masks of Bobung, bamboo, stone, silver and lurik: the hands of Gunungkidul in one gallery.",
    },
)

PEOPLE: dict[str, tuple[tuple[str, str], ...]] = {
    "pekalongan": (
        (Role.CHAIR, "Wulan Prameswari"),
        (Role.STAFF, "Sari Kinanti"),
        (Role.CURATOR, "Laras Wening"),
        (Role.CASHIER, "Dimas Aji"),
        (Role.TREASURER, "Ratri Handayani"),
        (Role.TRADE_OFFICE, "Hendra Wijaya"),
        (Role.AUDITOR, "Nila Anggraini"),
    ),
    "gunungkidul": (
        (Role.CHAIR, "Endah Lestari"),
        (Role.STAFF, "Bagus Prakosa"),
        (Role.CURATOR, "Tirta Mahardika"),
        (Role.CASHIER, "Yanti Puspita"),
        (Role.TREASURER, "Joko Santosa"),
        (Role.TRADE_OFFICE, "Galih Permana"),
        (Role.AUDITOR, "Mira Kusuma"),
    ),
}
# Somebody who serves both, to try the switch between councils.
SHARED = ("Ayu Larasati", "ayu@contoh.id", (("pekalongan", Role.CURATOR), ("gunungkidul", Role.TRADE_OFFICE)))
MAKERS = {"pekalongan": 240, "gunungkidul": 60}
PRODUCTS = {"pekalongan": 1400, "gunungkidul": 200}
LOTS = {"pekalongan": 240, "gunungkidul": 60}
PASSWORD = "batik-tulis-7"  # noqa: S105  (the demo's own, printed on the terminal)


def demo_email(role: str, council: Council) -> str:
    """Return the e-mail address of the demo person with this role."""
    return f"{role.replace('_', '-')}@{council.slug}.contoh.id"


def regions_of_nation() -> list[str]:
    """Return the codes of the regions that report: Jawa Tengah with all its parts, and those of Yogyakarta."""
    return ["33", *regencies_of("33"), *regencies_of("34")]
