"""Addresses of visits."""

from django.urls import URLPattern, URLResolver, path

from kriya.visits.views import public
from kriya.visits.views.staff import answering, institutions, lists, places

app_name = "visits"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kunjungan/", public.landing, name="public"),
    path("kunjungan/ajukan/", public.request_visit, name="ask"),
    path("kunjungan/status/<str:secret>/", public.status, name="status"),
    path("kunjungan/status/<str:secret>/pilih/", public.choose_offer, name="choose_offer"),
    path("kunjungan/status/<str:secret>/tarik/", public.give_up, name="withdraw"),
    path("kunjungan/status/<str:secret>/surat-balasan.pdf", public.reply, name="guest_reply"),
    path("kunjungan/status/<str:secret>/kunjungan.ics", public.calendar, name="guest_calendar"),
    path("kelola/kunjungan/", lists.every, name="list"),
    path("kelola/kunjungan/catat/", lists.write_down, name="write_down"),
    path("kelola/kunjungan/lembaga/", institutions.every, name="institutions"),
    path("kelola/kunjungan/lembaga/<uuid:pk>/", institutions.one, name="institution"),
    path("kelola/kunjungan/lembaga/<uuid:pk>/gabung/", institutions.merge, name="merge"),
    path("kelola/kunjungan/lembaga/<uuid:pk>/nama/", institutions.rename, name="rename"),
    path("kelola/kunjungan/lembaga/pisah/<uuid:pk>/", institutions.unmerge, name="unmerge"),
    path("kelola/kunjungan/tempat/", places.every, name="places"),
    path("kelola/kunjungan/tempat/tambah/", places.add, name="place_add"),
    path("kelola/kunjungan/tempat/terpakai/", places.block, name="block"),
    path("kelola/kunjungan/tempat/terpakai/<uuid:pk>/lepas/", places.unblock, name="unblock"),
    path("kelola/kunjungan/tempat/aturan/", places.rules, name="rules"),
    path("kelola/kunjungan/tempat/<uuid:pk>/", places.change, name="place"),
    path("kelola/kunjungan/tempat/<uuid:pk>/tutup/", places.close, name="place_close"),
    path("kelola/kunjungan/tempat/<uuid:pk>/buka/", places.reopen, name="place_open"),
    path("kelola/kunjungan/<uuid:pk>/", answering.one, name="one"),
    path("kelola/kunjungan/<uuid:pk>/jadwal/", answering.answer, name="answer"),
    path("kelola/kunjungan/<uuid:pk>/tawarkan/", answering.offer_times, name="offer"),
    path("kelola/kunjungan/<uuid:pk>/tolak/", answering.refuse, name="refuse"),
    path("kelola/kunjungan/<uuid:pk>/narahubung/", answering.contact, name="contact"),
    path("kelola/kunjungan/<uuid:pk>/surat/", answering.letter, name="letter"),
    path("kelola/kunjungan/<uuid:pk>/surat-balasan.pdf", answering.reply, name="reply"),
    path("kelola/kunjungan/<uuid:pk>/kunjungan.ics", answering.calendar, name="calendar"),
]
