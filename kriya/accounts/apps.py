from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kriya.accounts"
    label = "accounts"
