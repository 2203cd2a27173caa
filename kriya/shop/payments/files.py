"""Read what banks and providers write: CSV under their own headings, amounts in their own spelling. Asks nobody."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kriya.core.refusal import Refused

MOST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 50_000
_HEADING_WITHIN: Final = 25
_NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")
_AMOUNT: Final = re.compile(
    r"\(?([-+−]?)\s*(?:rp|idr)?\.?\s*([-+−]?)\s*([0-9][0-9.,]*)\s*(cr|db|k|d)?\)?", re.IGNORECASE
)
_DAYS: Final = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d/%m/%y", "%d %b %Y", "%d %B %Y", "%Y/%m/%d")

PAID_OUT: Final[Mapping[str, tuple[str, ...]]] = {
    "reference": ("order id", "external id", "reference", "reference id", "merchant order id"),
    "amount": ("gross amount", "transaction amount", "amount", "transaction gross amount"),
    "net": ("net amount", "nett amount", "net", "nett", "settlement amount", "net settlement amount"),
    "kind": ("transaction type", "type", "transaction status", "settlement type"),
}
_FEES: Final = (
    "fee", "total fee", "payment fee", "mdr", "mdr fee", "xendit fee", "vat", "vat amount", "value added tax",
    "fee vat", "ppn", "withholding tax", "xendit withholding tax", "third party withholding tax",
)  # fmt: skip
BANK: Final[Mapping[str, tuple[str, ...]]] = {
    "on": ("tanggal", "tanggal transaksi", "tgl", "date", "transaction date", "posting date", "tgl transaksi"),
    "said": ("keterangan", "description", "deskripsi", "transaksi", "uraian", "remark", "remarks"),
    "credit": ("kredit", "credit", "mutasi kredit", "dana masuk", "credit amount"),
    "amount": ("jumlah", "mutasi", "amount", "nominal"),
    "side": ("d k", "db cr", "dk", "jenis", "tipe", "type", "dc", "cr db"),
    "balance": ("saldo", "balance", "saldo akhir", "running balance"),
}
_INTO: Final = {"cr", "k", "kredit", "credit", "c"}


@dataclass(frozen=True)
class PaidOut:
    """A line of a provider's file, in rupiah: what was paid less the fee is what it pays out. Money back is below zero.

    `fee` is None where the file says neither fee nor net.
    """

    row: int
    reference: str
    kind: str
    amount: int
    fee: int | None

    @property
    def is_back(self) -> bool:
        return self.amount < 0


@dataclass(frozen=True)
class BankLine:
    """Money that came into the bank. `key` is the same each time this line is read."""

    row: int
    on: date | None
    said: str
    amount: int
    key: str


def read_paid_out(raw: bytes) -> tuple[list[PaidOut], list[dict[str, object]]]:
    """Return the lines of a provider's file, and those that cannot be read. Raises Refused("file_unreadable")."""
    found: list[PaidOut] = []
    wrong: list[dict[str, object]] = []
    for number, row in _rows(raw, PAID_OUT, needs=("reference", "amount")):
        reference, amount = row.get("reference", "").strip(), amount_of(row.get("amount", ""))
        if not reference and not amount:
            continue
        fees = [amount_of(value) for name, value in row.items() if name in _FEES and value.strip()]
        net = amount_of(row["net"]) if row.get("net", "").strip() else None
        if amount is None or None in fees or (row.get("net", "").strip() and net is None):
            wrong.append({"row": number, "reference": reference[:60], "why": "row_unreadable"})
            continue
        kind = row.get("kind", "").strip().lower()
        back = amount < 0 or "refund" in kind or "chargeback" in kind
        signed = -abs(amount) if back else amount
        found.append(PaidOut(number, reference, kind, signed, _fee(signed, net, fees)))
    return found, wrong


def _fee(amount: int, net: int | None, fees: Sequence[int | None]) -> int | None:
    if net is not None:
        # Some files write what goes back without its sign.
        return amount - (-abs(net) if amount < 0 else net)
    return sum(abs(fee or 0) for fee in fees) if fees else None


