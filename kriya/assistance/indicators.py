"""Figures of assistance: cases that reached their end, papers obtained, and what else they brought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

from kriya.assistance.models import ResultKind, ServiceKind
from kriya.core.indicators import Atom, Basis, Choice, Dimension, Family, Indicator, Measure, Unit, Words
from kriya.core.scoping import current_council
from kriya.ledger.days import end_of, start_of
from kriya.makers.paper_words import PAPER_WORDS
from kriya.participation.queries.who import summed, who_are

SERVICES: Final = {
    ServiceKind.PAPER.value: Words("Izin dan sertifikat", "Licences and certificates"),
    ServiceKind.CAPITAL.value: Words("Akses modal", "Access to capital"),
    ServiceKind.TOOLS.value: Words("Alat produksi", "Tools"),
    ServiceKind.DESIGN.value: Words("Klinik desain", "Design clinic"),
    ServiceKind.MATERIAL.value: Words("Bahan baku", "Raw material"),
    ServiceKind.PACKAGING.value: Words("Kemasan", "Packaging"),
    ServiceKind.OTHER.value: Words("Bantuan lain", "Other help"),
}
RESULTS: Final = {
    ResultKind.LOAN.value: Words("Pinjaman disetujui", "Loans approved"),
    ResultKind.GRANT.value: Words("Hibah", "Grants"),
    ResultKind.TOOL.value: Words("Alat", "Tools"),
    ResultKind.MATERIAL.value: Words("Bahan baku", "Raw material"),
    ResultKind.DESIGN.value: Words("Desain", "Design"),
    ResultKind.PACKAGING.value: Words("Kemasan", "Packaging"),
    ResultKind.OTHER.value: Words("Lainnya", "Other"),
}
# Refused wishes and offers not taken were never worked on.
_ENDED: Final = """
SELECT s.kind, c.state = 'done' FROM assistance_case c
JOIN assistance_service s ON s.council_id = c.council_id AND s.id = c.service_id
WHERE c.council_id = %(council)s AND c.state IN ('done', 'stopped') AND c.ended_at >= %(from)s AND c.ended_at < %(to)s
"""
_BROUGHT: Final = """
SELECT c.maker_id, r.kind, r.paper_kind, r.value FROM assistance_result r
JOIN assistance_case c ON c.council_id = r.council_id AND c.id = r.case_id
WHERE r.council_id = %(council)s AND r.on BETWEEN %(since)s AND %(until)s
"""


def _basis(numerator: Words, denominator: Words) -> Basis:
    return Basis(
        numerator,
        denominator,
        source=Words("Kasus fasilitasi dan hasilnya", "Cases of assistance and their results"),
        owner=Words("pengurus, bagian fasilitasi", "council staff, assistance"),
        valid_from=date(2024, 1, 1),
    )


class Brought(NamedTuple):
    """One result: whose (the maker that stands for it), its kind, the kind of paper, its value in rupiah."""

    maker: str
    kind: str
    paper: str
    value: int | None


@dataclass(frozen=True)
class Helped:
    """Cases that ended over the days of a choice (kind of service, whether at their end), and what was brought."""

    ended: Sequence[tuple[str, bool]]
    brought: Sequence[Brought]

    @property
    def papers(self) -> list[Brought]:
        return [one for one in self.brought if one.paper]

    @property
    def others(self) -> list[Brought]:
        return [one for one in self.brought if not one.paper]


def gather(choice: Choice) -> Helped:
    """Ask what ended and what was brought: three questions."""
    told: dict[str, Any] = {"council": current_council().pk, "since": choice.first_day, "until": choice.last_day}
    told |= {"from": start_of(choice.first_day), "to": end_of(choice.last_day)}
    ended = _asked(_ENDED, told)
    rows: list[tuple[UUID, str, str, int | None]] = _asked(_BROUGHT, told)
    who = who_are({maker for maker, *_more in rows})
    brought = [Brought(who[maker].maker, kind, paper, value) for maker, kind, paper, value in rows]
    return Helped(ended, brought)


def _asked(question: str, told: Mapping[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question, told)
        found: list[Any] = cursor.fetchall()
    return found


def _cases(found: Helped) -> Measure:
    done = [kind for kind, is_done in found.ended if is_done]
    return Measure(len(done), len(found.ended), len(found.ended), {"service": summed((kind, 1) for kind in done)})


def _papers(found: Helped) -> Measure:
    papers = found.papers
    by = {"paper_obtained": summed((one.paper, 1) for one in papers)}
    atoms = [Atom(one.maker, {"paper_obtained": one.paper}, 1) for one in papers]
    return Measure(len(papers), len(papers), len(papers), by, atoms)


def _value(found: Helped) -> Measure:
    others = found.others
    worth = [(one, one.value) for one in others if one.value is not None]
    by = {"result": summed((one.kind, value) for one, value in worth)}
    atoms = [Atom(one.maker, {"result": one.kind}, value) for one, value in worth]
    whole = sum(value for _one, value in worth) if worth or not others else None
    return Measure(whole, len(worth), len(others), by, atoms)


ASSISTANCE: Final = Family(
    "assistance",
    gather,
    (
        Indicator(
            "assistance.cases",
            Words("Fasilitasi selesai", "Cases of assistance done"),
            Words(
                "Kasus fasilitasi yang mencapai tujuannya pada periode itu; yang dihentikan tidak dihitung.",
                "Cases of assistance that reached their end in the period; those stopped are left out.",
            ),
            Unit.CASES,
            1,
            _cases,
            _basis(
                Words("kasus yang selesai", "cases done"),
                Words("kasus yang selesai atau dihentikan pada periode itu", "cases done or stopped in the period"),
            ),
            is_flow=True,
        ),
        Indicator(
            "assistance.papers",
            Words("Dokumen yang diperoleh", "Papers obtained"),
            Words(
                "Izin, sertifikat, dan pendaftaran yang terbit pada periode itu lewat fasilitasi dewan.",
                "Licences, certificates and registrations issued in the period with the council's help.",
            ),
            Unit.PAPERS,
            1,
            _papers,
            _basis(
                Words("dokumen yang terbit", "papers issued"),
                Words("semua dokumen hasil fasilitasi", "all papers that cases brought"),
            ),
            public=("paper_obtained",),
            has_atoms=True,
            is_flow=True,
        ),
        Indicator(
            "assistance.value",
            Words("Nilai bantuan lain", "Value of other help"),
            Words(
                "Rupiah pinjaman, hibah, alat, bahan, desain, dan kemasan yang diterima pada periode itu lewat "
                "fasilitasi dewan. Diketahui bila nilainya dicatat.",
                "Rupiah of loans, grants, tools, material, design and packaging received in the period with the "
                "council's help. Known where the value was noted.",
            ),
            Unit.RUPIAH,
            1,
            _value,
            _basis(
                Words("hasil yang nilainya dicatat", "results with a value"),
                Words("semua hasil selain dokumen", "all results other than papers"),
            ),
            public=(),
            has_atoms=True,
            is_flow=True,
        ),
    ),
    Words("Fasilitasi", "Assistance"),
    (
        Dimension("service", Words("Jenis bantuan", "Kind of help"), "given", SERVICES),
        Dimension("paper_obtained", Words("Dokumen yang terbit", "Paper issued"), "largest", PAPER_WORDS),
        Dimension("result", Words("Jenis hasil", "Kind of result"), "given", RESULTS),
    ),
)
