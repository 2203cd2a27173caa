"""Delegations of the demo: Gunung Kidul's two visits, ten others, one that waits and one that comes soon. All invented
but for the day of the second visit and what its guests wanted to copy."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.demo.delegations import GUESTS, OTHERS, Came
from kriya.inventory.queries.stock import on_sale
from kriya.ledger.days import zone
from kriya.ledger.terms import Bearer, Terms
from kriya.visits.actions.after import adopt, answer_follow_up, drop, keep, promise, raise_follow_ups, tell
from kriya.visits.actions.agenda import add_task, finish_task
from kriya.visits.actions.answering import agree
from kriya.visits.actions.asking import Asked, ask
from kriya.visits.actions.gifts import give
from kriya.visits.actions.guests import Signed, sign
from kriya.visits.actions.holding import Past, add_cost, hold, link_of_visit, write_down_past
from kriya.visits.actions.places import keep_place
from kriya.visits.actions.purging import purge_due
from kriya.visits.actions.rules import set_rules
from kriya.visits.actions.supplies import add_supply, buy, serve
from kriya.visits.identity import region_of
from kriya.visits.models import Direction, Origin, Place, Supply, Visit
from kriya.visits.queries.slots import Slot

FIRST: Final = date(2021, 9, 14)
SECOND: Final = date(2023, 11, 13)


def seed_visits(people: Mapping[str, User]) -> None:
    """Let the council have received its delegations; Gunung Kidul's own one went out to learn."""
    if current_council().slug == "pekalongan":
        _receive(people[Role.STAFF], people[Role.CHAIR])
    else:
        _went_out(people[Role.STAFF])


def _receive(sari: User, wulan: User) -> None:
    set_rules(
        most_people=60,
        notice_days=7,
        words="Bus parkir di halaman Museum Batik. Aula di lantai dua; beri tahu kami bila ada tamu berkursi roda.",
        thanks_closing="Semoga yang dilihat bisa dicoba di rumah. Kami senang mendengar kabarnya.",
    )
    hall = keep_place(None, kind="hall", name="Aula Museum Batik", capacity=80, buffer_minutes=30)
    gallery = keep_place(None, kind="showroom", name="Galeri Dekranasda", capacity=None, buffer_minutes=15)
    host = keep_place(None, kind="host", name=wulan.name, capacity=None, buffer_minutes=15)
    places = [hall, gallery, host]
    _first(sari)
    _second(places, sari)
    _stock_up(sari)
    for came in OTHERS:
        _other(came, places, sari)
    _coming(places, sari)
    _waiting()
    purge_due()


def _first(sari: User) -> None:
    """Gunung Kidul's first visit, from before the system: written down from memory."""
    visit = write_down_past(
        Past(
            "council", "", region_of("Gunung Kidul"), FIRST, 24, "Ibu Diah Purwanti", "Ketua",
            ("fostering", "selling_offline"),
            "Bagaimana UMKM binaan dipilih?\nSiapa yang menjaga galeri?",
            "Kunjungan pertama, dicatat dari buku tamu. Galeri mereka waktu itu belum ada.",
        ),
        direction=Direction.INCOMING,
        by=sari,
    )  # fmt: skip
    with standing_at(_at(FIRST, 12)):
        kept = promise(
            visit,
            side="host",
            words="Mengirim contoh perjanjian titip jual",
            owner="Sekretariat",
            due_on=date(2021, 10, 1),
        )
        listed = promise(
            visit,
            side="guest",
            words="Mendata 100 UMKM kerajinan di Gunungkidul",
            owner="Dinas UMKM",
            due_on=date(2022, 6, 30),
        )
        hall = promise(
            visit, side="guest", words="Membuka galeri di Wonosari", owner="Ketua", due_on=date(2022, 12, 31)
        )
    with standing_at(_at(date(2021, 9, 28), 9)):
        keep(kept, outcome="Terkirim lewat surel, 28 September 2021.")
    with standing_at(_at(date(2022, 7, 11), 9)):
        keep(listed, outcome="112 UMKM terdata, kata tamu saat menelepon.")
    with standing_at(_at(date(2023, 1, 9), 9)):
        drop(hall, outcome="Gedungnya belum ada; itu sebabnya mereka datang lagi.")


