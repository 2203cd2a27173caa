"""Addresses of assistance."""

from typing import Final

from django.urls import URLPattern, URLResolver, path

from kriya.assistance.views import maker, public
from kriya.assistance.views.staff import budget, case, caseload, cases, offering, results, services, steps

app_name = "assistance"

_OFFICE: Final = "kelola/fasilitasi/"
_ONE: Final = f"{_OFFICE}<uuid:pk>/"
_STEP: Final = f"{_OFFICE}langkah/<uuid:pk>/"
_SERVICE: Final = f"{_OFFICE}layanan/<uuid:pk>/"
_MONEY: Final = f"{_OFFICE}janji/<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("fasilitasi/", public.every, name="public_services"),
    path("fasilitasi/<slug:slug>/", public.one, name="public_service"),
    path("mitra/fasilitasi/", maker.mine, name="mine"),
    path("mitra/fasilitasi/layanan/<uuid:pk>/", maker.service, name="mine_service"),
    path("mitra/fasilitasi/<uuid:pk>/", maker.case, name="mine_case"),
    path("mitra/fasilitasi/<uuid:pk>/jawab/", maker.reply, name="mine_reply"),
    path("mitra/fasilitasi/<uuid:pk>/tarik/", maker.back, name="mine_back"),
    path(_OFFICE, cases.every, name="cases"),
    path(f"{_OFFICE}unduh.xlsx", cases.download, name="download"),
    path(f"{_OFFICE}perlu/", offering.every, name="hints"),
    path(f"{_OFFICE}tawarkan/", offering.new, name="offer"),
    path(f"{_OFFICE}beban/", caseload.show, name="caseload"),
    path(f"{_OFFICE}program/<uuid:pk>/", offering.of_call, name="of_call"),
    path(f"{_OFFICE}layanan/", services.every, name="services"),
    path(f"{_OFFICE}layanan/baru/", services.new, name="service_new"),
    path(_SERVICE, services.change, name="service"),
    path(f"{_SERVICE}buka/", services.publish, name="service_publish"),
    path(f"{_SERVICE}tutup/", services.retire, name="service_retire"),
    path(f"{_OFFICE}anggaran/", budget.every, name="budget"),
    path(f"{_OFFICE}anggaran/baru/", budget.new, name="line_new"),
    path(f"{_OFFICE}anggaran/<uuid:pk>/", budget.change, name="line"),
    path(f"{_MONEY}belanja/", budget.spent, name="spend"),
    path(f"{_MONEY}lepas/", budget.released, name="release"),
    path(_ONE, case.one, name="case"),
    path(f"{_ONE}mulai/", case.accepted, name="accept"),
    path(f"{_ONE}tolak/", case.refused, name="refuse"),
    path(f"{_ONE}serahkan/", case.handed_over, name="hand_over"),
    path(f"{_ONE}selesai/", case.finished, name="finish"),
    path(f"{_ONE}langkah/", steps.new, name="step_new"),
    path(f"{_ONE}dokumen/", results.paper, name="paper"),
    path(f"{_ONE}hasil/", results.new, name="result_new"),
    path(f"{_ONE}uang/", budget.promised, name="promise"),
    path(f"{_STEP}", steps.change, name="step"),
    path(f"{_STEP}selesai/", steps.done, name="step_done"),
    path(f"{_STEP}lewati/", steps.skip, name="step_skip"),
    path(f"{_STEP}buka/", steps.reopen, name="step_reopen"),
    path(f"{_OFFICE}hasil/<uuid:pk>/hapus/", results.drop, name="result_drop"),
]
