"""What tasks say in words: the facts that were seen, and the page where they can be settled."""

from collections.abc import Callable
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kriya.core.refusal import Refused, say
from kriya.design.formats import rupiah
from kriya.ledger.models import Tender
from kriya.sales.models import Task, TaskKind

_OF_SALE: Final = {
    TaskKind.OVERSOLD, TaskKind.PRICE_DIFFERS, TaskKind.BELOW_FLOOR, TaskKind.SAME_REFERENCE, TaskKind.CLOCK_WRONG,
    TaskKind.NEVER_PAID,
}  # fmt: skip
_OF_SHIFT: Final = {TaskKind.AFTER_CLOSING, TaskKind.CASH_DIFFERS}
_OF_ORDER: Final = {
    TaskKind.ORDER_SHORT, TaskKind.ORDER_OVERPAID, TaskKind.ORDER_UNDERPAID, TaskKind.PAYMENT_DIFFERS,
}  # fmt: skip
_OF_REFUND: Final = {TaskKind.EXCHANGE}
# The page of an order is a word's above this one: it is there when its address is.
_PAGES: Final = {"sales:sale": _OF_SALE, "sales:shift": _OF_SHIFT, "sales:refund": _OF_REFUND, "shop:order": _OF_ORDER}


def page_of_task(task: Task) -> str:
    """Return where what a task is about stands, or ""."""
    kind = TaskKind(task.kind)
    if kind == TaskKind.CLOCK_WRONG and "seconds" in task.facts:
        return reverse("sales:day")  # about a till: its state stands there
    name = next((name for name, kinds in _PAGES.items() if kind in kinds), "sales:quarantined")
    try:
        return reverse(name, args=[task.about])
    except NoReverseMatch:
        return ""


def facts_of(task: Task) -> str:
    """Return what was seen, as a sentence; "" where there is nothing to add to the kind."""
    say_it = _SAYS.get(TaskKind(task.kind))
    try:
        return say_it(task.facts) if say_it else ""
    except (KeyError, TypeError, ValueError, AttributeError):
        # Facts are what was told then: an older form of them must not break the page.
        return ""


def advice_of(task: Task) -> str:
    """Return what to do about it."""
    return {
        TaskKind.OVERSOLD: _("Cari barangnya; bila memang tidak ada, hitung ulang tempatnya."),
        TaskKind.QUARANTINE: _("Baca kirimannya, lalu catat sebagai penjualan atau nyatakan bukan penjualan."),
        TaskKind.OTHER_PAYLOAD: _("Bandingkan dengan penjualan yang sudah tercatat."),
        TaskKind.PRICE_DIFFERS: _("Periksa label di rak; cetak ulang bila harganya sudah turun."),
        TaskKind.BELOW_FLOOR: _("Selisihnya ditanggung dewan. Ingatkan kasir batas potongannya."),
        TaskKind.SAME_REFERENCE: _("Cocokkan dengan mutasi bank: satu pembayaran tidak boleh dihitung dua kali."),
        TaskKind.CLOCK_WRONG: _("Betulkan jam di alat kasir."),
        TaskKind.AFTER_CLOSING: _("Laporan Z tetap; tambahannya sudah dibuat. Periksa uang lacinya."),
        TaskKind.CASH_DIFFERS: _("Tanyakan kasirnya, lalu tulis apa yang ditemukan."),
        TaskKind.NEVER_PAID: _("Hubungi pembeli, atau tulis bahwa dewan menanggungnya."),
        TaskKind.ORDER_SHORT: _("Hubungi pembeli: tawarkan barang lain, atau kembalikan uangnya dari halaman pesanan."),
        TaskKind.ORDER_OVERPAID: _("Kembalikan kelebihannya dari halaman pesanan."),
        TaskKind.ORDER_UNDERPAID: _("Minta kekurangannya, atau kembalikan uangnya dari halaman pesanan."),
        TaskKind.PAYMENT_DIFFERS: _("Buka dasbor penyedia dan cocokkan; catat pengembalian yang dilakukan di sana."),
        TaskKind.REVOKED_TILL: _("Tanyakan siapa yang memakai alat itu, lalu putuskan kirimannya."),
        TaskKind.EXCHANGE: _(
            "Cari penggantinya di alat kasir. Bila tidak jadi, bayar tunai dari halaman penjualannya; bila terbayar "
            "dua kali, hubungi pembeli."
        ),
    }[TaskKind(task.kind)]


