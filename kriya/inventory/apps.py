from django.apps import AppConfig

from kriya.core import refusal
from kriya.inventory.refusals import SENTENCES


class InventoryConfig(AppConfig):
    name = "kriya.inventory"
    label = "inventory"

    def ready(self) -> None:
        refusal.register(SENTENCES)
