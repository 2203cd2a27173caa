"""Two years of help in the demo: what the councils offer, who was helped, and what came of it. All invented."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.assistance.actions.budget import keep_line, promise, spend
from kriya.assistance.actions.cases import accept, ask, offer, refuse
from kriya.assistance.actions.results import note_result, obtain_paper
from kriya.assistance.actions.services import keep_service, publish_service
from kriya.assistance.actions.working import end_step, finish, stop
from kriya.assistance.models import BudgetLine, Case, CaseStep, Service
from kriya.assistance.queries.needs import hints
from kriya.core.clock import now, standing_at, today
from kriya.core.scoping import current_council
from kriya.ledger.days import start_of
from kriya.makers.models import Maker, MakerLogin
from kriya.participation.models import Call, CallKind
from kriya.showroom.models import News, NewsKind

_TEN: Final = timedelta(hours=10)
_TOLD: Final = timedelta(days=14)
Step = tuple[str, str, int]


@dataclass(frozen=True)
class _Said:
    """A service: its name, kind, paper, what it is and for whom, cost and payer, documents, steps, and what it brings
    where it brings no paper: kind, title, giver and rupiah."""

    name: str
    kind: str
    paper: str
    summary: str
    audience: str
    cost: int | None
    payer: str
    documents: str
    steps: tuple[Step, ...]
    brings: tuple[str, str, str, int] = ("", "", "", 0)


_NIB: Final = _Said(
    "Mengurus NIB", "paper", "nib", "Nomor Induk Berusaha dari OSS, pintu ke semua izin lain.",
    "UMKM binaan yang belum punya NIB", 0, "", "KTP\nNomor ponsel dan surel yang aktif\nFoto tempat usaha",
    (("Periksa data dan KBLI", "officer", 2), ("Siapkan KTP dan surel", "maker", 3), ("Isi OSS bersama petugas", "officer", 2)),
)  # fmt: skip
_HALAL: Final = _Said(
    "Sertifikat halal lewat pernyataan", "paper", "halal", "Untuk bumbu, camilan, dan kosmetik berbahan sederhana.",
    "UMKM mikro dan kecil yang sudah ber-NIB", 230_000, "apbd", "NIB\nDaftar bahan dan pemasoknya\nFoto dapur dan alat",
    (("Susun daftar bahan", "maker", 7), ("Kunjungan pendamping halal", "officer", 10), ("Sidang fatwa dan terbit", "issuer", 25)),
)  # fmt: skip
_BRAND: Final = _Said(
    "Pendaftaran merek", "paper", "brand", "Nama dan logo Anda terlindungi sepuluh tahun.",
    "UMKM binaan yang namanya sudah dikenal pembeli", 500_000, "apbd", "Logo\nContoh label\nSurat keterangan UMKM",
    (("Telusuri nama di pangkalan data", "officer", 3), ("Surat keterangan UMKM dari dinas", "officer", 7), ("Unggah permohonan", "officer", 4), ("Pemeriksaan DJKI", "issuer", 180)),
)  # fmt: skip
_CAPITAL: Final = _Said(
    "Pendampingan KUR", "capital", "", "Rencana usaha yang masuk akal, berkas lengkap, ditemani sampai bank memutuskan.",
    "UMKM yang sudah berusaha satu tahun", 0, "", "NIB\nCatatan penjualan tiga bulan\nRencana pemakaian modal",
    (("Susun catatan penjualan", "maker", 14), ("Rencana usaha bersama petugas", "officer", 7), ("Pengajuan ke bank", "officer", 5), ("Keputusan bank", "issuer", 14)),
    ("loan", "KUR mikro", "Bank daerah", 25_000_000),
)  # fmt: skip
_DESIGN: Final = _Said(
    "Klinik desain motif", "design", "", "Dua kali bertemu perancang; pulang dengan tiga rancangan siap buat.",
    "Perajin yang produknya perlu penyegaran", 750_000, "sponsor", "Dua produk terlaris\nFoto bahan yang dipakai",
    (("Bertemu perancang", "officer", 7), ("Membuat contoh", "maker", 21), ("Tinjau bersama kurator", "officer", 7)),
    ("design", "Tiga rancangan motif baru", "Perancang tamu", 2_250_000),
)  # fmt: skip
_PACKAGING: Final = _Said(
    "Kemasan dan label dua bahasa", "packaging", "", "Kotak yang lulus uji jatuh dan label yang bercerita, 200 lembar pertama.",
    "UMKM yang berjualan daring atau di galeri", 1_200_000, "sponsor", "Produk dan ukurannya\nCerita usaha",
    (("Ukur dan pilih bahan", "officer", 5), ("Rancang label", "officer", 10), ("Cetak", "issuer", 14)),
    ("packaging", "200 kotak dan label", "Percetakan mitra", 1_200_000),
)  # fmt: skip
_MATERIAL: Final = _Said(
    "Belanja bahan bersama", "material", "", "Kain dan pewarna dibeli bersama, harga grosir, dibayar setelah terjual.",
    "Perajin satu sentra", None, "", "Kebutuhan bahan tiga bulan",
    (("Kumpulkan kebutuhan", "officer", 7), ("Pesan ke pemasok", "officer", 10), ("Terima dan bagi", "maker", 3)),
    ("material", "Bahan baku grosir", "Koperasi sentra", 3_400_000),
)  # fmt: skip
_TOOLS: Final = _Said(
    "Bantuan alat produksi", "tools", "", "Alat yang memperlancar pekerjaan, dengan kunjungan sesudahnya.",
    "Kelompok perajin yang aktif berproduksi", 4_000_000, "apbd", "Daftar alat yang dimiliki\nRencana produksi",
    (("Cocokkan alat dengan kebutuhan", "officer", 10), ("Serah terima", "officer", 20), ("Kunjungan pemakaian", "officer", 60)),
    ("tool", "Alat produksi", "Dinas perdagangan", 4_000_000),
)  # fmt: skip
_CHOSEN: Final = _Said(
    "Merek gratis untuk yang terpilih", "paper", "brand", "Biaya pendaftaran ditanggung; pesertanya dipilih lewat program.",
    "UMKM binaan yang produknya sudah tayang", 450_000, "apbd", "Logo\nContoh label",
    (("Telusuri nama bersama", "officer", 7), ("Unggah permohonan", "officer", 7), ("Pemeriksaan DJKI", "issuer", 180)),
)  # fmt: skip
_OFFERS: Final[dict[str, tuple[_Said, ...]]] = {
    "pekalongan": (_NIB, _HALAL, _BRAND, _CAPITAL, _DESIGN, _PACKAGING, _MATERIAL, _TOOLS, _CHOSEN),
    "gunungkidul": (_NIB, _BRAND, _CAPITAL, _PACKAGING, _TOOLS),
}
# Which service, so many days ago, how it stands: done, running, late, asked, offered, refused, stopped.
_CASES: Final[dict[str, tuple[tuple[int, int, str], ...]]] = {
    "pekalongan": (
        (0, 700, "done"), (0, 640, "done"), (2, 610, "done"), (3, 560, "done"), (0, 520, "done"), (1, 470, "done"),
        (4, 430, "done"), (0, 390, "done"), (5, 350, "done"), (3, 330, "refused"), (6, 300, "done"), (0, 280, "done"),
        (2, 250, "done"), (1, 230, "stopped"), (3, 200, "done"), (0, 170, "done"), (4, 140, "done"), (5, 120, "done"),
        (1, 95, "done"), (0, 70, "done"), (2, 60, "running"), (3, 33, "late"), (1, 24, "running"), (0, 6, "running"),
        (4, 3, "offered"), (5, 2, "asked"), (0, 1, "asked"),
    ),
    "gunungkidul": (
        (0, 400, "done"), (1, 320, "done"), (2, 210, "done"), (0, 150, "done"), (3, 90, "done"), (0, 40, "done"),
        (2, 30, "late"), (0, 4, "running"), (1, 1, "asked"),
    ),
}  # fmt: skip
_LINES: Final = (("apbd", "Fasilitasi IKM", 24_000_000), ("sponsor", "CSR bank daerah", 15_000_000))
_WISHES: Final = (
    "Untuk ikut pameran akhir tahun.", "Toko daring meminta izinnya.", "Pembeli kantor minta surat resmi.", "",
    "Ingin berani menerima pesanan besar.",
)  # fmt: skip
_NUMBERS: Final = {"nib": "91200{n:08}", "halal": "ID331100{n:011}", "brand": "IDM00{n:07}"}


def seed_assistance(people: Mapping[str, User], *, share: int = 1) -> None:
    """Offer services and help makers for two years; `share` makes a part of the past."""
    slug = current_council().slug
    chance = random.Random(f"help of {slug}")
    begun = today() - timedelta(days=720)
    call = Call.objects.filter(kind=CallKind.ASSISTANCE).order_by("starts_on").last()
    with standing_at(_at(begun)):
        said = [(one, _offered(one, call)) for one in _OFFERS[slug]]
    lines = _lines(today().year)
    cases = _CASES[slug]
    past = [case for case in cases if case[1] > _TOLD.days]
    chosen = (
        [*past[-max(4, len(past) // share) :], *(case for case in cases if case not in past)] if share > 1 else cases
    )
    makers = _makers(len(chosen))
    for number, ((at, ago, state), maker) in enumerate(zip(chosen, makers, strict=False)):
        _case(*said[at], maker, today() - timedelta(days=ago), state, people[Role.STAFF], lines, chance, number)
    _offer_to_the_refused([of for _said, of in said], people[Role.STAFF])
    long_ago = News.objects.filter(kind=NewsKind.PROGRAM, facts__path__startswith="mitra/fasilitasi/", told_at=None)
    long_ago.filter(made_at__lt=now() - _TOLD).update(told_at=now(), told_by=people[Role.STAFF])


def _offered(said: _Said, call: Call | None) -> Service:
    made = keep_service(
        None, name=said.name, kind=said.kind, paper=said.paper, summary=said.summary, audience=said.audience,
        documents=said.documents, cost=said.cost, payer=said.payer, steps=said.steps,
        call=call if said is _CHOSEN else None,
    )  # fmt: skip
    return publish_service(made)


def _lines(year: int) -> dict[tuple[int, str], BudgetLine]:
    """Return the budget lines by year and source; the older years had less."""
    return {
        (one, source): keep_line(
            None, year=one, source=source, name=name, amount=amount * (10 - 2 * (year - one)) // 10
        )
        for one in range(year - 2, year + 1)
        for source, name, amount in _LINES
    }


def _makers(wanted: int) -> list[Maker]:
    """Return whom to help; the maker that logs in stands among the last, with a case that runs."""
    own = [login.maker for login in MakerLogin.objects.select_related("maker").order_by("given_at")[:1]]
    others = Maker.objects.fostered().exclude(pk__in=[one.pk for one in own]).order_by("created_at", "pk")
    found = list(others[: wanted - len(own)])
    return [*found[:-3], *own, *found[-3:]] if len(found) > 3 else [*found, *own]


def _at(day: date) -> datetime:
    return min(start_of(day) + _TEN, now())


def _case(
    said: _Said, service: Service, maker: Maker, begins: date, state: str, officer: User,
    lines: Mapping[tuple[int, str], BudgetLine], chance: random.Random, number: int,
) -> None:  # fmt: skip
    """Let one case happen as it is said."""
    with standing_at(_at(begins)):
        wish = chance.choice(_WISHES)
        if state == "offered":
            offer(service, maker, wish="Kurator menyukai karya Anda; desain barunya kami bantu.", by=officer)
            return
        case = ask(service, maker, wish=wish, by=None)
    if state == "asked":
        return
    day = begins + timedelta(days=2)
    with standing_at(_at(day)):
        if state == "refused":
            refuse(case, reason="papers", by=officer)
            return
        accept(case, owner=officer, starts_on=day, by=officer)
        line = lines.get((begins.year, service.payer))
        money = promise(line, case, amount=service.cost, what=said.name, by=officer) if line and service.cost else None
    steps = list(CaseStep.objects.filter(case=case).order_by("position"))
    due = sum(step.due_on < today() for step in steps)
    until = {"done": len(steps), "running": due, "stopped": 1}.get(state, 0)
    last = _worked(steps[:until], officer, chance)
    if state == "done" or (state == "stopped" and money is not None):
        with standing_at(_at(last)):
            if money is not None:
                spend(money, amount=money.amount, on=last)
    if state == "stopped":
        with standing_at(_at(last + timedelta(days=20))):
            stop(case, reason="silent", by=officer)
    elif state == "done":
        _brought(said, case, last, officer, number)


def _worked(steps: Sequence[CaseStep], officer: User, chance: random.Random) -> date:
    """End steps about when they were due; return the last day."""
    last = steps[0].due_on if steps else today()
    for step in steps:
        ended = min(step.due_on + timedelta(days=chance.randint(-1, 5)), today() - timedelta(days=1))
        last = max(last, ended)
        with standing_at(_at(last)):
            end_step(step, by=officer)
    return last


def _brought(said: _Said, case: Case, day: date, officer: User, number: int) -> None:
    with standing_at(_at(day)):
        if said.paper:
            years = {"halal": 4, "brand": 10}.get(said.paper)
            told: dict[str, Any] = {
                "number": _NUMBERS[said.paper].format(n=1_204_417 + 7919 * number),
                "issued_on": day,
            }
            told["expires_on"] = day + timedelta(days=365 * years) if years else None
            obtain_paper(case, kind=said.paper, by=officer, **told)
        else:
            kind, title, giver, value = said.brings
            note_result(
                case, kind=kind, title=title, giver=giver, value=value * (8 + number % 5) // 10, on=day, by=officer
            )
        finish(case, by=officer)


def _offer_to_the_refused(services: Sequence[Service], officer: User) -> None:
    """Offer help to the first whom the jury could not take for a reason that help mends."""
    hint = next((one for one in hints() if one.origin == "refusal" and one.kind), None)
    if hint is None:
        return
    service = next(one for one in services if one.kind == hint.kind or one.kind == "paper")
    maker = Maker.objects.get(pk=hint.maker)
    if not Case.objects.filter(service=service, maker=maker, ended_at=None).exists():
        offer(service, maker, origin=hint.origin, application_id=hint.source, by=officer)
