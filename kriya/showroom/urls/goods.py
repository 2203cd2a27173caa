"""Addresses of the showroom's desk: agreements, intakes, labels, mark-downs, returns."""

from typing import Final

from django.urls import URLPattern, path

from kriya.showroom.views.staff import labels

GOODS: Final[list[URLPattern]] = [
    path("kelola/galeri/label/", labels.labels, name="labels"),
    path("kelola/galeri/label/cetak/", labels.print_labels, name="print_labels"),
    path("kelola/galeri/label/ukur/", labels.measure, name="measure_labels"),
]
