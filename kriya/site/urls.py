"""Addresses of pages that join several domains."""

from django.urls import path

from kriya.site.views import council, histories, machines, mark, office

app_name = "site"

urlpatterns = [
    path("", council.home, name="home"),
    path("tentang/", council.about, name="about"),
    path("kontak/", council.contact, name="contact"),
    path("manifest.webmanifest", mark.manifest, name="manifest"),
    path("warna.css", mark.colour, name="colour"),
    path("ikon.svg", mark.icon, name="icon"),
    path("ikon-192.png", mark.icon_raster, {"side": 192}, name="icon_192"),
    path("ikon-512.png", mark.icon_raster, {"side": 512}, name="icon_512"),
    path("kartu-bagi.jpg", mark.card, name="share_card"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-halaman.xml", machines.sitemap_pages, name="sitemap_pages"),
    path("sitemap-koleksi.xml", machines.sitemap_collections, name="sitemap_collections"),
    path("sitemap-produk-<int:page>.xml", machines.sitemap_part, {"kind": "produk"}, name="sitemap_products"),
    path("sitemap-umkm-<int:page>.xml", machines.sitemap_part, {"kind": "umkm"}, name="sitemap_makers"),
    path("sitemap-pameran-<int:page>.xml", machines.sitemap_part, {"kind": "pameran"}, name="sitemap_exhibitions"),
    path("umpan.xml", machines.feed, name="feed"),
    path("umpan/<str:craft>.xml", machines.feed, name="craft_feed"),
    path("kelola/", office.staff_home, name="staff_home"),
    path("kelola/riwayat/", histories.histories, name="histories"),
]
