"""Addresses of newsletters."""

from django.urls import URLPattern, URLResolver, path

from kriya.newsletters.views import issues, public, subscribers
from kriya.promotion.views.staff.composing import STEPS

app_name = "newsletters"

_ISSUE = "kelola/buletin/<uuid:pk>/"
_READER = "kelola/buletin/pelanggan/<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("buletin/", public.subscribe, name="subscribe"),
    path("buletin/terima-kasih/", public.asked, name="asked"),
    path("buletin/konfirmasi/<str:token>/", public.confirmed, name="confirm"),
    path("buletin/berhenti/<str:token>/", public.unsubscribed, name="leave"),
    path("kelola/buletin/", issues.every, name="issues"),
    path("kelola/buletin/baru/", issues.begin, name="issue_new"),
    path("kelola/buletin/pelanggan/", subscribers.find, name="find"),
    path(_READER, subscribers.one, name="subscriber"),
    path(f"{_READER}data/", subscribers.handed_out, name="handed_out"),
    path(f"{_READER}hapus/", subscribers.forget, name="forget"),
    path(f"{_READER}tidak-sampai/", subscribers.bounced, name="bounced"),
    path(f"{_READER}berhenti/", subscribers.unsubscribe, name="unsubscribe"),
    path(_ISSUE, issues.one, name="issue"),
    path(f"{_ISSUE}ubah/", issues.change, name="issue_change"),
    path(f"{_ISSUE}blok/", issues.block, name="block"),
    *[path(f"{_ISSUE}blok/{word}/", issues.step, {"step": word}, name=word) for word in STEPS],
    path(f"{_ISSUE}lihat/", issues.look, name="look"),
    path(f"{_ISSUE}uji/", issues.attempt_letter, name="try"),
    path(f"{_ISSUE}kirim/", issues.schedule, name="schedule"),
    path(f"{_ISSUE}henti/", issues.stop, name="stop"),
    path(f"{_ISSUE}lanjut/", issues.resume, name="resume"),
]
