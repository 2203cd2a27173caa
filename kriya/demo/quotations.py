"""Institutional orders of the demo: inquiries that wait, and quotations in every state, in both councils."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.catalog.models import Kind, Product, ProductState
from kriya.core.clock import now, standing_at, today
from kriya.core.ids import new_id
from kriya.core.scoping import current_council
from kriya.inventory.queries.stock import on_sale
from kriya.quotations.actions.answering import accept, decline
from kriya.quotations.actions.drafting import Head, LineWanted, keep_draft
from kriya.quotations.actions.handing_over import Handing, Receiver, hand_over
from kriya.quotations.actions.inquiring import Asked, ask
from kriya.quotations.actions.making import promise
from kriya.quotations.actions.offering import offer
from kriya.quotations.actions.paying import take_in
from kriya.quotations.models import Inquiry, Quotation, QuotationLine
from kriya.quotations.queries.money import money_of
from kriya.shop.queries.offers import SHELVES

_MOST: Final = 12
_ROUND: Final = 10_000
_TOWNS: Final = {"pekalongan": "Kota Pekalongan", "gunungkidul": "Kabupaten Gunungkidul"}


class Told(NamedTuple):
    """An office of the demo: who, what for, how many days ago, and what became of it."""

    institution: str
    contact: str
    phone: str
    subject: str
    wanted: str
    days: int
    state: str


OFFICES: Final = (
    Told("Dinas Pendidikan {town}", "Ibu Ratnasari", "+6281200000201", "Hadiah guru teladan", "12 bingkisan untuk guru teladan, masing-masing sekitar Rp300.000, dengan kartu ucapan.", 40, "done"),
    Told("Bank Contoh Cabang {town}", "Bapak Yudhistira", "+6281200000202", "Cendera mata nasabah", "Cendera mata akhir tahun untuk nasabah, kain atau tas, dikemas rapi.", 24, "running"),
    Told("Sekretariat DPRD {town}", "Ibu Maharani", "+6281200000203", "Cendera mata kunjungan kerja", "Cendera mata untuk tamu kunjungan kerja, sebaiknya ringan dibawa.", 12, "making"),
    Told("SMA Negeri Contoh", "Bapak Suharto Wibisono", "+6281200000204", "Seragam batik panitia", "Batik untuk panitia, ukuran menyusul.", 6, "offered"),
    Told("Hotel Contoh Raya", "Ibu Clarissa", "+6281200000205", "Hiasan kamar", "Hiasan dinding dan kotak tisu untuk sepuluh kamar.", 25, "overdue"),
    Told("Koperasi Pegawai {town}", "Bapak Gunadi", "+6281200000206", "Bingkisan anggota", "Bingkisan anggota koperasi menjelang hari raya.", 18, "declined"),
    Told("Dinas Pariwisata {town}", "Ibu Kencana", "+6281200000207", "Cendera mata delegasi", "Cendera mata untuk delegasi kota kembar, ada cerita motifnya dalam bahasa Inggris.", 2, "draft"),
    Told("Puskesmas Contoh", "Ibu Damayanti", "+6281200000208", "", "30 pouch batik untuk peserta seminar kesehatan, kira-kira Rp60.000 sebuah, dengan sablon logo.", 1, "inquiry"),
    Told("Universitas Contoh", "Bapak Adinata", "+6281200000209", "", "Plakat dan selendang untuk tamu wisuda, 15 set.", 0, "inquiry"),
)  # fmt: skip


def seed_quotations(people: Mapping[str, User]) -> None:
    """Let offices ask, and answer those who asked before; the smaller council has fewer of them."""
    every = current_council().slug == "pekalongan"
    for told in OFFICES if every else OFFICES[1:5] + OFFICES[-1:]:
        _office(told, people)


def _office(told: Told, people: Mapping[str, User]) -> None:
    at = now() - timedelta(days=told.days, hours=2)
    town = _TOWNS.get(current_council().slug, current_council().short_name)
    with standing_at(at):
        said = Asked(told.institution.format(town=town), told.contact, told.phone, told.wanted)
        inquiry = ask(said, key=new_id())
    if told.state != "inquiry":
        with standing_at(at + timedelta(hours=1)):
            _quote(told, inquiry, people)


def _quote(told: Told, inquiry: Inquiry, people: Mapping[str, User]) -> None:
    staff = people[Role.STAFF]
    lines = _lines(is_made=told.state == "making")
    if not lines:
        return
    goods = sum(line.pieces * line.price for line in lines)
    head = Head(
        institution=inquiry.institution, contact=inquiry.contact, phone=inquiry.phone, subject=told.subject,
        valid_until=today() + timedelta(days=14), lead_days=21 if told.state == "making" else None,
        discount=goods // 20 // _ROUND * _ROUND, bearer="council", deposit=goods // 2 // _ROUND * _ROUND,
        note="Setiap barang disertai kartu cerita perajinnya.",
    )  # fmt: skip
    quotation = keep_draft(None, head, lines, by=staff, inquiry=inquiry)
    if told.state == "draft":
        return
    offer(quotation, by=staff)
    if told.state == "declined":
        decline(quotation, reason="Anggarannya dialihkan", by=staff)
    if told.state in {"running", "making", "done"}:
        accept(quotation, name=f"{told.contact}, pejabat pengadaan", letter_number="027/118", by=staff)
        _go_on(told, quotation, people)


def _go_on(told: Told, quotation: Quotation, people: Mapping[str, User]) -> None:
    """Pay the deposit; then hand all over and let it be paid, or a part, or wait for the maker."""
    _pay(quotation, quotation.deposit, "Uang muka", people)
    lines = list(QuotationLine.objects.filter(quotation=quotation).order_by("position"))
    if told.state == "making":
        for line in lines:
            if line.is_to_order:
                promise(line, on=today() + timedelta(days=20), by=people[Role.STAFF])
        return
    parts = [Handing(line.pk, line.pieces) for line in (lines if told.state == "done" else lines[:1])]
    to = Receiver(told.contact, "Pejabat pengadaan", "Kantor instansi")
    hand_over(quotation, parts, to=to, key=new_id(), by=people[Role.STAFF])
    if told.state == "done":
        _pay(quotation, money_of(quotation).owed, "Pelunasan", people)


def _pay(quotation: Quotation, amount: int, what: str, people: Mapping[str, User]) -> None:
    if amount > 0:
        take_in(
            quotation, amount, account="bank", key=new_id(), by=people[Role.TREASURER],
            reference="Transfer", note=f"{what} {quotation.subject}",
        )  # fmt: skip


def _lines(*, is_made: bool) -> Sequence[LineWanted]:
    """Choose what there are most pieces of, or something that is made when it is ordered."""
    if is_made:
        made = Product.objects.filter(state=ProductState.PUBLISHED, kind=Kind.TO_ORDER, price__gt=0)
        product = made.order_by("pk").first()
        return [LineWanted(8, product.price or 1, product=product.pk, is_to_order=True)] if product else []
    there = on_sale().filter(location__kind__in=SHELVES, lot__product__state=ProductState.PUBLISHED)
    before = there.filter(lot__taken_in_on__lte=today())
    most = [level for level in before.order_by("-pieces", "lot__code")[:20] if level.free > 3]  # type: ignore[attr-defined]
    return [
        LineWanted(min(_MOST, level.free // 3), level.lot.price, product=level.lot.product_id)  # type: ignore[attr-defined]
        for level in most[:2]
    ]
