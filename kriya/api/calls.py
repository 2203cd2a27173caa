"""The calls of the API. They read published projections and approved figures, nothing that a council keeps inside."""

from typing import Annotated, Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Path, Query

from kriya.achievements.models import NationFigure, NationReport
from kriya.achievements.period import Period
from kriya.api.paging import Limit, page_of
from kriya.api.schemas import (
    CouncilOut,
    CouncilPage,
    CraftOut,
    FigurePage,
    IndicatorOut,
    MakerPage,
    Problem,
    ProductPage,
    ReportPage,
    SumOut,
)
from kriya.catalog.models import PublishedProduct
from kriya.councils.addresses import origin
from kriya.councils.models import Council
from kriya.councils.places import upper_regions
from kriya.councils.queries import council_of_slug
from kriya.makers.models import PublishedMaker
from kriya.nation.queries.open import crafts_as_json, indicator_as_json, sum_as_json, sums_everywhere
from kriya.nation.queries.sums import indicators_told, periods_told

Json = dict[str, Any]
_MISSING: Final = {404: Problem}
_CODE: Final = r"^[a-z][a-z0-9_.]{0,59}$"
_PERIOD: Final = r"^20\d\d(-T[1-4])?$"
_SLUG: Final = r"^[a-z0-9_-]{1,40}$"

Slug = Annotated[str, Path(pattern=_SLUG, description=_("alamat dewan"))]
InPeriod = Annotated[str, Query(pattern=_PERIOD, description=_("satu triwulan (2026-T3) atau setahun (2026)"))]
OfPeriod = Annotated[str | None, Query(pattern=_PERIOD, description=_("satu triwulan (2026-T3) atau setahun (2026)"))]
OfCode = Annotated[str | None, Query(pattern=_CODE, description=_("kode angka"))]
OfCouncil = Annotated[str | None, Query(pattern=_SLUG, description=_("alamat dewan"))]
OfProvince = Annotated[str | None, Query(pattern=r"^\d\d$", description=_("kode provinsi, misalnya 33"))]
AfterNumber = Annotated[int | None, Query(ge=0, le=2**63 - 1, description=_("`next` dari jawaban sebelumnya"))]
AfterId = Annotated[UUID | None, Query(description=_("`next` dari jawaban sebelumnya"))]

api = NinjaAPI(
    title="Kriya",
    version="1",
    description=_("Angka dewan kerajinan daerah yang disetujui, dan isi halaman umumnya. Hanya membaca, CC BY 4.0."),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
)


@api.get("councils", response=CouncilPage, tags=["councils"], summary=_("Dewan-dewan, menurut alamat"))
def councils(
    request: HttpRequest,
    after: Annotated[str, Query(max_length=40, description=_("`next` dari jawaban sebelumnya"))] = "",
    limit: Limit = 50,
    province: OfProvince = None,
) -> Json:
    rows = Council.objects.all() if province is None else Council.objects.filter(region_code__startswith=province)
    found, following = page_of(rows, "slug", after.replace("\x00", ""), limit)
    return {"items": [_council(request, one) for one in found], "next": following}


@api.get("councils/{slug}", response={200: CouncilOut, **_MISSING}, tags=["councils"], summary=_("Satu dewan"))
def council(request: HttpRequest, slug: Slug) -> Json:
    return _council(request, _named(slug))


@api.get("indicators", response=list[IndicatorOut], tags=["figures"], summary=_("Arti tiap angka, semua versi"))
def indicators(request: HttpRequest) -> list[Json]:  # noqa: ARG001 - what the framework calls with
    return [indicator_as_json(one) for some in indicators_told().values() for one in some]


@api.get("periods", response=list[str], tags=["figures"], summary=_("Periode yang sudah dilaporkan, terbaru dulu"))
def periods(request: HttpRequest) -> list[str]:  # noqa: ARG001
    return [one.code for one in periods_told()]


@api.get("reports", response=ReportPage, tags=["figures"], summary=_("Periode dewan yang sudah disetujui"))
def reports(
    request: HttpRequest,  # noqa: ARG001
    period: OfPeriod = None,
    council: OfCouncil = None,
    province: OfProvince = None,
    after: AfterNumber = None,
    limit: Limit = 50,
) -> Json:
    wanted = {"period": period, "council__slug": council, "province_code": province}
    rows = NationReport.objects.select_related("council").filter(**_known(wanted))
    found, following = page_of(rows, "pk", after, limit)
    return {"items": [_report(one) for one in found], "next": following}


