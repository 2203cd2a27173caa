"""Addresses of nation and province: outside every council."""

from django.urls import path, re_path

from kriya.nation.views import directory, pages

app_name = "nation"

urlpatterns = [
    path("", pages.home, name="home"),
    path("dewan/", directory.directory, name="directory"),
    path("capaian/", pages.figures, name="figures"),
    re_path(r"^capaian/(?P<code>[a-z_]+\.[a-z_.]+)/$", pages.figure, name="figure"),
    re_path(r"^provinsi/(?P<code>\d\d)/$", pages.province, name="province"),
]
