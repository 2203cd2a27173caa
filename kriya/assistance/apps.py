from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kriya.assistance.refusals import SENTENCES
from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.indicators import register_family
from kriya.makers.timelines import tell_in_timeline
from kriya.participation.budgets import register_budgets
from kriya.participation.pages import register_tab
from kriya.promotion.reach.counted import count_page


class AssistanceConfig(AppConfig):
    name = "kriya.assistance"
    label = "assistance"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        register_family("kriya.assistance.indicators.ASSISTANCE")
        register_tab("assistance", "assistance:of_call", _("Layanan dan kasus"))
        register_check("published services", "kriya.assistance.checks.published_services")
        register_check("budget of assistance", "kriya.assistance.checks.budget_lines")
        register_check("states of cases", "kriya.assistance.checks.states_of_cases")
        register_budgets("kriya.assistance.queries.budget.source_of")
        tell_in_timeline("kriya.assistance.queries.timeline.told")
        count_page("services", "assistance:public_services")
        count_page("service", "assistance:public_service", "kriya.assistance.queries.services.public_id_of")
