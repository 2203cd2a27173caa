from django.apps import AppConfig

from kriya.accounts.refusals import SENTENCES
from kriya.core import refusal


class AccountsConfig(AppConfig):
    name = "kriya.accounts"
    label = "accounts"

    def ready(self) -> None:
        refusal.register(SENTENCES)
