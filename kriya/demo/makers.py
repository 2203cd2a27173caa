"""Makers of the demo: invented people with plausible crafts, places, figures and papers, the same at every seeding."""

import random
from dataclasses import dataclass
from datetime import date

from kriya.accounts.models import User
from kriya.core.scoping import current_council
from kriya.councils.regions import districts_of, villages_of
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.register import Phone, register_maker
from kriya.makers.models import Maker, Paper, Status, YearlyFigure

FIRST = "Siti Rina Tuti Sri Endang Murni Wahyu Agus Bambang Heru Joko Yusuf Zaenal Ratna Khotimah Umi Laras Dewi Arif Teguh Budi Galih Nur Fitri Eka Tri".split()
LAST = "Kanigara Cendrawasih Jatimulya Bintara Kecubung Tanjungsari Palapasari Lazuardi Halimun Gaharu Pelangi Srikaya Wastraloka Gemintang Angsana Kenari Samudra Candramawa Bengawan Trembesi".split()
WORDS = "Sekar Mulya Asri Jaya Kencana Pesisir Canting Kusuma Rahayu Pradipta Swastamita Nawasena Lembayung Buana Wening Puspa Adiwarna Sinar Cahaya Lestari".split()
STREETS = "Jlamprang Truntum Kawung Parang Ceplok Sawunggaling Buketan Merak Cempaka Melati Kenanga".split()

# For each council: craft code, what the business is called after, weight.
TRADES: dict[str, tuple[tuple[str, str, int], ...]] = {
    "pekalongan": (
        ("batik.tulis", "Batik Tulis", 30), ("batik.cap", "Batik Cap", 24), ("batik.jlamprang", "Batik Jlamprang", 10),
        ("tenun.atbm", "Tenun ATBM", 12), ("bordir", "Bordir", 6), ("ecoprint", "Ecoprint", 6), ("tekstil.jumputan", "Jumputan", 4),
        ("anyaman.eceng-gondok", "Anyaman Eceng Gondok", 5), ("kulit", "Kulit", 3), ("kayu.ukir", "Ukir Kayu", 3),
    ),
    "gunungkidul": (
        ("kayu.topeng", "Topeng Kayu", 16), ("kayu", "Kerajinan Kayu", 12), ("anyaman.bambu", "Anyaman Bambu", 14),
        ("anyaman.akar-wangi", "Akar Wangi", 8), ("batu", "Batu Ornamen", 6), ("tenun.lurik", "Lurik", 8), ("perak", "Perak", 4), ("batik.tulis", "Batik", 6),
    ),
}  # fmt: skip

STORY_ID = "{name} bermula pada {year} dari teras rumah di {village}. Sampai hari ini setiap {craft} dikerjakan tangan, dari bahan mentah sampai siap pakai."
STORY_EN = "{name} began in {year} on the porch of a house in {village}. To this day every piece of {craft} is made by hand, from raw material to the finished work."


@dataclass(frozen=True)
class Place:
    """A village and the district it lies in."""

    district: str
    village: str
    village_name: str


def seed_makers(count: int, *, by: User) -> list[Maker]:
    """Register `count` makers in the council of the scope; the same council gets the same makers every time."""
    council = current_council()
    chance = random.Random(f"makers of {council.slug}")
    crafts = {craft.code: craft for craft in Craft.objects.all()}
    trades = [trade for trade in TRADES[council.slug] if trade[0] in crafts]
    places = [
        Place(district, village, name)
        for district in districts_of(council.region_code)
        for village, name in villages_of(district).items()
    ]
    return [_seed_one(chance, number, trades, crafts, places, by) for number in range(count)]