def read_bank(raw: bytes) -> list[BankLine]:
    """Return the lines of a bank's statement by which money came in. Raises Refused("file_unreadable")."""
    found: list[BankLine] = []
    seen: Counter[str] = Counter()
    for number, row in _rows(raw, BANK, needs=("said",)):
        amount = _came_in(row)
        if amount is None or amount <= 0:
            continue
        said = " ".join(row.get("said", "").split())
        same = "|".join([row.get("on", ""), said, str(amount), row.get("balance", "")])
        seen[same] += 1
        key = hashlib.sha256(f"{same}|{seen[same]}".encode()).hexdigest()[:32]
        found.append(BankLine(number, day_of(row.get("on", "")), said[:200], amount, f"bank:{key}"))
    return found


def _came_in(row: Mapping[str, str]) -> int | None:
    if row.get("credit", "").strip():
        return amount_of(row["credit"])
    written = row.get("amount", "").strip()
    side = (row.get("side", "") or row.get("beside amount", "")).strip().lower()
    marked = _AMOUNT.fullmatch(written)
    side = side or ((marked[4] or "").lower() if marked else "")
    if side and side not in _INTO:
        return None
    return amount_of(written)


def amount_of(text: str) -> int | None:
    """Return whole rupiah as banks write them: "1.000.000,00", "1,000,000.00", "Rp 5.000", "-250", "(250)"; else None.

    What has sen is none: money is matched to the rupiah.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    digits, part = _parted(found[3])
    if part.strip("0") or not digits.isdigit():
        return None
    minus = text.strip().startswith("(") or "-" in (found[1] + found[2]) or "−" in (found[1] + found[2])
    return -int(digits) if minus else int(digits)


def _parted(text: str) -> tuple[str, str]:
    """Part an amount into its whole and its decimals: a last group of other than three digits is decimals."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text, ""
    mark, tail = text[last], text[last + 1 :]
    only_mark = text.count(mark) == 1
    both = "." in text and "," in text
    if only_mark and (both or len(tail) != 3):
        return text[:last].replace(".", "").replace(",", ""), tail
    return text.replace(".", "").replace(",", ""), ""


def day_of(text: str) -> date | None:
    """Return the day of "29/11/2026", "2026-11-29 10:12:00" and the like; None where it is not said whole."""
    for part in (text.strip(), text.strip().split("T")[0], text.strip().split(" ")[0]):
        for written in _DAYS:
            with suppress(ValueError):
                return datetime.strptime(part, written).date()
    return None


def _rows(
    raw: bytes, headings: Mapping[str, tuple[str, ...]], *, needs: Iterable[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Read rows under the first line that has the headings; numbered as a spreadsheet does."""
    if len(raw) > MOST_BYTES or b"\0" in raw:
        raise Refused("file_unreadable")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    rows = list(_csv(text))
    for at, row in enumerate(rows[:_HEADING_WITHIN]):
        names = _named(row, headings)
        if all(need in names.values() for need in needs):
            return _under(rows, at, names)
    raise Refused("file_unreadable")


def _csv(text: str) -> Iterator[list[str]]:
    head = text[:5_000]
    mark = max((",", ";", "\t", "|"), key=head.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark)):
            if number > MOST_ROWS:
                raise Refused("file_unreadable")
            yield row
    except csv.Error as trouble:
        raise Refused("file_unreadable") from trouble


def _named(row: Sequence[str], headings: Mapping[str, tuple[str, ...]]) -> dict[int, str]:
    """Return what the columns are: the first heading that fits each, fees by their own name."""
    plain = [_NOT_A_LETTER.sub(" ", cell.lower()).strip() for cell in row]
    found: dict[int, str] = {}
    for name, spellings in headings.items():
        at = next((plain.index(word) for word in spellings if word in plain and plain.index(word) not in found), None)
        if at is not None:
            found[at] = name
    for at, word in enumerate(plain):
        if at not in found and word in _FEES:
            found[at] = word
        elif not word and found.get(at - 1) == "amount":
            found[at] = "beside amount"
    return found


def _under(rows: Sequence[Sequence[str]], at: int, names: Mapping[int, str]) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        if any(cell.strip() for cell in row):
            yield number, {name: row[place] if place < len(row) else "" for place, name in names.items()}
