from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.visits.refusals import SENTENCES


class VisitsConfig(AppConfig):
    name = "kriya.visits"
    label = "visits"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_check("public visits", "kriya.visits.checks.public_visits")
