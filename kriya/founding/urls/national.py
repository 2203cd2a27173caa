"""The address at which a council is founded: outside every council."""

from django.urls import path

from kriya.founding import views

app_name = "founding"

urlpatterns = [path("mulai/<str:secret>/", views.begin, name="begin")]
