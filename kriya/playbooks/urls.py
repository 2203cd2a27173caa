"""Addresses of playbooks."""

from django.urls import URLPattern, URLResolver, path

from kriya.playbooks.views import adopting, copies, making, public, shelf

app_name = "playbooks"
_HERE = "kelola/paket-tiru/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("paket-tiru/<str:secret>/", public.playbook, name="public"),
    path("paket-tiru/<str:secret>/paket.kriya", public.file, name="public_file"),
    path("paket-tiru/<str:secret>/laporan/", copies.report_sent, name="report_sent"),
    path(_HERE, shelf.shelf, name="shelf"),
    path(f"{_HERE}berkas/", shelf.bring, name="bring"),
    path(f"{_HERE}ambil/", shelf.take, name="take"),
    path(f"{_HERE}berkas/<uuid:pk>/", shelf.received, name="received"),
    path(f"{_HERE}berkas/<uuid:pk>/percaya/", shelf.decide, name="decide"),
    path(f"{_HERE}berkas/<uuid:pk>/bandingkan/", adopting.compared, name="compare"),
    path(f"{_HERE}pakai/<uuid:pk>/", adopting.adoption, name="adoption"),
    path(f"{_HERE}pakai/<uuid:pk>/bagikan/", adopting.shared_with, name="share"),
    path(f"{_HERE}tugas/<uuid:pk>/", adopting.ticked, name="tick"),
    path(f"{_HERE}langkah/<uuid:pk>/urungkan/", adopting.undone, name="undo"),
    path(f"{_HERE}buatan/baru/", making.begin, name="begin"),
    path(f"{_HERE}buatan/<uuid:pk>/", making.playbook, name="playbook"),
    path(f"{_HERE}buatan/<uuid:pk>/kata/", making.words, name="words"),
    path(f"{_HERE}buatan/<uuid:pk>/isi/", making.content, name="content"),
    path(f"{_HERE}buatan/<uuid:pk>/terbitkan/", making.published, name="publish"),
    path(f"{_HERE}buatan/<uuid:pk>/tawarkan/", making.offering, name="offer"),
    path(f"{_HERE}buatan/<uuid:pk>/peniru/", copies.copies, name="copies"),
    path(f"{_HERE}buatan/<uuid:pk>/peniru/laporan/", copies.report_came, name="report_came"),
    path(f"{_HERE}peniru/<uuid:pk>/percaya/", copies.report_trusted, name="report_trusted"),
    path(f"{_HERE}kunjungan/<uuid:pk>/", copies.give, name="give"),
    path(f"{_HERE}pakai/<uuid:pk>/laporan/", adopting.reported, name="report"),
    path(f"{_HERE}terbitan/<uuid:pk>/paket.kriya", making.edition_file, name="edition_file"),
]