def _second(places: list[Place], sari: User) -> None:
    """The second visit, 13 November 2023: the story that everything here began with."""
    asked = Asked(
        "council", "Dekranasda Kab. Gunung Kidul", region_of("Kab. Gunung Kidul"), "Ibu Diah Purwanti", "Ketua", 32, "",
        "", letter_number="005/118/XI/2023", letter_on=date(2023, 10, 30), wished=(SECOND,),
        topics=("selling_online", "selling_offline", "training", "exhibition"),
        questions="Bagaimana promosi daring dan luring dijalankan bersama?\nBerapa UMKM binaan, jenisnya apa saja?",
    )  # fmt: skip
    with standing_at(_at(date(2023, 11, 1), 9)):
        visit = ask(asked, key=new_id(), by=sari, origin=Origin.OFFICE)
    words = "Senang bertemu lagi. Kami tunggu di Aula Museum Batik."
    with standing_at(_at(date(2023, 11, 2), 10)):
        visit = agree(visit, _slot(SECOND), places, by=sari, answer=words)
    _held(visit, 32, "Tamu paling tertarik pada fasilitas pemasaran luring dan daring dalam satu gedung.", sari)
    with standing_at(_at(SECOND, 12)):
        _thought(visit)
        add_cost(visit, what="Kudapan dan minum", amount=960_000, budget="APBD, penerimaan tamu", by=sari)
    _promised(visit)
    words = "Galeri titip jual dengan label QR"
    adopt(visit, topic="selling_offline", words=words, on=date(2024, 6, 10), told_by="guest")
    for days, heard in _HEARD.items():
        with standing_at(_at(SECOND + timedelta(days=days + 1), 9)):
            raise_follow_ups()
            answer_follow_up(visit.follow_ups.get(days=days), heard=heard, by=sari)


_HEARD: Final = {
    30: "Sedang menyiapkan tempat.",
    90: "Tempat ada; perjanjian titip jual dibahas.",
    180: "Galeri dibuka bulan depan.",
}


def _thought(visit: Visit) -> None:
    said = "Salah satu yang ingin kami tiru adalah fasilitas pemasaran luring maupun daring."
    tell(visit, key=new_id(), stars=5, wants=["selling_online", "selling_offline"], words=said, better="")
    better = "Waktu di galeri kurang lama."
    tell(visit, key=new_id(), stars=5, wants=["selling_online", "training"], words="", better=better)


def _promised(visit: Visit) -> None:
    """What both sides promised on that day, and what became of it."""
    with standing_at(_at(SECOND, 12)):
        words, due = "Mengirim pengaturan galeri dan toko daring", date(2023, 12, 1)
        template = promise(visit, side="host", words=words, owner="Sari", due_on=due)
        words, due = "Membuka galeri kecil dan toko daring", date(2024, 6, 30)
        shop = promise(visit, side="guest", words=words, owner="Ketua", due_on=due)
        promise(visit, side="guest", words="Mengundang Pekalongan ke pembukaan galeri", owner="Sekretaris")
    with standing_at(_at(date(2023, 11, 29), 9)):
        keep(template, outcome="Terkirim bersama contoh label.")
    with standing_at(_at(date(2024, 7, 2), 9)):
        keep(shop, outcome="Galeri di Wonosari buka Juni 2024; toko daring menyusul.")


_SHELF: Final = (
    ("Air mineral", "botol", 400, 880_000, "Nota Toko Berkah 0412"),
    ("Teh", "gelas", 300, 240_000, "Nota Toko Berkah 0412"),
    ("Kotak kudapan", "kotak", 240, 3_600_000, "Dapur Bu Nur, pesanan bulanan"),
)


def _stock_up(sari: User) -> None:
    """Buy refreshments for the delegations of the last months."""
    with standing_at(_at(today() - timedelta(days=61), 9)):
        for name, unit, pieces, cost, note in _SHELF:
            buy(add_supply(name=name, unit=unit), pieces=pieces, cost=cost, note=note, key=new_id(), by=sari)


def _other(came: Came, places: list[Place], sari: User) -> None:
    day = _working_day(today() - timedelta(days=came.ago))
    said = Asked(
        came.kind, came.name, region_of(came.region), came.head, came.title, came.people, came.head, "+6281200000000",
        wished=(day,), topics=came.topics, questions=came.question,
    )  # fmt: skip
    with standing_at(_at(day - timedelta(days=21), 9)):
        visit = ask(said, key=new_id(), by=sari, origin=Origin.OFFICE)
    with standing_at(_at(day - timedelta(days=18), 9)):
        visit = agree(visit, _slot(day), places[: 2 + came.ago % 2], by=sari, answer="Kami tunggu kedatangannya.")
    if came.ago < 60:
        _signed(visit, day)
        _souvenir(visit, day, sari)
        with standing_at(_at(day, 10)):
            for supply in Supply.objects.order_by("name"):
                serve(visit, supply, pieces=came.people, key=new_id(), by=sari)
    _held(visit, came.people - came.ago % 3, came.summary, sari)
    with standing_at(_at(day, 12)):
        tell(visit, key=new_id(), stars=4 + came.ago % 2, wants=list(came.topics), words="", better="")
        promise(visit, side="host", words="Mengirim bahan paparan", owner="Sari", due_on=day + timedelta(days=14))
    if came.ago >= 60:
        with standing_at(_at(day + timedelta(days=10), 9)):
            keep(visit.promises.get(), outcome="Terkirim.")


