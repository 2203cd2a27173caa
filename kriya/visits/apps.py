from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.indicators import register_family
from kriya.core.parts import register_measure, register_part
from kriya.participation.calendar import register_diary
from kriya.promotion.reach.counted import count_page
from kriya.visits.refusals import SENTENCES


class VisitsConfig(AppConfig):
    name = "kriya.visits"
    label = "visits"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_family("kriya.visits.indicators.VISITS")
        register_diary("kriya.visits.diary.visits_held")
        register_part("visits", "kriya.visits.carried.HOSPITALITY")
        register_measure("visits.received", "kriya.visits.carried.RECEIVED")
        register_check("public visits", "kriya.visits.checks.public_visits")
        register_check("souvenirs of visits", "kriya.visits.checks.souvenirs")
        register_check("refreshments for visits", "kriya.visits.checks.supplies")
        count_page("visits", "visits:public")
