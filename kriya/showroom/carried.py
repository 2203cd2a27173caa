"""What of the showroom travels: the council's standard terms of consignment; and what is counted of it."""

from datetime import date
from typing import Any, Final

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from kriya.core.clock import today
from kriya.core.parts import Choice, Flag, Measure, Number, Rows, Settings, Text, Values
from kriya.inventory.models import Level, LocationKind
from kriya.ledger.terms import WHOLE, Bearer, CommissionKind
from kriya.sales.models import Channel, Sale
from kriya.showroom.actions.agreements import agree
from kriya.showroom.actions.labels import set_label_rules
from kriya.showroom.labels.formats import FORMATS
from kriya.showroom.models import Agreement, LabelPrint, LabelRules, SettlementItem, SettlementState
from kriya.showroom.queries.agreements import versions_of

_DAYS: Final = 1000
_FIRST: Final = {
    "commission": CommissionKind.FLAT.value,
    "discount_bearer": Bearer.COUNCIL.value,
    "loss_bearer": Bearer.COUNCIL.value,
}


def _share(label: Any) -> Number:
    return Number(label=label, most=WHOLE, scale=100)


class Consignment(Settings):
    """The standard terms, as they would be agreed anew. The smallest payout is money, and stays at home.

    Written once: taking over writes the next version, which holds for what is taken in from that day on.
    """

    title = _("Ketentuan titip jual")
    key = "baku"
    can_remove = False
    fields = {
        "commission": Choice(label=_("komisi"), choices=tuple(CommissionKind.choices)),
        "basis_points": _share(_("besar komisi")),
        "tiers": Rows(
            label=_("komisi menurut harga"),
            columns=(Number(label=_("sampai harga"), most=10**10, may_lack=True), _share(_("komisi"))),
            most=12,
        ),
        "by_craft": Rows(
            label=_("komisi menurut jenis kerajinan"),
            columns=(Text(label=_("kode"), most=48, pattern=r"[a-z0-9.-]+"), _share(_("komisi"))),
            most=60,
        ),
        "discount_bearer": Choice(label=_("potongan harga ditanggung"), choices=tuple(Bearer.choices)),
        "maker_share": _share(_("bagian perajin dari potongan")),
        "floor": _share(_("harga terendah")),
        "term_days": Number(label=_("lama titip (hari)"), most=_DAYS),
        "grace_days": Number(label=_("masa tenggang (hari)"), most=_DAYS),
        "loss_bearer": Choice(label=_("barang hilang atau rusak ditanggung"), choices=tuple(Bearer.choices)),
        "hold_days": Number(label=_("masa tahan (hari)"), most=_DAYS),
        "markdown_steps": Rows(
            label=_("jadwal turun harga"),
            columns=(Number(label=_("hari"), least=1, most=_DAYS), _share(_("potongan"))),
            most=12,
        ),
        "note": Text(label=_("catatan"), most=2000),
    }

    def current(self) -> dict[str, Any] | None:
        agreement = self._newest()
        if agreement is None:
            return None
        told = {name: getattr(agreement, name) for name in self.fields}
        rows = {name: [list(row) for row in told[name]] for name in ("tiers", "markdown_steps")}
        return told | rows | {"by_craft": [[code, rate] for code, rate in sorted(agreement.by_craft.items())]}

    def _newest(self) -> Agreement | None:
        """Return what holds last: now, or from a day to come."""
        return versions_of(None).order_by("-from_on", "-version").first()

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - there is one
        said = {**_FIRST, **(self.current() or {}), **values}
        before = self._newest()
        said["by_craft"] = dict(said.get("by_craft", ()))
        from_on = max(today(), before.from_on) if before else today()
        agree(None, from_on=from_on, by=by, minimum_payout=before.minimum_payout if before else 0, **said)


CONSIGNMENT = Consignment()


class Labels(Settings):
    """How labels look."""

    title = _("Bentuk label")
    fields = {
        "paper": Choice(label=_("kertas"), choices=tuple((one.slug, one.name) for one in FORMATS)),
        "has_maker": Flag(label=_("nama perajin")),
        "has_craft": Flag(label=_("jenis kerajinan")),
        "has_price": Flag(label=_("harga")),
        "line": Text(label=_("kalimat dewan"), most=40),
    }

    def current(self) -> dict[str, Any] | None:
        rules = LabelRules.objects.first()
        return {name: getattr(rules, name) for name in self.fields} if rules else None

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - the history names who
        set_label_rules(**values)

    def remove(self, key: str, *, by: Any) -> None:
        self.write(key, {name: getattr(LabelRules(), name) for name in self.fields}, by=by)


LABELS = Labels()


def _first_settled(since: date) -> int | None:
    """Return the days from the first online sale to the day on which its makers were paid; None until then."""
    sale = Sale.objects.filter(channel=Channel.SHOP, happened_on__gte=since).order_by("happened_at", "pk").first()
    if sale is None:
        return None
    paid = SettlementItem.objects.filter(
        entry__transaction__document=sale.pk, part__settlement__state=SettlementState.POSTED
    ).aggregate(at=Min("part__settlement__posted_at"))["at"]
    return None if paid is None else (paid - sale.happened_at).days


FIRST_SETTLED = Measure(
    title=_("hari sampai penjualan daring pertama dilunasi"), read=_first_settled, at_most=True, unit=_("hari")
)
AGREED = Measure(
    title=_("perajin dengan perjanjian titip jual"),
    read=lambda _since: Agreement.objects.exclude(maker=None).values("maker").distinct().count(),
)
ON_SHELF = Measure(
    title=_("titipan di rak galeri"),
    read=lambda _since: Level.objects.filter(location__kind=LocationKind.SHOWROOM, pieces__gt=0).count(),
)
LABELLED = Measure(title=_("titipan berlabel"), read=lambda _since: LabelPrint.objects.values("lot").distinct().count())
