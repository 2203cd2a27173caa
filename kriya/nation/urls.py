"""Addresses of nation and province: outside every council."""

from django.urls import path, re_path

from kriya.nation.views import data, directory, pages

app_name = "nation"

urlpatterns = [
    path("", pages.home, name="home"),
    path("dewan/", directory.directory, name="directory"),
    path("capaian/", pages.figures, name="figures"),
    re_path(r"^capaian/(?P<code>[\w.]{1,60})/$", pages.figure, name="figure"),
    re_path(r"^provinsi/(?P<code>\d\d)/$", pages.province, name="province"),
    path("data/", data.open_data, name="data"),
    re_path(r"^data/(?P<period>[0-9T-]{4,7})/jumlah\.csv$", data.sums_csv, name="sums_csv"),
    re_path(r"^data/(?P<period>[0-9T-]{4,7})/daerah\.csv$", data.councils_csv, name="councils_csv"),
    re_path(r"^data/(?P<period>[0-9T-]{4,7})/kerajinan\.csv$", data.crafts_csv, name="crafts_csv"),
    re_path(r"^data/(?P<period>[0-9T-]{4,7})\.json$", data.period_json, name="period_json"),
]
