"""Addresses of the books."""

from django.urls import URLPattern, URLResolver, path

from kriya.ledger.views import accounts, journal, moving, rules, trust

app_name = "ledger"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kelola/keuangan/", trust.trust_page, name="trust"),
    path("kelola/keuangan/akun/", accounts.accounts, name="accounts"),
    path("kelola/keuangan/jurnal/", journal.journal, name="journal"),
    path("kelola/keuangan/jurnal/<uuid:pk>/", journal.one, name="transaction"),
    path("kelola/keuangan/aturan/", rules.rules, name="rules"),
    path("kelola/keuangan/aturan/biaya/", rules.add_fee, name="add_fee"),
    path("kelola/keuangan/pindah/", moving.move, name="move"),
]
