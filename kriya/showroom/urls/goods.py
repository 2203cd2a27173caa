"""Addresses of the showroom's desk: agreements, intakes, labels, mark-downs, returns."""

from typing import Final

from django.urls import URLPattern, path

from kriya.showroom.views.maker import intakes as my_intakes
from kriya.showroom.views.maker import news as my_news
from kriya.showroom.views.staff import agreements, expiring, intakes, labels, markdowns, news, returns, signing

GOODS: Final[list[URLPattern]] = [
    path("kelola/galeri/label/", labels.labels, name="labels"),
    path("kelola/galeri/label/cetak/", labels.print_labels, name="print_labels"),
    path("kelola/galeri/label/bentuk/", labels.rules, name="label_rules"),
    path("kelola/galeri/label/ukur/", labels.measure, name="measure_labels"),
    path("kelola/galeri/perjanjian/", agreements.agreements, name="agreements"),
    path("kelola/galeri/perjanjian/baru/", agreements.new_agreement, name="new_agreement"),
    path("kelola/galeri/perjanjian/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("kelola/galeri/perjanjian/<uuid:pk>/cetak/", agreements.agreement_paper, name="agreement_paper"),
    path("kelola/galeri/tanda-tangan/<str:paper>/<uuid:pk>/", signing.sign_paper, name="sign"),
    path("kelola/galeri/titipan/", intakes.intakes, name="intakes"),
    path("kelola/galeri/titipan/baru/", intakes.new_intake, name="new_intake"),
    path("kelola/galeri/titipan/foto/<uuid:pk>/", intakes.line_photo, name="line_photo"),
    path("kelola/galeri/titipan/<uuid:pk>/", intakes.intake, name="intake"),
    path("kelola/galeri/titipan/<uuid:pk>/terima/", intakes.accept_intake, name="accept_intake"),
    path("kelola/galeri/titipan/<uuid:pk>/batal/", intakes.cancel_intake, name="cancel_intake"),
    path("kelola/galeri/titipan/<uuid:pk>/cetak/", intakes.intake_paper, name="intake_paper"),
    path("kelola/galeri/turun-harga/", markdowns.markdowns, name="markdowns"),
    path("kelola/galeri/turun-harga/<uuid:pk>/", markdowns.ask_markdown, name="ask_markdown"),
    path("kelola/galeri/pengembalian/", returns.returns, name="returns"),
    path("kelola/galeri/pengembalian/pilih/", returns.choose_return, name="choose_return"),
    path("kelola/galeri/pengembalian/perajin/<uuid:pk>/", returns.new_return, name="new_return"),
    path("kelola/galeri/pengembalian/<uuid:pk>/", returns.one_return, name="return"),
    path("kelola/galeri/pengembalian/<uuid:pk>/cetak/", returns.return_paper, name="return_paper"),
    path("kelola/galeri/pengembalian/<uuid:pk>/tolak/", returns.decline_request, name="decline_request"),
    path("kelola/galeri/habis-masa/", expiring.expiring, name="expiring"),
    path("kelola/galeri/kabar/", news.news_list, name="news"),
    path("kelola/galeri/kabar/<uuid:pk>/", news.tell_maker, name="tell_maker"),
    path("kelola/galeri/kabar/umkm/<uuid:pk>/", news.maker_channel, name="news_maker"),
    path("mitra/<uuid:pk>/kabar/", my_news.channel, name="mine_channel"),
    path("mitra/titip/", my_intakes.intakes, name="mine_intakes"),
    path("mitra/titip/<uuid:pk>/", my_intakes.intake, name="mine_intake"),
    path("mitra/titip/<uuid:pk>/tanda-terima.pdf", my_intakes.receipt, name="mine_receipt"),
]
