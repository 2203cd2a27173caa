from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.indicators import register_family
from kriya.makers.timelines import tell_in_timeline
from kriya.outcomes.refusals import SENTENCES


class OutcomesConfig(AppConfig):
    name = "kriya.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        tell_in_timeline("kriya.outcomes.queries.timeline.told")
        register_family("kriya.outcomes.indicators.OUTCOMES")
        register_check("questions after programmes", "kriya.outcomes.checks.asked_of_participants")
