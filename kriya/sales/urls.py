"""Addresses of sales in the office."""

from django.urls import URLPattern, URLResolver, path

from kriya.sales.views import asides, day, lists, refunds, sale, shifts, tasks, tenders, visitors

app_name = "sales"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/galeri/hari-ini/", day.day_page, name="day"),
    path("kelola/galeri/pengunjung/", visitors.tap, name="tap"),
    path("kelola/galeri/penjualan/", lists.sales, name="list"),
    path("kelola/galeri/penjualan/unduh/", lists.download, name="download"),
    path("kelola/galeri/penjualan/<uuid:pk>/", sale.one, name="sale"),
    path("kelola/galeri/penjualan/<uuid:pk>/kembali/", refunds.give_back, name="give_back"),
    path("kelola/galeri/penjualan/<uuid:pk>/pembeli/", sale.buyer, name="buyer"),
    path("kelola/galeri/penjualan/kembali/<uuid:pk>/", refunds.one, name="refund"),
    path("kelola/galeri/penjualan/kembali/<uuid:pk>/tunai/", refunds.pay_out, name="pay_out"),
    path("kelola/galeri/giliran/<uuid:pk>/", shifts.one, name="shift"),
    path("kelola/galeri/tugas/", tasks.tasks, name="tasks"),
    path("kelola/galeri/tugas/<uuid:pk>/selesai/", tasks.finish_one, name="task_finish"),
    path("kelola/galeri/disisihkan/<uuid:pk>/", asides.one, name="quarantined"),
    path("kelola/galeri/pembayaran/", tenders.tenders, name="tenders"),
    path("kelola/galeri/pembayaran/<uuid:pk>/cocok/", tenders.confirm_one, name="tender_confirm"),
]
