from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.shop.refusals import SENTENCES


class ShopConfig(AppConfig):
    name = "kriya.shop"
    label = "shop"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("money of orders", "kriya.shop.checks.money_of_orders")
        register_check("numbers of orders", "kriya.shop.checks.numbers_of_orders")
        register_check("open shop", "kriya.shop.checks.open_shop")
