from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_part
from kriya.ledger.refusals import SENTENCES


class LedgerConfig(AppConfig):
    name = "kriya.ledger"
    label = "ledger"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("ledger sums to zero", "kriya.ledger.checks.sums_to_zero")
        register_check("trust is the sum of makers", "kriya.ledger.checks.trust_is_sum_of_makers")
        register_part("money", "kriya.ledger.carried.RULES_OF_MONEY")
