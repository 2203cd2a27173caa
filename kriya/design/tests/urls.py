from django.urls import include, path

urlpatterns = [
    path("design/", include("kriya.design.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