def _seed_one(
    chance: random.Random,
    number: int,
    trades: list[tuple[str, str, int]],
    crafts: dict[str, Craft],
    places: list[Place],
    by: User,
) -> Maker:
    code, label, _weight = chance.choices(trades, weights=[trade[2] for trade in trades])[0]
    place, started = chance.choice(places), chance.randrange(1978, 2024)
    owner = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    name = f"{label} {chance.choice(WORDS)} {chance.choice(WORDS) if chance.random() < 0.4 else owner.split()[1]}"
    joined = max(started + 1, chance.randrange(2015, 2026))
    status = chance.choices(
        [Status.FOSTERED, Status.GRADUATED, Status.INACTIVE, Status.APPLIED], weights=[88, 4, 4, 4]
    )[0]
    maker = register_maker(
        name=name,
        by=by,
        status=status,
        reason="Contoh" if status in {Status.GRADUATED, Status.INACTIVE} else "",
        phones=[Phone(f"+62899{current_council().pk % 10}{number:07d}", is_whatsapp=True)]
        if chance.random() < 0.85
        else [],
        crafts=[crafts[code]],
        owner_name=owner,
        owner_gender=chance.choices(["woman", "man", ""], weights=[62, 30, 8])[0],
        owner_birth_year=chance.randrange(1955, 2003) if chance.random() < 0.7 else None,
        address=f"Jl. {chance.choice(STREETS)} No. {chance.randrange(1, 140)}, RT {chance.randrange(1, 9):02d} RW {chance.randrange(1, 8):02d}",
        district_code=place.district,
        village_code=place.village,
        regency_code=current_council().region_code,
        started_year=started if chance.random() < 0.9 else None,
        joined_year=joined if chance.random() < 0.92 else None,
        story_id=STORY_ID.format(name=name, year=started, village=place.village_name, craft=label.lower()),
        story_en=STORY_EN.format(
            name=name, year=started, village=place.village_name, craft=str(crafts[code].name_en or label).lower()
        ),
    )
    _seed_figures(chance, maker, by)
    _seed_papers(chance, maker, number, by)
    if chance.random() < 0.9:
        give_consent(maker, _consents(chance), source="Formulir persetujuan (contoh)", by=by, on=date(2026, 1, 15))
    return maker


def _consents(chance: random.Random) -> list[str]:
    return ["name", *(subject for subject in ("phone", "address", "photo") if chance.random() < 0.7)]


def _seed_figures(chance: random.Random, maker: Maker, by: User) -> None:
    if chance.random() < 0.2:
        return
    labour, sales = (
        chance.choice([1, 2, 3, 4, 5, 8, 12, 20]),
        chance.choice([24, 36, 60, 96, 180, 420, 900, 2600]) * 1_000_000,
    )
    for year in (2023, 2024, 2025):
        sales = int(sales * chance.uniform(0.92, 1.18)) // 1_000_000 * 1_000_000
        women = chance.randrange(0, labour + 1)
        YearlyFigure(
            maker=maker, year=year, labour_men=labour - women, labour_women=women, labour_total=labour,
            yearly_sales=sales if chance.random() < 0.85 else None,
            capital=chance.choice([5, 15, 40, 120, 600]) * 1_000_000 if chance.random() < 0.8 else None,
            source="Pendataan tahunan (contoh)", recorded_by=by,
        ).save()  # fmt: skip


def _seed_papers(chance: random.Random, maker: Maker, number: int, by: User) -> None:
    issued = date(chance.randrange(2019, 2026), chance.randrange(1, 13), chance.randrange(1, 28))
    if chance.random() < 0.72:
        Paper(
            maker=maker,
            kind="nib",
            number=f"99900{current_council().pk % 100:02d}{number:06d}",
            issuer="OSS",
            issued_on=issued,
            created_by=by,
        ).save()
    if chance.random() < 0.3:
        Paper(maker=maker, kind="brand", number=f"IDM{number:09d}", title=maker.name, issuer="DJKI", issued_on=issued,
              expires_on=issued.replace(year=issued.year + 10), created_by=by).save()  # fmt: skip
    if chance.random() < 0.12:
        Paper(maker=maker, kind="batikmark", number=f"BM-{number:05d}", issuer="BBKB", issued_on=issued,
              expires_on=issued.replace(year=issued.year + 3), created_by=by).save()  # fmt: skip
