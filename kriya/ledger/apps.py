from django.apps import AppConfig

from kriya.core import refusal
from kriya.ledger.refusals import SENTENCES


class LedgerConfig(AppConfig):
    name = "kriya.ledger"
    label = "ledger"

    def ready(self) -> None:
        refusal.register(SENTENCES)
