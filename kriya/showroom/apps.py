from django.apps import AppConfig

from kriya.core import refusal
from kriya.core.checks.registry import register_check
from kriya.core.parts import register_measure, register_part
from kriya.sales.followers import follow_losses
from kriya.showroom.pos import refusals as pos
from kriya.showroom.refusals import SENTENCES


class ShowroomConfig(AppConfig):
    name = "kriya.showroom"
    label = "showroom"

    def ready(self) -> None:
        refusal.register(SENTENCES)
        refusal.register(pos.SENTENCES)
        follow_losses("kriya.showroom.actions.losses.settle_losses")
        register_check("nobody is paid twice", "kriya.showroom.checks.nobody_paid_twice")
        register_check("numbers without gaps", "kriya.showroom.checks.numbers_without_gaps")
        register_check("monthly reports unchanged", "kriya.showroom.checks.monthly_reports_unchanged")
        register_check("losses are settled", "kriya.showroom.checks.losses_are_settled")
        register_part("labels", "kriya.showroom.carried.LABELS")
        register_part("consignment", "kriya.showroom.carried.CONSIGNMENT")
        register_measure("orders.first_settled", "kriya.showroom.carried.FIRST_SETTLED")
        register_measure("agreements.makers", "kriya.showroom.carried.AGREED")
        register_measure("showroom.shelf", "kriya.showroom.carried.ON_SHELF")
        register_measure("showroom.labelled", "kriya.showroom.carried.LABELLED")
