from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.marketplaces.refusals import SENTENCES


class MarketplacesConfig(AppConfig):
    name = "kriya.marketplaces"
    label = "marketplaces"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("orders of marketplaces", "kriya.marketplaces.checks.orders_are_sold")
        register_check("money of marketplaces", "kriya.marketplaces.checks.money_is_booked")
