"""Addresses of promotion."""

from django.urls import URLPattern, URLResolver, path

from kriya.promotion.views import feeds, pages, reach
from kriya.promotion.views.maker import kits as my_kits
from kriya.promotion.views.public import followed
from kriya.promotion.views.staff import books, campaigns, kits, links
from kriya.promotion.views.staff import feeds as staff_feeds
from kriya.promotion.views.staff import pages as staff_pages
from kriya.promotion.views.staff import reach as staff_reach
from kriya.promotion.views.staff.composing import STEPS

app_name = "promotion"

_REACH = "kelola/promosi/jangkauan/"
_PARTS = {"reach_campaigns": "kampanye", "reach_unsold": "belum-terjual", "reach_searches": "pencarian"}
_PAGE = "kelola/promosi/halaman/<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("hitung/", reach.seen, name="seen"),
    path("kampanye/<slug:slug>/", pages.page, name="page"),
    path("kelola/promosi/halaman/", staff_pages.every, name="pages"),
    path("kelola/promosi/halaman/baru/", staff_pages.begin, name="page_new"),
    path(_PAGE, staff_pages.one, name="page_one"),
    path(f"{_PAGE}ubah/", staff_pages.change, name="page_change"),
    path(f"{_PAGE}blok/", staff_pages.block, name="page_block"),
    *[path(f"{_PAGE}blok/{word}/", staff_pages.step, {"step": word}, name=f"page_{word}") for word in STEPS],
    path(f"{_PAGE}lihat/", staff_pages.look, name="page_look"),
    path(f"{_PAGE}tayang/", staff_pages.publish, name="page_publish"),
    path(f"{_PAGE}tarik/", staff_pages.take_back, name="page_take_back"),
    path(_REACH, staff_reach.overview, name="reach"),
    path(f"{_REACH}tampil/", staff_reach.shown_publicly, name="reach_shown"),
    *[path(f"{_REACH}{word}/", staff_reach.part, {"name": name}, name=name) for name, word in _PARTS.items()],
    *[
        path(f"{_REACH}{word}.{kind}", staff_reach.download, {"name": name, "kind": kind}, name=f"{name}_{kind}")
        for name, word in {"reach": "kunjungan", **_PARTS}.items()
        for kind in ("xlsx", "csv")
    ],
    path("s/<str:code>", followed, name="followed"),
    path("s/<str:code>/", followed),
    path("umpan-belanja/google.xml", feeds.google, name="google_feed"),
    path("umpan-belanja/meta.csv", feeds.meta, name="meta_feed"),
    path("sitemap-gambar-<int:page>.xml", feeds.images, name="sitemap_images"),
    path("kelola/promosi/umpan/", staff_feeds.addresses, name="feeds"),
    path("kelola/promosi/", campaigns.every, name="campaigns"),
    path("kelola/promosi/baru/", campaigns.begin, name="campaign_new"),
    path("kelola/promosi/lepas/", campaigns.loose, name="loose"),
    path("kelola/promosi/katalog/", books.books, name="books"),
    path("kelola/promosi/katalog/baru/", books.new, name="book_new"),
    path("kelola/promosi/katalog/<uuid:pk>/", books.book, name="book"),
    path("kelola/promosi/katalog/<uuid:pk>/katalog.pdf", books.book_file, name="book_file"),
    path("kelola/promosi/katalog/<uuid:pk>/hentikan/", books.book_stop, name="book_stop"),
    path("kelola/promosi/katalog/<uuid:pk>/buat-lagi/", books.book_again, name="book_again"),
    path("kelola/promosi/<uuid:pk>/", campaigns.one, name="campaign"),
    path("kelola/promosi/<uuid:pk>/ubah/", campaigns.change, name="campaign_change"),
    path("kelola/promosi/bahan/produk/<uuid:pk>/", kits.kit, {"of": "product"}, name="kit_product"),
    path("kelola/promosi/bahan/umkm/<uuid:pk>/", kits.kit, {"of": "maker"}, name="kit_maker"),
    path("kelola/promosi/bahan/koleksi/<uuid:pk>/", kits.kit, {"of": "collection"}, name="kit_collection"),
    path("kelola/promosi/bahan/produk/<uuid:pk>/gambar/", kits.picture, {"of": "product"}, name="post_product"),
    path("kelola/promosi/bahan/umkm/<uuid:pk>/gambar/", kits.picture, {"of": "maker"}, name="post_maker"),
    path("kelola/promosi/bahan/koleksi/<uuid:pk>/gambar/", kits.picture, {"of": "collection"}, name="post_collection"),
    path("mitra/promosi/", my_kits.mine, name="mine"),
    path("mitra/promosi/produk/<uuid:pk>/", my_kits.kit, {"of": "product"}, name="my_product"),
    path("mitra/promosi/umkm/<uuid:pk>/", my_kits.kit, {"of": "maker"}, name="my_maker"),
    path("mitra/promosi/produk/<uuid:pk>/gambar/", my_kits.picture, {"of": "product"}, name="my_post_product"),
    path("mitra/promosi/umkm/<uuid:pk>/gambar/", my_kits.picture, {"of": "maker"}, name="my_post_maker"),
    path("kelola/promosi/tautan/baru/", links.new, name="link_new"),
    path("kelola/promosi/tautan/<uuid:pk>/", links.one, name="link"),
    path("kelola/promosi/tautan/<uuid:pk>/arsip/", links.away, name="link_away"),
    path("kelola/promosi/tautan/<uuid:pk>/pakai-lagi/", links.back, name="link_back"),
    path("kelola/promosi/tautan/<uuid:pk>/poster/", links.poster, name="poster"),
]
