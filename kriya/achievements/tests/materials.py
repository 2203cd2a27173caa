"""A publication for tests of decks and papers, made by hand: no database, every number known."""

from datetime import date
from typing import Any

from kriya.achievements.deck.material import Goal, Material, Peer
from kriya.achievements.period import Period
from kriya.achievements.sheet import Sheet
from kriya.core.indicators import INDICATORS

BRAND = {
    "name": "Dekranasda Kota Pekalongan", "short": "Pekalongan", "dye": "indigo", "motif": "jlamprang",
    "address": "Jl. Contoh No. 1\nPekalongan", "phone": "+62285000000", "email": "galeri@contoh.id", "slug": "pekalongan",
}  # fmt: skip
LABELS = {
    "craft_family": {"batik": {"id": "Batik", "en": "Batik"}, "tenun": {"id": "Tenun", "en": "Weaving"}, "kayu": {"id": "Kayu", "en": "Wood"}},
    "sold_family": {"batik": {"id": "Batik", "en": "Batik"}, "tenun": {"id": "Tenun", "en": "Weaving"}},
    "craft": {"batik.tulis": {"id": "Batik tulis", "en": "Hand-drawn batik"}, "batik.cap": {"id": "Batik cap", "en": "Stamped batik"}},
    "district": {"33.75.01": {"id": "Pekalongan Barat", "en": "Pekalongan Barat"}, "33.75.02": {"id": "Pekalongan Timur", "en": "Pekalongan Timur"}},
}  # fmt: skip
SALES = 84_350_000


def one(code: str, value: int | None, known: int = 40, total: int = 40, **by: dict[str, int]) -> dict[str, Any]:
    """One figure as a publication keeps it."""
    indicator = INDICATORS[code]
    return {
        "code": code, "value": value, "known": known, "total": total, "unit": str(indicator.unit),
        "version": indicator.version, "name": indicator.name.as_json(), "definition": indicator.definition.as_json(),
        "basis": indicator.basis.as_json(), "by": by, "dated": {}, "withheld": [],
    }  # fmt: skip


def sheet(sales: int | None = SALES, makers: int = 212, as_of: str = "2026-06-30") -> Sheet:
    """The public figures of a quarter."""
    figures = [
        one(
            "makers.fostered", makers,
            craft_family={"batik": 120, "tenun": 60, "kayu": 32}, gender={"woman": 140, "man": 72},
            district={"33.75.01": 110, "33.75.02": 102}, size={"micro": 180, "small+medium": 32},
        ),
        one("products.published", 1204, craft={"batik.tulis": 800, "batik.cap": 404}),
        one("crafts.active", 14),
        one("labour.total", 1180, 160, 212, year={"2023": 1010, "2024": 1090, "2025": 1180}),
        one("labour.women", 800, 160, 212),
        one("labour.men", 380, 160, 212),
        one("trade.sales", sales, channel={"showroom": 50_000_000, "shop+visit": 34_350_000}, sold_family={"batik": 60_000_000, "tenun": 24_350_000}),
        one("trade.earned", 65_000_000),
        one("trade.pieces", 412),
        one("promotion.visits", 2310),
    ]  # fmt: skip
    data = {"council": "pekalongan", "as_of": as_of, "since": "2026-04-01", "until": as_of, "indicators": figures}
    return Sheet({**data, "labels": LABELS})


def material(**told: Any) -> Material:
    """A quarter with the five before it, one of which was not told."""
    sales = (40_000_000, 52_000_000, None, 61_000_000, 70_000_000, SALES)
    quarters = [Period(2025, 1), Period(2025, 2), Period(2025, 3), Period(2025, 4), Period(2026, 1), Period(2026, 2)]
    trend = [
        (quarter, sheet(value, 180 + 6 * at)) for at, (quarter, value) in enumerate(zip(quarters, sales, strict=True))
    ]
    given: dict[str, Any] = {
        "sheet": sheet(), "period": Period(2026, 2), "brand": BRAND, "digest": "5f0c1d2e3b4a" * 5 + "abcd",
        "published_on": date(2026, 7, 20), "published_by": "Wulan Prameswari", "prepared_by": "Sari Kinanti",
        "revision": 1, "reason": "Satu pameran terlambat.", "changed": [], "trend": trend, "year_ago": trend[1][1],
        "title": "Capaian dewan kami", "audience": "Rombongan Dekranasda Gunungkidul",
        "targets": [Goal("makers.fostered", 200), Goal("trade.sales", 100_000_000)],
        "peers": [Peer("makers.fostered", 150, 6), Peer("products.published", 700, 6)],
        "stories": [{
            "kind": "quote", "title_id": "Kata perajin", "title_en": "In a maker's words",
            "words_id": "Sejak dititipkan di galeri, kain saya dikenal pembeli dari luar kota.", "words_en": "",
            "speaker": "Bu Siti, perajin batik", "photo": "", "photo_after": "", "maker": "",
        }],
    }  # fmt: skip
    return Material(**{**given, **told})
