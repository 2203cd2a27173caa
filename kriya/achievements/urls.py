"""Addresses of the figures: the public page, the office's page, downloads and publications."""

from django.urls import URLPattern, URLResolver, path

from kriya.achievements.views import decks, definitions, files, periods, presenting, public, staff, stories, targets

app_name = "achievements"

urlpatterns: list[URLPattern | URLResolver] = [
    path("capaian/", public.achievements, name="public"),
    path("hasil/", public.came_of_it, name="afterwards"),
    path("capaian/<str:period>/", public.achievements, name="public_period"),
    path("capaian/<str:period>/<str:kind>/", files.file, name="file"),
    path("kelola/angka/", staff.figures, name="staff"),
    path("kelola/angka/angka.xlsx", staff.download, {"kind": "xlsx"}, name="xlsx"),
    path("kelola/angka/angka.csv", staff.download, {"kind": "csv"}, name="csv"),
    path("kelola/angka/terbitkan/", staff.publish, name="publish"),
    path("kelola/angka/terbitan/<uuid:pk>/", staff.publication, name="publication"),
    path("kelola/angka/terbitan/<uuid:pk>/angka.xlsx", staff.publication_file, name="publication_file"),
    path("kelola/capaian/", periods.periods, name="periods"),
    path("kelola/capaian/siapkan/", periods.prepare_one, name="prepare"),
    path("kelola/capaian/penutupan/<uuid:pk>/", periods.closing, name="closing"),
    path("kelola/capaian/penutupan/<uuid:pk>/penjelasan/", periods.explain_one, name="explain"),
    path("kelola/capaian/penutupan/<uuid:pk>/setujui/", periods.approve_one, name="approve"),
    path("kelola/capaian/penutupan/<uuid:pk>/kembalikan/", periods.send_back_one, name="send_back"),
    path("kelola/capaian/indikator/", definitions.definitions, name="definitions"),
    path("kelola/capaian/target/", targets.targets, name="targets"),
    path("kelola/capaian/target/dewan-lain/", targets.peers, name="peers"),
    path("kelola/capaian/cerita/", stories.every, name="stories"),
    path("kelola/capaian/cerita/baru/", stories.begin, name="story_new"),
    path("kelola/capaian/cerita/<uuid:pk>/", stories.change, name="story"),
    path("kelola/capaian/cerita/<uuid:pk>/arsipkan/", stories.away, name="story_away"),
    path("kelola/capaian/cerita/<uuid:pk>/kembalikan/", stories.back, name="story_back"),
    path("kelola/capaian/cerita/<uuid:pk>/<str:which>.jpg", stories.photo, name="story_photo"),
    path("kelola/capaian/paparan/", decks.decks, name="decks"),
    path("kelola/capaian/paparan/<uuid:pk>/", decks.deck, name="deck"),
    path("kelola/capaian/paparan/<uuid:pk>/paparan-<str:language>.<str:kind>", decks.deck_file, name="deck_file"),
    path("kelola/capaian/paparan/<uuid:pk>/tampil/", presenting.present, name="present"),
    path("kelola/capaian/paparan/<uuid:pk>/tampil/pekerja.js", presenting.worker, name="present_worker"),
    path("kelola/capaian/paparan/<uuid:pk>/langsung/<str:figure>/", presenting.live, name="live"),
]
