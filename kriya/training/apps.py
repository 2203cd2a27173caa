from typing import Any

from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.indicators import register_family
from kriya.core.parts import register_measure, register_part
from kriya.participation.calendar import register_diary
from kriya.participation.pages import register_page, register_tab
from kriya.participation.people import register_people
from kriya.promotion.reach.counted import count_page
from kriya.training.refusals import SENTENCES


def _details(call: Any) -> dict[str, Any]:
    told: dict[str, Any] = import_string("kriya.training.queries.trainings.details_of")(call)
    return told


class TrainingConfig(AppConfig):
    name = "kriya.training"
    label = "training"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_family("kriya.training.indicators.TRAINING")
        register_page("training", "training:public_training", _details)
        register_people("kriya.training.queries.trainings.elsewhere")
        register_diary("kriya.training.diary.sessions_held")
        register_tab("training", "training:taught", _("Kursus dan pelatih"))
        register_part("curriculum", "kriya.training.carried.CURRICULUM")
        register_part("curriculum.way", "kriya.training.carried.WAY_THROUGH")
        register_measure("trainings.held", "kriya.training.carried.HELD")
        register_check("published trainings", "kriya.training.checks.published_trainings")
        count_page("trainings", "training:public_trainings")
        count_page("training", "training:public_training", "kriya.training.queries.trainings.public_id_of")
