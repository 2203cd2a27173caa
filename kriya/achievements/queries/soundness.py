"""Is a period fit to be approved? Complete, consistent, in time: each check says what it found and where to look."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db.models import Sum

from kriya.achievements.models import Snapshot
from kriya.achievements.period import Period
from kriya.achievements.queries.atoms import Counted
from kriya.core.clock import today
from kriya.core.indicators import UNKNOWN, Words
from kriya.ledger.models import Account, Entry, Source
from kriya.sales.models import QuarantinedSale, SaleTender, TenderState, Till
from kriya.showroom.models import Settlement, SettlementState

COMPLETE, CONSISTENT, TIMELY = "complete", "consistent", "timely"
KINDS: Final = {
    COMPLETE: Words("Lengkap", "Complete"),
    CONSISTENT: Words("Cocok", "Consistent"),
    TIMELY: Words("Tepat waktu", "Timely"),
}
_KNOWN_PARTS: Final = (
    ("district", 90, Words("kecamatan", "the district"), "kecamatan"),
    ("gender", 80, Words("jenis kelamin pemilik", "the owner's gender"), "kelamin"),
)
_REPORTING: Final = 50
_DAYS_TO_CLOSE: Final = 45
_LEAP: Final = 3
Figures = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Check:
    """What one check found. `page` is the name of the page where it is mended, with its query; one that `blocks` is
    certain to be an error, any other may be explained."""

    code: str
    kind: str
    ok: bool
    found: Words
    page: str = ""
    query: str = ""
    blocks: bool = False

    def as_json(self) -> dict[str, Any]:
        return {**self.__dict__, "found": self.found.as_json()}


def soundness(period: Period, counted: Counted) -> list[Check]:
    """Run every check of a period over what was counted for it."""
    by_code = {one["code"]: one for one in counted.figures["indicators"]}
    found = [check(period, by_code) for check in _CHECKS]
    return [*(_parts_known(by_code, *one) for one in _KNOWN_PARTS), *found, *_leaps(period, by_code)]


def _parts_known(figures: Figures, name: str, least: int, words: Words, filter_: str) -> Check:
    fostered = figures["makers.fostered"]
    without, all_ = fostered["by"][name].get(UNKNOWN, 0), fostered["value"] or 0
    share = 100 * (all_ - without) // all_ if all_ else 100
    told = Words(
        f"{words.id.capitalize()} diketahui pada {share}% binaan; {without} belum (paling sedikit {least}%).",
        f"{share}% of fostered makers have {words.en}; {without} have not (at least {least}%).",
    )
    return Check(f"known.{name}", COMPLETE, share >= least, told, "makers:list", f"status=fostered&{filter_}=-")


def _labour_reported(_period: Period, figures: Figures) -> Check:
    known, total = figures["labour.total"]["known"], figures["labour.total"]["total"]
    share = 100 * known // total if total else 100
    told = Words(
        f"{known} dari {total} binaan melaporkan tenaga kerja (paling sedikit {_REPORTING}%).",
        f"{known} of {total} fostered makers reported their workers (at least {_REPORTING}%).",
    )
    return Check("known.labour", COMPLETE, share >= _REPORTING, told, "makers:list", "status=fostered")


def _books_agree(period: Period, figures: Figures) -> Check:
    entries = Entry.objects.filter(
        account=Account.MAKER,
        transaction__source__in=(Source.SALE, Source.REFUND),
        transaction__happened_on__range=(period.first, period.last),
    )
    booked = -(entries.aggregate(sum=Sum("amount"))["sum"] or 0)
    sold = figures["trade.earned"]["value"] or 0
    difference = abs(booked - sold)
    told = Words(
        f"Hak perajin menurut baris penjualan dan menurut buku besar berselisih Rp{difference:,}.".replace(",", "."),
        f"What makers earned by the lines sold and by the ledger differs by Rp{difference:,}.",
    )
    return Check("books", CONSISTENT, not difference, told, "ledger:trust", blocks=True)


def _nothing_unclear(period: Period, _figures: Figures) -> Check:
    waiting = QuarantinedSale.objects.filter(resolved_at=None, received_at__date__lte=period.last).count()
    told = Words(
        f"{waiting} penjualan yang belum jelas belum diselesaikan.", f"{waiting} unclear sales are not settled."
    )
    return Check("quarantine", CONSISTENT, not waiting, told, "sales:tasks", blocks=True)


def _tills_have_sent(_period: Period, _figures: Figures) -> Check:
    unsent = Till.objects.aggregate(sum=Sum("unsent"))["sum"] or 0
    told = Words(
        f"{unsent} penjualan masih tersimpan di alat kasir dan belum terkirim.",
        f"{unsent} sales are still on tills and were not sent.",
    )
    return Check("unsent", TIMELY, not unsent, told, "pos:tills")


def _payments_matched(period: Period, _figures: Figures) -> Check:
    open_ = SaleTender.objects.filter(
        state=TenderState.UNVERIFIED, confirmations=None, sale__happened_on__range=(period.first, period.last)
    ).count()
    told = Words(
        f"{open_} pembayaran dari periode ini belum dicocokkan dengan bank.",
        f"{open_} payments of this period are not matched with the bank.",
    )
    return Check("tenders", TIMELY, not open_, told, "sales:tenders")


def _makers_paid(period: Period, figures: Figures) -> Check:
    paid = Settlement.objects.filter(state=SettlementState.POSTED, through_on__gte=period.last).exists()
    ok = paid or not figures["trade.earned"]["value"]
    told = Words(
        "Pelunasan sampai akhir periode sudah dibukukan." if ok else "Pelunasan sampai akhir periode belum dibukukan.",
        "Payouts through the period's end are posted." if ok else "Payouts through the period's end are not posted.",
    )
    return Check("settled", TIMELY, ok, told, "showroom:settlements")


def _closed_in_time(period: Period, _figures: Figures) -> Check:
    late = (today() - period.last).days
    told = Words(
        f"Ditutup {late} hari sesudah periode berakhir (paling lambat {_DAYS_TO_CLOSE}).",
        f"Closed {late} days after the period ended (at most {_DAYS_TO_CLOSE}).",
    )
    return Check("in_time", TIMELY, timedelta(days=late) <= timedelta(days=_DAYS_TO_CLOSE), told)


_CHECKS: Final[tuple[Callable[[Period, Figures], Check], ...]] = (
    _labour_reported, _books_agree, _nothing_unclear, _tills_have_sent, _payments_matched, _makers_paid,
    _closed_in_time,
)  # fmt: skip


def _leaps(period: Period, figures: Figures) -> list[Check]:
    """Ask about figures that are three times, or a third of, those of the period before."""
    before = Snapshot.objects.filter(period=period.before.code).order_by("-revision").values_list("figures").first()
    was = {one["code"]: one["value"] for one in before[0]["indicators"]} if before else {}
    return [
        Check(f"leap.{code}", CONSISTENT, False, _leap_words(one, was[code]), "achievements:staff")
        for code, one in figures.items()
        if was.get(code) and one["value"] is not None and not was[code] <= _LEAP * one["value"] <= _LEAP**2 * was[code]
    ]


def _leap_words(one: Mapping[str, Any], before: int) -> Words:
    return Words(
        f"{one['name']['id']}: {one['value']:,}, periode sebelumnya {before:,}.".replace(",", "."),
        f"{one['name']['en']}: {one['value']:,}, in the period before {before:,}.",
    )
