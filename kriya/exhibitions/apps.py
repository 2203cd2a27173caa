from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.indicators import register_family
from kriya.core.parts import register_measure, register_part
from kriya.exhibitions.refusals import SENTENCES
from kriya.participation.calendar import register_diary
from kriya.promotion.reach.counted import count_page


class ExhibitionsConfig(AppConfig):
    name = "kriya.exhibitions"
    label = "exhibitions"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_family("kriya.exhibitions.indicators.EXHIBITIONS")
        register_diary("kriya.exhibitions.diary.exhibitions_held")
        register_part("exhibitions", "kriya.exhibitions.carried.CHECKLIST")
        register_measure("exhibitions.held", "kriya.exhibitions.carried.HELD")
        register_check("published exhibitions", "kriya.exhibitions.checks.published_exhibitions")
        register_check("participants of calls", "kriya.exhibitions.checks.participants_of_calls")
        register_check("closed exhibitions", "kriya.exhibitions.checks.closed_exhibitions")
        count_page("exhibitions", "exhibitions:public_list")
        count_page("exhibition", "exhibitions:public", "kriya.exhibitions.queries.public.id_of")
