"""What the API answers with: the shapes that its OpenAPI describes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class CouncilOut(Schema):
    """A council and where its pages stand."""

    slug: str
    name: str
    level: str = Field(description="province, regency or city")
    region: str = Field(description="Kemendagri code, e.g. 33.75")
    region_name: str
    province: str
    province_name: str
    time_zone: str
    url: str


class IndicatorOut(Schema):
    """What one version of a figure means, in Indonesian (id) and English (en)."""

    code: str
    version: int
    unit: str
    kind: str = Field(description="state: as at a period's end; flow: over the period")
    adding: str = Field(description="once, all, regencies or not: how it adds up over councils")
    name: dict[str, str]
    definition: dict[str, str]
    basis: dict[str, Any]


class ReportOut(Schema):
    """An approved period of a council: its newest revision."""

    council: str
    period: str
    region: str = Field(description="by the borders at the period's end")
    province: str
    revision: int
    reason: str = Field(description="why it was revised, else empty")
    as_of: date
    approved_at: datetime
    digest: str


class FigureOut(Schema):
    """A figure of a council for a period. Without a value it is not known, or may not be shown; it is never zero."""

    council: str
    period: str
    region: str
    code: str
    version: int
    value: int | None
    known: int
    total: int
    revised: bool


class SumOut(Schema):
    """A figure of a province, or with place ID of the nation, and of how many regencies."""

    period: str
    place: str
    place_name: str
    code: str
    version: int
    unit: str
    value: int | None
    reported: int
    expected: int
    province_councils: int
    revised: int
    counted_twice: int
    adding: str


class MakerOut(Schema):
    """A maker that anyone may see, with its trade; how to reach it stands on its page."""

    id: UUID
    slug: str
    name: str
    crafts: list[str]
    district: str
    started_year: int | None
    updated_at: datetime
    url: str


class ProductOut(Schema):
    """A product that anyone may see. `price` is whole rupiah, null where it is on request."""

    id: UUID
    slug: str
    name: str
    name_en: str
    maker: str
    maker_name: str
    craft: str
    district: str
    price: int | None
    price_differs: bool
    kind: str
    updated_at: datetime
    url: str


class CouncilPage(Schema):
    """Councils, and the key after which the next ones stand."""

    items: list[CouncilOut]
    next: str | None


class ReportPage(Schema):
    """Approved periods, and the key after which the next ones stand."""

    items: list[ReportOut]
    next: int | None


class FigurePage(Schema):
    """Figures, and the key after which the next ones stand."""

    items: list[FigureOut]
    next: int | None


class MakerPage(Schema):
    """Makers, and the key after which the next ones stand."""

    items: list[MakerOut]
    next: UUID | None


class ProductPage(Schema):
    """Products, and the key after which the next ones stand."""

    items: list[ProductOut]
    next: UUID | None


class Problem(Schema):
    """Why nothing was found."""

    detail: str
