from django.apps import AppConfig


class AchievementsConfig(AppConfig):
    name = "kriya.achievements"
    label = "achievements"
