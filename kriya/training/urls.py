"""Addresses of training."""

from django.urls import URLPattern, URLResolver, path

from kriya.training.views import public
from kriya.training.views.maker import way
from kriya.training.views.staff import calendar, courses, needs, taught, trainers

app_name = "training"

urlpatterns: list[URLPattern | URLResolver] = [
    path("pelatihan/", public.every, name="public_trainings"),
    path("pelatihan/kalender.ics", public.as_calendar, name="public_calendar"),
    path("pelatihan/<slug:slug>/", public.one, name="public_training"),
    path("mitra/belajar/", way.mine, name="mine_way"),
    path("kelola/pelatihan/kursus/", courses.every, name="courses"),
    path("kelola/pelatihan/kursus/baru/", courses.new, name="course_new"),
    path("kelola/pelatihan/kursus/<uuid:pk>/", courses.change, name="course"),
    path("kelola/pelatihan/kursus/<uuid:pk>/simpan/", courses.retire, name="course_retire"),
    path("kelola/pelatihan/kursus/<uuid:pk>/kembalikan/", courses.bring_back, name="course_back"),
    path("kelola/pelatihan/pelatih/", trainers.every, name="trainers"),
    path("kelola/pelatihan/pelatih/baru/", trainers.new, name="trainer_new"),
    path("kelola/pelatihan/pelatih/<uuid:pk>/", trainers.one, name="trainer"),
    path("kelola/pelatihan/pelatih/<uuid:pk>/ubah/", trainers.change, name="trainer_change"),
    path("kelola/pelatihan/pelatih/<uuid:pk>/kalender.ics", trainers.as_calendar, name="trainer_calendar"),
    path("kelola/pelatihan/kebutuhan/", needs.show, name="needs"),
    path("kelola/pelatihan/kalender/", calendar.month, name="calendar"),
    path("kelola/pelatihan/<uuid:pk>/", taught.taught, name="taught"),
]
