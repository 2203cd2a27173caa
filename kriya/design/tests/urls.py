from django.urls import include, path

urlpatterns = [path("design/", include("kriya.design.urls"))]
