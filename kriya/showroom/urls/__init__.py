"""Addresses of the showroom; each part of it has its own file beside this one."""

from django.urls import URLPattern, URLResolver

from kriya.showroom.urls.goods import GOODS
from kriya.showroom.urls.labels import LABELS
from kriya.showroom.urls.mine import MINE
from kriya.showroom.urls.money import MONEY
from kriya.showroom.urls.reports import REPORTS
from kriya.showroom.urls.stock import STOCK

app_name = "showroom"

urlpatterns: list[URLPattern | URLResolver] = [*LABELS, *GOODS, *MINE, *MONEY, *STOCK, *REPORTS]
