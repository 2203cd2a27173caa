"""Addresses of institutional orders, by who opens them."""

from django.urls import URLPattern, URLResolver, path

from kriya.quotations.views.maker import lines
from kriya.quotations.views.public import asking, following
from kriya.quotations.views.staff import contacts, desk, drafting, inquiries, making, one, papers, steps

app_name = "quotations"

_DESK, _ONE, _LINE = "kelola/penawaran/", "kelola/penawaran/<uuid:pk>/", "kelola/penawaran/baris/<uuid:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("pesan-instansi/", asking.ask_for, name="ask"),
    path("pesan-instansi/terima-kasih/", asking.thanks, name="thanks"),
    path("penawaran/<slug:code>/", following.show, name="office"),
    path("penawaran/<slug:code>/setuju/", following.say_yes, name="office_accept"),
    path("penawaran/<slug:code>/tolak/", following.say_no, name="office_decline"),
    path("penawaran/<slug:code>/penawaran.pdf", following.quotation_paper, name="office_pdf"),
    path("penawaran/<slug:code>/bast-<uuid:pk>.pdf", following.handover_paper, name="office_handover"),
    path("penawaran/<slug:code>/tagihan-<uuid:pk>.pdf", following.invoice_paper, name="office_invoice"),
    path("penawaran/<slug:code>/kwitansi-<uuid:pk>.pdf", following.receipt_paper, name="office_receipt"),
    path(_DESK, desk.desk, name="desk"),
    path(f"{_DESK}baru/", drafting.new, name="new"),
    path(f"{_DESK}permintaan/<uuid:pk>/", inquiries.one, name="inquiry"),
    path(f"{_DESK}permintaan/<uuid:pk>/tutup/", inquiries.close_one, name="inquiry_close"),
    path(f"{_DESK}permintaan/<uuid:pk>/kontak/", contacts.of_inquiry, name="inquiry_contact"),
    path(_ONE, one.show, name="one"),
    path(f"{_ONE}kontak/", contacts.of_quotation, name="contact"),
    path(f"{_ONE}ubah/", drafting.change, name="change"),
    path(f"{_ONE}tawarkan/", steps.offer_it, name="offer"),
    path(f"{_ONE}tarik/", steps.revise_it, name="revise"),
    path(f"{_ONE}setuju/", steps.accept_it, name="accept"),
    path(f"{_ONE}tolak/", steps.decline_it, name="decline"),
    path(f"{_ONE}bayar/", steps.pay, name="pay"),
    path(f"{_ONE}bayar-kembali/", steps.pay_back_it, name="pay_back"),
    path(f"{_ONE}serah/", steps.hand, name="hand"),
    path(f"{_ONE}kembali/", steps.take_back_it, name="take_back"),
    path(f"{_ONE}batal/", steps.call_off_it, name="call_off"),
    path(f"{_LINE}janji/", making.promised, name="promise"),
    path(f"{_LINE}jadi/", making.brought, name="bring"),
    path(f"{_LINE}batal/", making.line_off, name="line_off"),
    path(f"{_ONE}penawaran.pdf", papers.quotation_paper, name="pdf"),
    path(f"{_DESK}bast/<uuid:pk>.pdf", papers.handover_paper, name="handover_pdf"),
    path(f"{_DESK}tagihan/<uuid:pk>.pdf", papers.invoice_paper, name="invoice_pdf"),
    path(f"{_DESK}kwitansi/<uuid:pk>.pdf", papers.receipt_paper, name="receipt_pdf"),
    path("mitra/pesanan-instansi/<uuid:pk>/", lines.one, name="mine_line"),
]
