from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_measure
from kriya.sales.refusals import SENTENCES


class SalesConfig(AppConfig):
    name = "kriya.sales"
    label = "sales"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("every sale is whole", "kriya.sales.checks.sales_are_whole")
        register_check("every sale is in the books", "kriya.sales.checks.sales_are_in_the_books")
        register_check("shift reports unchanged", "kriya.sales.checks.reports_unchanged")
        register_check("exchanges are in the books", "kriya.sales.checks.exchanges_are_in_the_books")
        register_measure("sales.showroom", "kriya.sales.carried.AT_SHOWROOM")
        register_measure("sales.online", "kriya.sales.carried.ONLINE")
