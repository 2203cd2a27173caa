from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.quotations.refusals import SENTENCES
from kriya.shop.prepaid import count_also


class QuotationsConfig(AppConfig):
    name = "kriya.quotations"
    label = "quotations"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        count_also("kriya.quotations.queries.money.held_of_all")
        register_check("money of quotations", "kriya.quotations.checks.money_of_quotations")
        register_check("deliveries of quotations", "kriya.quotations.checks.deliveries")
        register_check("numbers of quotations", "kriya.quotations.checks.numbers")
