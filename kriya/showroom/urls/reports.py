"""Addresses of the reports; each page has its files beside it."""

from collections.abc import Callable
from typing import Any, Final

from django.urls import URLPattern, path

from kriya.showroom.reports.views import ageing, hours, margin, monthly, selling

_AT: Final = "kelola/galeri/laporan/"


def _files(where: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    return [path(f"{where}unduh.{kind}", view, {"kind": kind}, name=f"{name}_{kind}") for kind in ("xlsx", "csv")]


REPORTS: Final[list[URLPattern]] = [
    path(_AT, selling.page, name="report"),
    *_files(_AT, selling.download, "report"),
    path(f"{_AT}umur/", ageing.page, name="report_ageing"),
    *_files(f"{_AT}umur/", ageing.download, "report_ageing"),
    path(f"{_AT}umur/barang/", ageing.lots, name="report_lots"),
    *_files(f"{_AT}umur/barang/", ageing.lots_download, "report_lots"),
    path(f"{_AT}diam/", ageing.quiet, name="report_quiet"),
    *_files(f"{_AT}diam/", ageing.quiet_download, "report_quiet"),
    path(f"{_AT}bagi-hasil/", margin.page, name="report_margin"),
    *_files(f"{_AT}bagi-hasil/", margin.download, "report_margin"),
    path(f"{_AT}jam/", hours.page, name="report_hours"),
    *_files(f"{_AT}jam/", hours.download, "report_hours"),
    path(f"{_AT}bulanan/", monthly.page, name="report_months"),
    path(f"{_AT}bulanan/terbit/", monthly.issue, name="report_issue"),
    path(f"{_AT}bulanan/unduh.xlsx", monthly.workbook, name="report_month_xlsx"),
    path(f"{_AT}bulanan/laporan.pdf", monthly.paper, name="report_month_pdf"),
]
