"""Addresses: logins."""

from django.urls import URLPattern, URLResolver, path

from kriya.makers.views import logins

urlpatterns: list[URLPattern | URLResolver] = [
    path("kartu-masuk/", logins.cards, name="login_cards"),
    path("<uuid:pk>/masuk/", logins.logins, name="give_login"),
    path("<uuid:pk>/masuk/<uuid:login>/tautan/", logins.link, name="login_link"),
    path("<uuid:pk>/masuk/<uuid:login>/kartu/", logins.card, name="login_card"),
    path("<uuid:pk>/masuk/<uuid:login>/cabut/", logins.take, name="login_take"),
    path("<uuid:pk>/masuk/<int:user>/kembalikan/", logins.restore, name="login_restore"),
]
