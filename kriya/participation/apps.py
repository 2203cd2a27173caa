from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.indicators import register_family
from kriya.participation.refusals import SENTENCES


class ParticipationConfig(AppConfig):
    name = "kriya.participation"
    label = "participation"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_family("kriya.participation.indicators.PARTICIPATION")
        register_check("published calls", "kriya.participation.checks.published_calls")
        register_check("published certificates", "kriya.participation.checks.published_certificates")
        register_check("sealed rankings", "kriya.participation.checks.sealed_rankings")
        register_check("places of calls", "kriya.participation.checks.places_of_calls")
