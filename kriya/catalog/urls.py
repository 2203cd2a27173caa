"""Addresses of the catalogue: the visitors' pages and the office's."""

from django.urls import URLPattern, URLResolver, path

from kriya.catalog.views import photos, public, staff

app_name = "catalog"

urlpatterns: list[URLPattern | URLResolver] = [
    path("produk/", public.product_list, name="public_list"),
    path("produk/<slug:slug>/", public.product_page, name="public_product"),
    path("foto/<slug:key>-<int:width>.<str:ext>", photos.public_photo, name="photo"),
    path("mitra/produk/foto/<uuid:pk>/", photos.my_photo, name="my_photo"),
    path("kelola/produk/foto/<uuid:pk>/", photos.office_photo, name="office_photo"),
    path("kelola/produk/", staff.product_list, name="list"),
    path("kelola/produk/baru/", staff.new_product, name="new"),
    path("kelola/produk/<uuid:pk>/", staff.product, name="product"),
    path("kelola/produk/<uuid:pk>/tayang/", staff.publish, name="publish"),
    path("kelola/produk/<uuid:pk>/tarik/", staff.withdraw, name="withdraw"),
]
