from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.inventory.refusals import SENTENCES


class InventoryConfig(AppConfig):
    name = "kriya.inventory"
    label = "inventory"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("stock is the sum of movements", "kriya.inventory.checks.levels_are_sums")
        register_check("labels lead to their pieces", "kriya.inventory.checks.labels_lead_to_lots")