def _signed(visit: Visit, day: date) -> None:
    """Guests sign on their telephones; their names are there until the days of the council are over."""
    with standing_at(_at(day, 9)):
        for number, name in enumerate(GUESTS):
            message = "Galerinya menginspirasi. Terima kasih sambutannya!" if number == 0 else ""
            sign(
                visit,
                Signed(name, "Anggota" if number else "Ketua", message=message, may_share=bool(message)),
                key=new_id(),
            )


def _souvenir(visit: Visit, day: date, sari: User) -> None:
    """The guests' chair is given a piece for which the council pays."""
    for level in on_sale().order_by("lot__agreed_price", "lot__pk"):
        lot = level.lot
        if lot.maker_id is None or Terms.of_json(lot.terms).loss_bearer == Bearer.COUNCIL:
            with standing_at(_at(day, 11)):
                give(visit, lot, level.location, 1, key=new_id(), by=sari)
            return


def _coming(places: list[Place], sari: User) -> None:
    day = _working_day(today() + timedelta(days=11))
    said = Asked(
        "council", "", region_of("Gunungkidul"), "Ibu Diah Purwanti", "Ketua", 30, "Bagus Prakosa", "+6281200000000",
        letter_number="005/97/XI", letter_on=today() - timedelta(days=12), wished=(day,),
        topics=("selling_online", "consignment"), questions="Bagaimana pesanan daring dikemas dan dikirim?",
        may_follow_up=True,
    )  # fmt: skip
    visit = ask(said, key=new_id())
    visit = agree(visit, _slot(day), places, by=sari, answer="Sampai bertemu untuk ketiga kalinya.")
    link_of_visit(visit, by=sari)
    first = visit.tasks.order_by("due_on", "pk").first()
    if first is not None:
        finish_task(first, by=sari)


def _waiting() -> None:
    days = [_working_day(today() + timedelta(days=ahead)) for ahead in (11, 16)]
    said: dict[str, Any] = {
        "wished": tuple(days), "topics": ("curation", "exhibition"), "letter_number": "421/210/2026",
        "questions": "Bolehkah siswa melihat proses kurasi?",
    }  # fmt: skip
    with standing_at(now() - timedelta(days=2)):
        ask(
            Asked("school", "SMK Negeri 2 Tegal", region_of("Kota Tegal"), "Bapak Yusuf", "Kepala sekolah", 45, "Ibu Mela", "+6281200000001", **said),
            key=new_id(),
        )  # fmt: skip


def _went_out(bagus: User) -> None:
    """Gunung Kidul keeps its own visits as well: what was learnt became tasks."""
    keep_place(None, kind="showroom", name="Galeri Wonosari", capacity=40, buffer_minutes=15)
    visit = write_down_past(
        Past(
            "council", "", region_of("Kota Pekalongan"), SECOND, 32, "Ibu Diah Purwanti", "Ketua",
            ("selling_online", "selling_offline"), "Bagaimana promosi daring dan luring dijalankan bersama?",
            "Galeri dan toko daring berbagi stok yang sama; perajin melihat sendiri apa yang laku.",
        ),
        direction=Direction.OUTGOING,
        by=bagus,
    )  # fmt: skip
    done = add_task(visit, "Buka galeri titip jual di Wonosari", owner="Bagus", kind="lesson")
    finish_task(done, by=bagus)
    add_task(visit, "Buka toko daring", owner="Bagus", due_on=today() + timedelta(days=40), kind="lesson")


def _held(visit: Visit, came: int, summary: str, sari: User) -> None:
    with standing_at((visit.ends_at or now()) + timedelta(minutes=30)):
        for task in visit.tasks.all():
            finish_task(task, by=sari)
        hold(visit, came=came, summary=summary, by=sari)


def _slot(day: date) -> Slot:
    start = datetime.combine(day, time(9), zone())
    return Slot(start, start + timedelta(minutes=150))


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), zone()).astimezone(UTC)


def _working_day(day: date) -> date:
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day
