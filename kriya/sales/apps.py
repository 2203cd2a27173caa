from django.apps import AppConfig

from kriya.core import refusal
from kriya.sales.refusals import SENTENCES


class SalesConfig(AppConfig):
    name = "kriya.sales"
    label = "sales"

    def ready(self) -> None:
        refusal.register(SENTENCES)
