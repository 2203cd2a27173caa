"""Everything that the register knows of one maker, in a fixed number of questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from kriya.core.clock import today
from kriya.makers.models import (
    BankAccount,
    Consent,
    Group,
    Maker,
    MakerCraft,
    MakerLogin,
    MakerPhone,
    MakerPhoto,
    Paper,
    PaperKind,
    YearlyFigure,
)
from kriya.makers.models.consent import ConsentSubject
from kriya.makers.size_class import Sizing, size_of

SOON = 90


@dataclass(frozen=True)
class ConsentState:
    """One thing that may be public or not; `consent` is the permission in force."""

    subject: str
    label: str
    consent: Consent | None


@dataclass(frozen=True)
class PaperState:
    """A paper and how long it still counts. NPWP of a person is the NIK, so its number is personal data."""

    paper: Paper
    on: date

    @property
    def state(self) -> str:
        """Return expired, soon (90 days or less), valid, or "" where no end is known."""
        ends = self.paper.expires_on
        if ends is None:
            return ""
        if ends < self.on:
            return "expired"
        return "soon" if ends <= self.on + timedelta(days=SOON) else "valid"

    @property
    def days(self) -> int | None:
        return (self.paper.expires_on - self.on).days if self.paper.expires_on else None

    @property
    def is_personal(self) -> bool:
        return bool(self.paper.kind == PaperKind.NPWP and self.paper.number)


@dataclass(frozen=True)
class Record:
    """One maker and all that hangs on it."""

    maker: Maker
    phones: Sequence[MakerPhone]
    crafts: Sequence[MakerCraft]
    bank: BankAccount | None
    papers: Sequence[PaperState]
    figures: Sequence[YearlyFigure]
    groups: Sequence[Group]
    photos: Sequence[MakerPhoto]
    consents: Sequence[ConsentState]
    logins: Sequence[MakerLogin]
    sizing: Sizing

    @property
    def is_public(self) -> bool:
        named = any(state.subject == ConsentSubject.NAME and state.consent for state in self.consents)
        return named and self.maker.status in {"fostered", "graduated"} and self.maker.merged_into_id is None

    def newest(self, column: str) -> YearlyFigure | None:
        """Return the newest year in which something is known."""
        return _newest(self.figures, column)

    @property
    def contradicts(self) -> bool:
        """Tell whether the class that somebody typed is another than the figures give."""
        return self.sizing.contradicts(self.maker.typed_size_class)


def record_of(maker: Maker) -> Record:
    """Return what is known of a maker; nine questions, whatever their number of rows."""
    figures = list(maker.figures.order_by(F("year").desc(nulls_last=True)))
    in_force = {row.subject: row for row in maker.consents.filter(withdrawn_at=None).select_related("recorded_by")}
    day = today()
    return Record(
        maker=maker,
        phones=list(maker.phones.order_by("position", "pk")),
        crafts=list(maker.crafts.select_related("craft").order_by("-is_main", "pk")),
        bank=maker.bank_accounts.first(),
        papers=[PaperState(paper, day) for paper in maker.papers.order_by("kind", "-issued_on")],
        figures=figures,
        groups=list(Group.objects.filter(members__maker=maker).order_by("name")),
        photos=list(maker.photos.order_by("position", "pk")),
        consents=[
            ConsentState(subject, str(label), in_force.get(subject)) for subject, label in ConsentSubject.choices
        ],
        logins=list(maker.logins.select_related("user").order_by("given_at")),
        sizing=size_of(
            capital=_value(figures, "capital"),
            yearly_sales=_value(figures, "yearly_sales"),
        ),
    )


def _newest(figures: Sequence[YearlyFigure], column: str) -> YearlyFigure | None:
    return next((row for row in figures if getattr(row, column) is not None), None)


def _value(figures: Sequence[YearlyFigure], column: str) -> int | None:
    found = _newest(figures, column)
    value: int | None = getattr(found, column) if found else None
    return value
