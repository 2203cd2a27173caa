"""Addresses of the shop; each audience has its own file beside this one."""

from django.urls import URLPattern, URLResolver

from kriya.shop.urls.gateways import GATEWAYS
from kriya.shop.urls.maker import MAKER
from kriya.shop.urls.public import PUBLIC
from kriya.shop.urls.staff import STAFF

app_name = "shop"

urlpatterns: list[URLPattern | URLResolver] = [*PUBLIC, *GATEWAYS, *STAFF, *MAKER]
