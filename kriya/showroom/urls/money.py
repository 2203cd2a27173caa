"""Addresses of settlements and of makers' statements."""

from django.urls import URLPattern, path

from kriya.showroom.views.staff import papers, parts, settlements, statements

_RUN = "kelola/keuangan/pelunasan/<uuid:pk>/"
_PART = "kelola/keuangan/pelunasan/bagian/<uuid:pk>/"

MONEY: list[URLPattern] = [
    path("kelola/keuangan/pelunasan/", settlements.settlements, name="settlements"),
    path(_RUN, settlements.one, name="settlement"),
    path(f"{_RUN}lanjut/", settlements.step, name="settlement_step"),
    path(f"{_RUN}rincian.pdf", papers.statements_of_run, name="settlement_statements"),
    path(f"{_RUN}kuitansi.pdf", papers.receipts_of_run, name="settlement_receipts"),
    path(f"{_RUN}bank.csv", papers.bank_file, name="settlement_bank"),
    path(_PART, parts.one, name="settlement_part"),
    path(f"{_PART}cara/", parts.method, name="settlement_method"),
    path(f"{_PART}balik/", parts.reverse_one, name="settlement_reverse"),
    path(f"{_PART}rincian.pdf", papers.statement_of_part, name="settlement_part_statement"),
    path(f"{_PART}kuitansi.pdf", papers.receipt_of_part, name="settlement_part_receipt"),
    path("kelola/keuangan/perajin/<uuid:pk>/", statements.statement_page, name="statement"),
    path("kelola/keuangan/perajin/<uuid:pk>/rincian.pdf", statements.statement_pdf, name="statement_pdf"),
]
