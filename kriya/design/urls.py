from django.urls import path

from kriya.design import views

app_name = "design"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("tema/", views.theme, name="theme"),
]
