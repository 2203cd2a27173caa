"""Addresses of exhibitions."""

from typing import Final

from django.urls import URLPattern, URLResolver, path

from kriya.exhibitions.views import public
from kriya.exhibitions.views.staff import (
    booths,
    closing,
    exhibitions,
    goods,
    kit,
    leads,
    participants,
    preparing,
    results,
)

app_name = "exhibitions"

_HERE: Final = "kelola/pameran/"
_ONE: Final = f"{_HERE}<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("pameran/", public.exhibitions, name="public_list"),
    path("pameran.ics", public.calendar, name="public_calendar"),
    path("pameran/<slug:slug>/", public.exhibition, name="public"),
    path("pameran/<slug:slug>.ics", public.one_calendar, name="public_event"),
    path(_HERE, exhibitions.exhibitions, name="list"),
    path(f"{_HERE}baru/", exhibitions.new_exhibition, name="new"),
    path(_ONE, exhibitions.exhibition, name="exhibition"),
    path(f"{_ONE}ubah/", exhibitions.change, name="change"),
    path(f"{_ONE}langkah/", exhibitions.step, name="step"),
    path(f"{_ONE}peserta/", participants.participants, name="participants"),
    path(f"{_ONE}ajakan/", participants.call, name="call"),
    path(f"{_HERE}peserta/<uuid:pk>/", participants.participant, name="participant"),
    path(f"{_HERE}peserta/<uuid:pk>/mundur/", participants.withdraw, name="withdraw"),
    path(f"{_ONE}biaya/", participants.costs, name="costs"),
    path(f"{_HERE}biaya/<uuid:pk>/hapus/", participants.remove_cost, name="remove_cost"),
    path(f"{_ONE}stan/", booths.booths, name="booths"),
    path(f"{_HERE}stan/<uuid:pk>/kosongkan/", booths.free, name="free_booth"),
    path(f"{_ONE}persiapan/", preparing.preparing, name="preparing"),
    path(f"{_ONE}persiapan/baku/", preparing.use_template, name="use_template"),
    path(f"{_ONE}pajang/", preparing.display, name="display"),
    path(f"{_ONE}pajang.pdf", preparing.display_paper, name="display_paper"),
    path(f"{_ONE}perjalanan/", preparing.travellers, name="travellers"),
    path(f"{_ONE}perjalanan.pdf", preparing.travel_paper, name="travel_paper"),
    path(f"{_HERE}tugas-baku/", preparing.patterns, name="patterns"),
    path(f"{_HERE}tugas/<uuid:pk>/", preparing.task, name="task"),
    path(f"{_HERE}tugas/<uuid:pk>/centang/", preparing.tick, name="tick"),
    path(f"{_ONE}barang/", goods.goods, name="goods"),
    path(f"{_ONE}barang/catat/", goods.record_gone, name="record_gone"),
    path(f"{_ONE}barang/kembali/", goods.correct_home, name="correct_home"),
    path(f"{_ONE}harga/", goods.prices, name="prices"),
    path(f"{_ONE}tutup/", closing.ask, name="ask_closing"),
    path(f"{_HERE}penutupan/<uuid:pk>/langkah/", closing.step, name="closing_step"),
    path(f"{_HERE}penutupan/<uuid:pk>/cetak/", closing.paper, name="closing_paper"),
    path(f"{_HERE}kontak/", leads.every, name="leads"),
    path(f"{_ONE}kontak/", leads.of_exhibition, name="leads_of"),
    path(f"{_ONE}kontak/baru/", leads.take, name="take_lead"),
    path(f"{_HERE}kontak/<uuid:pk>/", leads.lead, name="lead"),
    path(f"{_HERE}kontak/<uuid:pk>/lihat/", leads.show, name="show_lead"),
    path(f"{_ONE}bahan/", kit.kit, name="kit"),
    path(f"{_ONE}bahan/gambar/", kit.picture, name="kit_picture"),
    path(f"{_ONE}hasil/", results.result, name="result"),
    path(f"{_ONE}hasil.xlsx", results.workbook, name="result_xlsx"),
    path(f"{_ONE}hasil.pdf", results.paper, name="result_pdf"),
]