@api.get("figures", response=FigurePage, tags=["figures"], summary=_("Angka menurut dewan dan periode"))
def figures(
    request: HttpRequest,  # noqa: ARG001
    period: OfPeriod = None,
    code: OfCode = None,
    council: OfCouncil = None,
    province: OfProvince = None,
    after: AfterNumber = None,
    limit: Limit = 50,
) -> Json:
    wanted = {"period": period, "code": code, "report__council__slug": council, "province_code": province}
    rows = NationFigure.objects.select_related("report__council").filter(**_known(wanted))
    found, following = page_of(rows, "pk", after, limit)
    return {"items": [_figure(one) for one in found], "next": following}


@api.get(
    "sums",
    response={200: list[SumOut], **_MISSING},
    tags=["figures"],
    summary=_("Jumlah Indonesia dan provinsi"),
)
def sums(request: HttpRequest, period: InPeriod, code: OfCode = None) -> list[Json]:  # noqa: ARG001
    asked = Period.of_code(period)
    if asked not in periods_told():
        raise Http404
    found = sums_everywhere(asked)
    return [sum_as_json(one, asked) for one in found if code in (None, one.sum.indicator.code)]


@api.get("crafts", response={200: list[CraftOut], **_MISSING}, tags=["figures"], summary=_("Jumlah menurut kerajinan"))
def crafts(request: HttpRequest, period: InPeriod, code: OfCode = None) -> list[Json]:  # noqa: ARG001
    asked = Period.of_code(period)
    if asked not in periods_told():
        raise Http404
    return [one for one in crafts_as_json(asked) if code in (None, one["code"])]


@api.get(
    "councils/{slug}/makers",
    response={200: MakerPage, **_MISSING},
    tags=["councils"],
    summary=_("UMKM untuk umum"),
)
def makers(request: HttpRequest, slug: Slug, after: AfterId = None, limit: Limit = 50) -> Json:
    found, following = page_of(PublishedMaker.objects.of(_named(slug).pk), "maker_id", after, limit)
    return {"items": [_maker(request, slug, one) for one in found], "next": following}


@api.get(
    "councils/{slug}/products",
    response={200: ProductPage, **_MISSING},
    tags=["councils"],
    summary=_("Produk untuk umum"),
)
def products(request: HttpRequest, slug: Slug, after: AfterId = None, limit: Limit = 50) -> Json:
    rows = PublishedProduct.objects.of(_named(slug).pk).defer("search", "words", "facets", "photos", "variants")
    found, following = page_of(rows, "product_id", after, limit)
    return {"items": [_product(request, slug, one) for one in found], "next": following}


def _named(slug: str) -> Council:
    found = council_of_slug(slug)
    if found is None:
        raise Http404
    return found


def _known(wanted: Json) -> Json:
    return {name: value for name, value in wanted.items() if value is not None}


def _council(request: HttpRequest, one: Council) -> Json:
    names = upper_regions()
    return {
        "slug": one.slug,
        "name": one.name,
        "level": one.level,
        "region": one.region_code,
        "region_name": names.get(one.region_code, ""),
        "province": one.region_code[:2],
        "province_name": names.get(one.region_code[:2], ""),
        "time_zone": one.time_zone,
        "url": f"{origin(request)}/{one.slug}/",
    }


def _report(one: NationReport) -> Json:
    told = ("period", "revision", "reason", "as_of", "approved_at", "digest")
    places = {"council": one.council.slug, "region": one.region_code, "province": one.province_code}
    return places | {name: getattr(one, name) for name in told}


def _figure(one: NationFigure) -> Json:
    told = ("period", "code", "version", "value", "known", "total")
    places = {"council": one.report.council.slug, "region": one.report.region_code, "revised": one.is_revised}
    return places | {name: getattr(one, name) for name in told}


def _maker(request: HttpRequest, slug: str, one: PublishedMaker) -> Json:
    return {
        "id": one.maker_id,
        "slug": one.slug,
        "name": one.name,
        "crafts": one.craft_codes,
        "district": one.district_code,
        "started_year": one.started_year,
        "updated_at": one.updated_at,
        "url": f"{origin(request)}/{slug}/umkm/{one.slug}/",
    }


def _product(request: HttpRequest, slug: str, one: PublishedProduct) -> Json:
    told = ("slug", "name", "name_en", "maker_name", "price", "price_differs", "kind", "updated_at")
    return {name: getattr(one, name) for name in told} | {
        "id": one.product_id,
        "maker": one.maker_slug,
        "craft": one.craft_code,
        "district": one.district_code,
        "url": f"{origin(request)}/{slug}/produk/{one.slug}/",
    }
