"""What of the shop's rules travels: deadlines, deposit, its terms. Accounts, keys and addresses never do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Flag, Measure, Number, Settings, Text, Values
from kriya.shop.actions.settings import change_rules
from kriya.shop.models import ShopRules
from kriya.shop.queries.rules import shop_rules


class RulesOfShop(Settings):
    """How the shop works. Whether it is open is the council's own decision; the bank account is asked."""

    title = _("Aturan toko daring")
    fields = {
        "transfer_hours": Number(label=_("batas transfer (jam)"), least=1, most=168),
        "online_minutes": Number(label=_("batas bayar daring (menit)"), least=10, most=1440),
        "deposit": Number(label=_("uang muka barang pesanan"), most=10_000, scale=100),
        "pick_up": Flag(label=_("boleh diambil di galeri")),
        "couriers": Text(label=_("kurir"), most=120, pattern=r"[a-z, ]*"),
        "terms_id": Text(label=_("ketentuan toko (Indonesia)"), most=5000),
        "terms_en": Text(label=_("ketentuan toko (Inggris)"), most=5000),
        "bank_name": Text(label=_("bank"), most=60, travels=False),
        "bank_account": Text(label=_("nomor rekening"), most=40, travels=False),
        "bank_holder": Text(label=_("atas nama"), most=120, travels=False),
    }

    def current(self) -> dict[str, Any] | None:
        rules = ShopRules.objects.first()
        return {name: getattr(rules, name) for name in self.fields} if rules else None

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - the history names who
        change_rules(**values)

    def remove(self, key: str, *, by: Any) -> None:
        begun = ShopRules()
        self.write(key, {name: getattr(begun, name) for name in self.fields}, by=by)


RULES_OF_SHOP = RulesOfShop()
OPEN = Measure(title=_("toko daring dibuka"), read=lambda _since: int(shop_rules().is_open))
