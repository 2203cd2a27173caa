from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_measure, register_part
from kriya.shop.refusals import SENTENCES


class ShopConfig(AppConfig):
    name = "kriya.shop"
    label = "shop"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("money of orders", "kriya.shop.checks.money_of_orders")
        register_check("numbers of orders", "kriya.shop.checks.numbers_of_orders")
        register_check("open shop", "kriya.shop.checks.open_shop")
        register_part("shop", "kriya.shop.carried.RULES_OF_SHOP")
        register_measure("shop.open", "kriya.shop.carried.OPEN")
