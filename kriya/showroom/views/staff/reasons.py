"""Why a number in a settlement is what it is, in one sentence."""

from typing import Any

from django.utils.translation import gettext as _

from kriya.design.formats import percent, rupiah
from kriya.ledger.models import Account, Source
from kriya.showroom.queries.settlements import SettledLine, SoldLine


def reason_of(line: SettledLine) -> str:
    """Return how an entry's amount came about."""
    if line.sold is not None:
        return _sold(line.sold, is_back=line.source == Source.REFUND)
    if line.account == Account.ADVANCE:
        return _("Uang muka: %(note)s") % {"note": line.note}
    return line.note or str(Source(line.source).label)


def _sold(sold: SoldLine, *, is_back: bool) -> str:
    parts: list[Any] = [f"{sold.pieces} × {rupiah(sold.price)}"]
    if sold.discount and not is_back:
        parts.append(_("potongan %(sum)s") % {"sum": rupiah(sold.discount)})
        if sold.maker_discount:
            parts.append(_("perajin menanggung %(sum)s") % {"sum": rupiah(sold.maker_discount)})
    if sold.rate is not None:
        parts.append(
            _("komisi %(rate)s %(sum)s") % {"rate": percent(sold.rate / 10_000, 1), "sum": rupiah(sold.commission)}
        )
    else:
        parts.append(_("bagian tetap perajin, komisi %(sum)s") % {"sum": rupiah(sold.commission)})
    if sold.ppn:
        parts.append(_("PPN %(sum)s") % {"sum": rupiah(sold.ppn)})
    if sold.fee:
        parts.append(_("biaya pembayaran %(sum)s") % {"sum": rupiah(sold.fee)})
    text = ", ".join(str(part) for part in parts)
    return _("Dikembalikan pembeli: %(text)s") % {"text": text} if is_back else text
