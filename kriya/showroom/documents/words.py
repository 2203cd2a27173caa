"""What an agreement says, in sentences that both sides can read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kriya.crafts.models import Craft
from kriya.design.formats import percent, rupiah
from kriya.ledger.terms import WHOLE, Bearer, CommissionKind
from kriya.showroom.models import Agreement


def share(basis_points: int) -> str:
    """Return basis points as "12,5 %"."""
    places = 0 if basis_points % 100 == 0 else 1 if basis_points % 10 == 0 else 2
    return percent(basis_points / WHOLE, places)


def clauses_of(agreement: Agreement) -> list[str]:
    """Return the clauses of an agreement, the money first."""
    said = [*_commission(agreement), _discount(agreement), _term(agreement), _loss(agreement), *_payout(agreement)]
    if agreement.markdown_steps:
        steps = "; ".join(_("setelah %(days)s hari turun %(share)s") % {"days": days, "share": share(off)} for days, off in agreement.markdown_steps)  # fmt: skip # noqa: E501
        said.append(_("Usul turun harga: %(steps)s. Harga baru berlaku setelah perajin setuju.") % {"steps": steps})
    return [*said, *([agreement.note] if agreement.note else [])]


def _commission(agreement: Agreement) -> Iterator[str]:
    if agreement.commission == CommissionKind.FIXED_NET:
        yield _("Perajin menerima bagian tetap yang disepakati untuk setiap barang; selebihnya untuk dewan.")
    elif agreement.commission == CommissionKind.TIER:
        for up_to, rate in agreement.tiers:
            words = _("Harga sampai %(price)s: komisi dewan %(share)s.") if up_to else _("Harga di atasnya: komisi dewan %(share)s.")  # fmt: skip # noqa: E501
            yield words % {"price": rupiah(up_to), "share": share(rate)} if up_to else words % {"share": share(rate)}
    else:
        if agreement.commission == CommissionKind.CRAFT:
            names = dict(Craft.objects.filter(code__in=agreement.by_craft).values_list("code", "name_id"))
            for code, rate in agreement.by_craft.items():
                yield _("%(craft)s: komisi dewan %(share)s.") % {"craft": names.get(code, code), "share": share(rate)}
        yield _("Komisi dewan %(share)s dari harga jual.") % {"share": share(agreement.basis_points)}


def _bearer(kind: str, maker_share: int) -> str:
    if kind == Bearer.SHARED:
        return _("dewan dan perajin bersama (perajin %(share)s)") % {"share": share(maker_share)}
    return str(Bearer(kind).label)


def _discount(agreement: Agreement) -> str:
    said = _("Potongan harga ditanggung %(who)s.") % {"who": _bearer(agreement.discount_bearer, agreement.maker_share)}
    if agreement.floor and agreement.discount_bearer != Bearer.COUNCIL:
        low = _("Di bawah %(share)s dari harga yang disepakati, selisihnya ditanggung dewan.")
        said = f"{said} {low % {'share': share(agreement.floor)}}"
    return said


def _term(agreement: Agreement) -> str:
    return _(
        "Lama titip %(days)s hari, lalu %(grace)s hari untuk mengambil. Barang tetap milik perajin, juga setelah itu."
    ) % {"days": agreement.term_days, "grace": agreement.grace_days}


def _loss(agreement: Agreement) -> str:
    who = _bearer(agreement.loss_bearer, agreement.maker_share)
    return _("Barang yang hilang atau rusak di galeri ditanggung %(who)s.") % {"who": who}


def _payout(agreement: Agreement) -> Iterator[str]:
    if agreement.hold_days:
        yield _("Uang dibayarkan paling cepat %(days)s hari setelah barang terjual.") % {"days": agreement.hold_days}
    if agreement.minimum_payout:
        yield _("Pelunasan dibayar bila mencapai %(amount)s; yang kurang dari itu dibawa ke pelunasan berikutnya.") % {
            "amount": rupiah(agreement.minimum_payout)
        }
