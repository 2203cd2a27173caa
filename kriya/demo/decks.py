"""What the demo's office keeps for a delegation: targets, three stories and a deck. All invented."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.achievements.actions.decks import make_deck
from kriya.achievements.actions.peers import agree
from kriya.achievements.actions.stories import keep_story
from kriya.achievements.actions.targets import set_target
from kriya.achievements.models import Story, StoryKind
from kriya.achievements.period import Period
from kriya.achievements.queries.snapshots import current
from kriya.achievements.sheet import Sheet
from kriya.core.scoping import current_council
from kriya.demo.pictures import Picture, draw
from kriya.makers.actions.papers import Upload
from kriya.makers.models import Consent, Maker

_SIZE: Final = (720, 900)
_SCENES: Final = {"pekalongan": "batik", "gunungkidul": "chisels"}
_AIMS: Final = (
    ("makers.fostered", 1.05, "Rencana kerja dewan"),
    ("products.published", 1.1, "Rencana kerja dewan"),
    ("trade.sales", 0.95, "Rapat kerja bersama dinas"),
    ("promotion.visits", 0.9, "Rencana promosi"),
)
_AUDIENCE: Final = {"pekalongan": "Rombongan Dekranasda Kabupaten Gunungkidul", "gunungkidul": "Rapat koordinasi dinas"}


def seed_decks(people: Mapping[str, User]) -> None:
    """Set targets, write stories and put a deck together from the newest approved quarter."""
    newest = current()
    if newest is None or not newest.period:
        return
    sheet = Sheet(newest.public)
    for code, share, note in _AIMS:
        if value := sheet[code].value:
            step = 10 if value < 10_000 else 100_000
            goal = max(1, round(value * share / step) * step)
            set_target(Period.of_code(newest.period), code, goal, by=people[Role.CHAIR], note=note)
    stories = [_bench(by=people[Role.STAFF]), *_of_makers(by=people[Role.STAFF])]
    title = f"Capaian {current_council().short_name}: dari canting sampai pembeli" if _is_batik() else ""
    make_deck(
        newest,
        title=title or f"Capaian {current_council().short_name}: tangan-tangan di satu galeri",
        audience=_AUDIENCE[current_council().slug],
        stories=stories,
        by=people[Role.STAFF],
    )
    agree(by=people[Role.CHAIR])


def _is_batik() -> bool:
    return _SCENES[current_council().slug] == "batik"


def _bench(*, by: User) -> Story:
    photos = {name: _drawn(seed) for name, seed in (("photo", 31), ("photo_after", 47))}
    return keep_story(
        None,
        by=by,
        photos=photos,
        kind=StoryKind.BEFORE_AFTER,
        title_id="Meja kerja, sebelum dan sesudah pendampingan",
        title_en="A workbench before and after assistance",
        words_id="Tiga kali kunjungan kurator: bahan ditata, warna dicatat, dan hasilnya dapat diulang.",
        words_en="Three visits of the curator: materials in order, colours written down, and work that can be repeated.",
        photo_alt="Meja kerja sebelum ditata",
        photo_after_alt="Meja kerja sesudah ditata",
    )


def _of_makers(*, by: User) -> list[Story]:
    """Tell of two makers that allow their photo and name to be shown."""
    photo = set(Consent.objects.filter(subject="photo", withdrawn_at=None).values_list("maker", flat=True))
    name = set(Consent.objects.filter(subject="name", withdrawn_at=None).values_list("maker", flat=True))
    found = list(Maker.objects.fostered().filter(pk__in=photo & name).order_by("created_at", "pk")[:2])
    told = []
    if found:
        told.append(
            keep_story(
                None,
                by=by,
                photos={"photo": _drawn(59)},
                kind=StoryKind.PORTRAIT,
                maker=found[0],
                title_id=found[0].name,
                title_en=found[0].name,
                words_id="Sejak dititipkan di galeri, karya kami sampai ke pembeli dari luar kota tanpa kami meninggalkan rumah.",
                words_en="Since our work stands in the showroom it reaches buyers from other cities, and we need not leave home.",
                speaker=found[0].owner_name or found[0].name,
                photo_alt="Alat dan kain di tempat kerja",
            )
        )
    if len(found) > 1:
        told.append(
            keep_story(
                None,
                by=by,
                photos={},
                kind=StoryKind.QUOTE,
                maker=found[1],
                title_id="Kata perajin",
                title_en="In a maker's words",
                words_id="Sekarang saya tahu persis apa yang terjual dan kapan uangnya saya terima.",
                words_en="Now I know exactly what was sold, and when I am paid.",
                speaker=found[1].owner_name or found[1].name,
            )
        )
    return told


def _drawn(seed: int) -> Upload:
    drawn, out = draw(Picture("workshop", scene=_SCENES[current_council().slug], seed=seed), size=_SIZE), BytesIO()
    drawn.save(out, "JPEG", quality=86)
    return Upload(BytesIO(out.getvalue()), len(out.getvalue()))