def refusal_in_words(code: str, facts: dict[str, Any]) -> str:
    """Return the sentence of the refusal that a message met; what it was is said also where a fact of it is lost."""
    told = {name: fact for name, fact in facts.items() if name != "code"}
    try:
        said = say(Refused(code, **told))
    except (KeyError, TypeError, ValueError):
        said = code
    return said if said != code else _("Kiriman ini tidak dapat dicatat begitu saja.")


def _oversold(facts: dict[str, Any]) -> str:
    said = _("Stok menjadi %(levels)s.") % {"levels": ", ".join(str(level) for level in facts["levels"].values())}
    return f"{', '.join(facts['names'])}. {said}" if facts.get("names") else said


def _price(facts: dict[str, Any]) -> str:
    said = [
        _("%(name)s: di label %(asked)s, dijual %(paid)s.")
        % {"name": facts["names"][code], "asked": rupiah(asked), "paid": rupiah(paid)}
        for code, (asked, paid) in facts["prices"].items()
    ]
    if facts["rounding"]:
        said.append(_("Pembulatannya %(amount)s.") % {"amount": rupiah(facts["rounding"])})
    return " ".join(said)


def _named(facts: dict[str, Any]) -> str:
    return ", ".join(facts["names"])


def _twice(facts: dict[str, Any]) -> str:
    return ", ".join(facts["references"])


def _cash(facts: dict[str, Any]) -> str:
    difference = facts["counted"] - facts["expected"]
    return _("Seharusnya %(expected)s, dihitung %(counted)s: selisih %(difference)s. %(reason)s") % {
        "expected": rupiah(facts["expected"]),
        "counted": rupiah(facts["counted"]),
        "difference": rupiah(difference),
        "reason": facts.get("reason", ""),
    }


def _late(facts: dict[str, Any]) -> str:
    return _("%(sales)s penjualan, %(total)s.") % {"sales": facts["sales"], "total": rupiah(facts["total"])}


def _aside(facts: dict[str, Any]) -> str:
    money = ", ".join(f"{Tender(kind).label} {rupiah(amount)}" for kind, amount in facts.get("tenders", {}).items())
    return " ".join(filter(None, [refusal_in_words(facts["code"], facts), money]))


def _order(facts: dict[str, Any]) -> str:
    return f"{facts['number']}: {rupiah(facts['amount'])}"


def _differs(facts: dict[str, Any]) -> str:
    return _("%(number)s: tercatat %(booked)s, menurut penyedia %(told)s.") % {
        "number": facts["number"],
        "booked": rupiah(facts["booked"]),
        "told": rupiah(facts["told"]),
    }


def _short(facts: dict[str, Any]) -> str:
    return f"{facts['number']}: {', '.join(facts['names'])}"


def _exchange(facts: dict[str, Any]) -> str:
    said = (
        _("%(receipt)s: %(amount)s sudah dibayar tunai, lalu penjualan penggantinya tiba juga.")
        if facts["paid"]
        else _("%(receipt)s: %(amount)s belum dipakai dan belum dibayar.")
    )
    return said % {"receipt": facts["receipt"], "amount": rupiah(facts["amount"])}


def _never(facts: dict[str, Any]) -> str:
    return rupiah(facts["amount"])


_SAYS: Final[dict[TaskKind, Callable[[dict[str, Any]], str]]] = {
    TaskKind.OVERSOLD: _oversold,
    TaskKind.PRICE_DIFFERS: _price,
    TaskKind.BELOW_FLOOR: _named,
    TaskKind.SAME_REFERENCE: _twice,
    TaskKind.CASH_DIFFERS: _cash,
    TaskKind.AFTER_CLOSING: _late,
    TaskKind.QUARANTINE: _aside,
    TaskKind.OTHER_PAYLOAD: _aside,
    TaskKind.REVOKED_TILL: _aside,
    TaskKind.NEVER_PAID: _never,
    TaskKind.ORDER_SHORT: _short,
    TaskKind.ORDER_OVERPAID: _order,
    TaskKind.ORDER_UNDERPAID: _order,
    TaskKind.PAYMENT_DIFFERS: _differs,
    TaskKind.EXCHANGE: _exchange,
}
