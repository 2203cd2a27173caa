"""Makers of the demo: invented people with plausible crafts, places, figures and papers, the same at every seeding."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.text import slugify

from kriya.accounts.models import User
from kriya.core.clock import today
from kriya.core.scoping import current_council
from kriya.councils.regions import districts_of, villages_of
from kriya.crafts.models import Craft
from kriya.makers.actions.publish import publish_all
from kriya.makers.models import Consent, Maker, MakerCraft, MakerPhone, Paper, Status, Step, YearlyFigure

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

_LAST_ASKED = 2025
# How business went in each year, against 2023.
YEARS = {2019: 1.02, 2020: 0.74, 2021: 0.66, 2022: 0.86, 2023: 1.0, 2024: 1.08, 2025: 1.17}
ASKED = {2020: 0.85, 2021: 0.85}  # the share that could be asked

STORY_ID = "{name} bermula pada {year} dari teras rumah di {village}. Sampai hari ini setiap {craft} dikerjakan tangan, dari bahan mentah sampai siap pakai."
STORY_EN = "{name} began in {year} on the porch of a house in {village}. To this day every piece of {craft} is made by hand, from raw material to the finished work."


@dataclass(frozen=True)
class Place:
    """A village and the district it lies in."""

    district: str
    district_name: str
    village: str
    village_name: str


@dataclass
class Rows:
    """What hangs on the makers, gathered to be written in one statement a table."""

    steps: list[Step] = field(default_factory=list)
    phones: list[MakerPhone] = field(default_factory=list)
    crafts: list[MakerCraft] = field(default_factory=list)
    figures: list[YearlyFigure] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)

    def write(self) -> None:
        every: list[list[Any]] = [self.steps, self.phones, self.crafts, self.figures, self.papers, self.consents]
        for rows in every:
            type(rows[0]).objects.bulk_create(rows)


def seed_makers(count: int, *, by: User) -> list[Maker]:
    """Register `count` makers in the council of the scope; the same council gets the same makers every time.

    Written in bulk and not by the register's actions: one by one they would take half of the demo's first start.
    """
    council = current_council()
    chance = random.Random(f"makers of {council.slug}")
    crafts = {craft.code: craft for craft in Craft.objects.all()}
    trades = [trade for trade in TRADES[council.slug] if trade[0] in crafts]
    places = [
        Place(district, districts_of(council.region_code)[district], village, name)
        for district in districts_of(council.region_code)
        for village, name in villages_of(district).items()
    ]
    rows, slugs = Rows(), set[str]()
    makers = [_seed_one(chance, number, trades, crafts, places, rows, by) for number in range(count)]
    _register_twice(makers[-1], makers[:-1])
    for number, maker in enumerate(makers):
        slug = slugify(maker.name)
        maker.slug = f"{slug}-{number}" if slug in slugs else slug
        slugs.add(slug)
    Maker.objects.bulk_create(makers)
    rows.write()
    publish_all()
    return makers


def _register_twice(maker: Maker, others: list[Maker]) -> None:
    """Make a maker the same business as an earlier one, so that the page of duplicates has something to show."""
    first = next((one for one in others if one.name.split()[0] == maker.name.split()[0]), others[0])
    was, maker.name, maker.owner_name = maker.name, f"UD {first.name}", first.owner_name
    maker.story_id, maker.story_en = (story.replace(was, maker.name) for story in (maker.story_id, maker.story_en))


def _seed_one(
    chance: random.Random,
    number: int,
    trades: list[tuple[str, str, int]],
    crafts: dict[str, Craft],
    places: list[Place],
    rows: Rows,
    by: User,
) -> Maker:
    code, label, _weight = chance.choices(trades, weights=[trade[2] for trade in trades])[0]
    maker = _maker(chance, crafts[code], label, places, by)
    reason = "Contoh" if maker.status in {Status.GRADUATED, Status.INACTIVE} else ""
    rows.steps.append(Step.of_scope(maker=maker, kind=str(maker.status), by=by, reason=reason))
    rows.crafts.append(MakerCraft.of_scope(maker=maker, craft=crafts[code], is_main=True))
    if chance.random() < 0.85:
        phone = f"+62899{current_council().pk % 10}{number:07d}"
        rows.phones.append(MakerPhone.of_scope(maker=maker, number=phone, is_whatsapp=True))
    _seed_figures(chance, maker, rows, by)
    if maker.joined_year == _LAST_ASKED and number % 2:
        # Half of the newest came this year, with the figures of the last one.
        maker.joined_year = today().year
    _seed_papers(chance, maker, number, rows, by)
    _seed_consents(chance, maker, rows, by)
    return maker


def _maker(chance: random.Random, craft: Craft, label: str, places: list[Place], by: User) -> Maker:
    place, started = chance.choice(places), chance.randrange(1978, 2024)
    owner = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    name = f"{label} {chance.choice(WORDS)} {chance.choice(WORDS) if chance.random() < 0.4 else owner.split()[1]}"
    joined = max(started + 1, chance.randrange(2015, _LAST_ASKED + 1))
    statuses = [Status.FOSTERED, Status.GRADUATED, Status.INACTIVE, Status.APPLIED]
    status = chance.choices(statuses, weights=[88, 4, 4, 4])[0]
    english = str(craft.name_en or label).lower()
    return Maker.of_scope(
        name=name,
        created_by=by,
        status=status,
        owner_name=owner,
        owner_gender=chance.choices(["woman", "man", ""], weights=[62, 30, 8])[0],
        owner_birth_year=min(chance.randrange(1955, 2003), started - 18) if chance.random() < 0.7 else None,
        address=_address(chance),
        district_code=place.district,
        district_name=place.district_name,
        village_code=place.village,
        village_name=place.village_name,
        regency_code=current_council().region_code,
        started_year=started if chance.random() < 0.9 else None,
        joined_year=joined if status != Status.APPLIED and chance.random() < 0.92 else None,
        story_id=STORY_ID.format(name=name, year=started, village=place.village_name, craft=label.lower()),
        story_en=STORY_EN.format(name=name, year=started, village=place.village_name, craft=english),
    )


def _address(chance: random.Random) -> str:
    numbers = (chance.randrange(1, 140), chance.randrange(1, 9), chance.randrange(1, 8))
    return f"Jl. {chance.choice(STREETS)} No. {numbers[0]}, RT {numbers[1]:02d} RW {numbers[2]:02d}"


def _seed_consents(chance: random.Random, maker: Maker, rows: Rows, by: User) -> None:
    if chance.random() >= 0.9:
        return
    subjects = ["name", *(subject for subject in ("phone", "address", "photo") if chance.random() < 0.7)]
    rows.consents += [
        Consent.of_scope(
            maker=maker, subject=subject, given_on=date(2026, 1, 15), source="Formulir (contoh)", recorded_by=by
        )
        for subject in subjects
    ]


def _seed_figures(chance: random.Random, maker: Maker, rows: Rows, by: User) -> None:
    """Report from the year a maker joined, or later; few businesses kept all their people in 2020 and 2021."""
    if chance.random() < 0.2:
        return
    labour = chance.choice([1, 2, 3, 4, 5, 8, 12, 20])
    sales = chance.choice([24, 36, 60, 96, 180, 420, 900, 2600])
    capital = chance.choice([5, 15, 40, 120, 600])
    women, own = chance.uniform(0.2, 0.95), chance.uniform(-0.02, 0.06)
    first = max(min(YEARS), maker.joined_year or 0, chance.choice([2019, 2019, 2019, 2019, 2022, 2023]))
    last = 2024 if chance.random() < 0.06 else _LAST_ASKED
    for year in (year for year in YEARS if first <= year <= last):
        if chance.random() > ASKED.get(year, 1):
            continue
        growth = YEARS[year] * (1 + own) ** (year - first) * chance.uniform(0.95, 1.05)
        people = max(1, round(labour * growth))
        rows.figures.append(
            YearlyFigure.of_scope(
                maker=maker,
                year=year,
                labour_men=people - round(people * women),
                labour_women=round(people * women),
                labour_total=people,
                yearly_sales=max(6, round(sales * growth**2)) * 1_000_000 if chance.random() < 0.85 else None,
                capital=max(3, round(capital * growth)) * 1_000_000 if chance.random() < 0.8 else None,
                source="Pendataan tahunan (contoh)",
                recorded_by=by,
            )
        )


def _seed_papers(chance: random.Random, maker: Maker, number: int, rows: Rows, by: User) -> None:
    issued = date(chance.randrange(2019, 2026), chance.randrange(1, 13), chance.randrange(1, 28))
    council = current_council().pk % 100
    chosen = (
        (0.72, "nib", f"99900{council:02d}{number:06d}", "OSS", "", None),
        (0.3, "brand", f"IDM{number:09d}", "DJKI", maker.name, 10),
        (0.12, "batikmark", f"BM-{number:05d}", "BBKB", "", 3),
    )
    for likely, kind, paper, issuer, title, years in chosen:
        if chance.random() < likely:
            expires = _end(chance, issued, years)
            rows.papers.append(
                Paper.of_scope(
                    maker=maker,
                    kind=kind,
                    number=paper,
                    issuer=issuer,
                    title=title,
                    issued_on=issued,
                    expires_on=expires,
                    created_by=by,
                )
            )


def _end(chance: random.Random, issued: date, years: int | None) -> date | None:
    """Return when a paper ends; now and then so soon that the office is reminded of it."""
    if years is None:
        return None
    if chance.random() < 0.06:
        return today() + timedelta(days=chance.randrange(-10, 85))
    return issued.replace(year=issued.year + years)
