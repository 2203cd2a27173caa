"""What of the rules of money travels: how cash is rounded and who bears fees. Tax and merchant class are asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Choice, Settings, Values
from kriya.ledger.actions.rules import STEPS, set_money_rules
from kriya.ledger.models import MerchantClass, MoneyRules
from kriya.ledger.models.rules import FeeBearer


class RulesOfMoney(Settings):
    """The council's rules of money, without its QRIS, its dates and its fees."""

    title = _("Aturan uang")
    fields = {
        "cash_step": Choice(
            label=_("pembulatan tunai (rupiah)"), choices=tuple((str(step), str(step)) for step in STEPS)
        ),
        "fee_bearer": Choice(label=_("biaya pembayaran ditanggung"), choices=tuple(FeeBearer.choices)),
        "merchant_class": Choice(
            label=_("golongan pedagang QRIS"), choices=tuple(MerchantClass.choices), travels=False
        ),
    }

    def current(self) -> dict[str, Any] | None:
        rules = MoneyRules.objects.first()
        return {name: str(getattr(rules, name)) for name in self.fields} if rules else None

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - there is one
        said = dict(values)
        if "cash_step" in said:
            said["cash_step"] = int(said["cash_step"])
        set_money_rules(by=by, **said)

    def remove(self, key: str, *, by: Any) -> None:
        begun = MoneyRules()
        self.write(key, {name: str(getattr(begun, name)) for name in self.fields}, by=by)


RULES_OF_MONEY = RulesOfMoney()
