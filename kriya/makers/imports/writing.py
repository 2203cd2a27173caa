"""Write a plan into the register, in a handful of statements however many rows it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.text import slugify

from kriya.core.garbage import collection_paused
from kriya.core.ids import new_id
from kriya.core.personal import encrypt, keyed_hash, sealer
from kriya.core.scoping import current_council
from kriya.crafts.actions import give_taxonomy
from kriya.crafts.models import Craft
from kriya.makers.actions.publish import publish_makers
from kriya.makers.imports.incoming import Incoming, IncomingPaper, IncomingPhone
from kriya.makers.imports.plan import Change, Plan
from kriya.makers.imports.registered import COMPARED
from kriya.makers.imports.sheets.fields import MEASURES
from kriya.makers.imports.staging import fresh_id, insert_statement, run, stage
from kriya.makers.models import (
    BankAccount,
    Group,
    GroupMember,
    ImportRun,
    ImportTouch,
    Maker,
    MakerCraft,
    MakerPhone,
    Paper,
    Step,
    YearlyFigure,
)
from kriya.makers.models.maker import RESERVED_SLUGS

_HAS_NO_MAIN_CRAFT = """NOT EXISTS (
    SELECT FROM makers_makercraft c WHERE c.council_id = %(council)s AND c.maker_id = s.maker_id AND c.is_main)"""


@collection_paused()
def write_plan(plan: Plan, into: ImportRun) -> None:
    """Write what a plan says; the caller holds the transaction and the council's lock."""
    writer = _Writer(into, all_new=not plan.changed)
    additions = writer.insert_new(plan.new)
    additions += writer.update_changed(plan.changed)
    if additions:
        writer.add(additions)
    if plan.changed:
        publish_makers(change.maker.pk for change in plan.changed)


class _Addition(NamedTuple):
    """What is added to one maker: a new one gets all of it, a changed one what it lacks."""

    pk: UUID | str
    phones: Sequence[tuple[int, IncomingPhone]]
    crafts: Sequence[str]
    papers: Sequence[IncomingPaper]
    series: Sequence[tuple[int | None, Mapping[str, int]]]
    group: str
    bank: tuple[str, str] | None


def _all_of(pk: str, new: Incoming) -> _Addition:
    return _Addition(pk, tuple(enumerate(new.phones)), new.crafts, new.papers, new.series, new.group, new.bank)


def _lacking(change: Change) -> _Addition:
    """Take of the file what the differences name: "phone +62…", "capital 2023"."""
    more = {"phone", "craft", "paper", "group", "bank"}
    told = {f"{d.field} {d.after}" if d.field in more else d.field for d in change.differences}
    new = change.incoming
    return _Addition(
        change.maker.pk,
        [(n, p) for n, p in enumerate(new.phones) if f"phone {p.number}" in told],
        [craft for craft in new.crafts if f"craft {craft}" in told],
        [p for p in new.papers if f"paper {p.kind} {p.number}".strip() in told],
        [
            (year, {name: value for name, value in figures.items() if f"{name} {year or ''}".strip() in told})
            for year, figures in new.series
        ],
        new.group if f"group {new.group}" in told else "",
        new.bank if "bank •" in told else None,
    )


class _Writer:
    def __init__(self, into: ImportRun, *, all_new: bool) -> None:
        self.run = into
        self.all_new = all_new
        self.facts: dict[str, Any] = {
            "council": current_council().pk,
            "run": into.pk,
            "by": into.written_by_id or into.uploaded_by_id,
            "reason": f"Impor {into.file_name}",
        }
        self.source = f"{into.file_name}"[:120]

    def insert_new(self, businesses: Sequence[Incoming]) -> list[_Addition]:
        """Insert makers with their first step; return what is still to be added to them."""
        if not businesses:
            return []
        known = {name for one in businesses for name in one.columns} | {"note" for one in businesses if one.asides}
        staged = ["id", "slug", "nik", "nik_hash", "status", *(name for name in COMPARED if name in known)]
        # As text: it is copied into five tables.
        additions = [_all_of(str(new_id()), one) for one in businesses]
        # Asked before the copying starts: the connection answers nothing else meanwhile.
        taken = {*RESERVED_SLUGS, *Maker.objects.values_list("slug", flat=True)}
        stage("stage_maker", Maker, staged, _maker_rows(businesses, additions, staged[5:], taken))
        constants = {
            "council_id": "%(council)s", "imported_in_id": "%(run)s", "created_by_id": "%(by)s", "revision": "1",
            "created_at": "now()", "updated_at": "now()",
        }  # fmt: skip
        run(insert_statement(Maker, staged, constants, "stage_maker s"), **self.facts)
        steps = {
            "id": fresh_id(), "council_id": "%(council)s", "maker_id": "s.id", "kind": "s.status",
            "reason": "%(reason)s", "at": "now()", "by_id": "%(by)s",
        }  # fmt: skip
        run(insert_statement(Step, [], steps, "stage_maker s"), **self.facts)
        return additions

    def update_changed(self, changes: Sequence[Change]) -> list[_Addition]:
        """Update columns of makers and keep what stood there before; return what is to be added to them."""
        if not changes:
            return []
        _keep_before(changes, self.run)
        staged = ["id", "nik", "nik_hash", *COMPARED]
        stage("stage_change", Maker, staged, (_change_row(change) for change in changes), joined=True)
        sets = ", ".join(f'"{name}" = coalesce(s."{name}", m."{name}")' for name in staged[1:])
        run(
            f"UPDATE makers_maker m SET {sets}, revision = m.revision + 1, updated_at = now() FROM stage_change s "
            "WHERE m.id = s.id AND m.council_id = %(council)s",
            **self.facts,
        )
        return [_lacking(change) for change in changes]

    def add(self, additions: Sequence[_Addition]) -> None:
        """Insert the rows that hang on makers."""
        self._add_phones(additions)
        self._add_crafts(additions)
        self._add_papers(additions)
        self._add_figures(additions)
        self._add_groups(additions)
        self._add_banks(additions)

    def _move(
        self,
        model: Any,
        staged: Sequence[str],
        rows: Iterator[Sequence[Any]],
        constants: dict[str, str],
        rest: str = "",
    ) -> None:
        if stage("stage_rows", model, staged, rows):
            ours = {"id": fresh_id(), "council_id": "%(council)s", **constants}
            # What hangs on new makers can meet nothing: looking first would cost as much as writing.
            rest = "" if self.all_new else rest or "ON CONFLICT DO NOTHING"
            run(f"{insert_statement(model, staged, ours, 'stage_rows s')} {rest}", **self.facts)

    def _add_phones(self, additions: Sequence[_Addition]) -> None:
        rows = ((a.pk, p.number, p.kind, p.whatsapp or None, n) for a in additions for n, p in a.phones)
        self._move(MakerPhone, ["maker_id", "number", "kind", "is_whatsapp", "position"], rows, {})

    def _add_crafts(self, additions: Sequence[_Addition]) -> None:
        wanted = {craft for addition in additions for craft in addition.crafts}
        if not wanted:
            return
        crafts = dict(Craft.objects.values_list("code", "pk"))
        if not wanted <= crafts.keys():
            give_taxonomy()
            crafts = dict(Craft.objects.values_list("code", "pk"))
        main = "true" if self.all_new else _HAS_NO_MAIN_CRAFT
        practised = [(a.pk, [crafts[code] for code in a.crafts if code in crafts]) for a in additions]
        first = ((pk, mine[0]) for pk, mine in practised if mine)
        self._move(MakerCraft, ["maker_id", "craft_id"], first, {"is_main": main})
        others = ((pk, craft) for pk, mine in practised for craft in mine[1:])
        self._move(MakerCraft, ["maker_id", "craft_id"], others, {"is_main": "false"})

    def _add_papers(self, additions: Sequence[_Addition]) -> None:
        rows = ((a.pk, p.kind, p.number, p.title, p.issued_on, p.expires_on) for a in additions for p in a.papers)
        staged = ["maker_id", "kind", "number", "title", "issued_on", "expires_on"]
        self._move(Paper, staged, rows, {"created_at": "now()", "created_by_id": "%(by)s"})

    def _add_figures(self, additions: Sequence[_Addition]) -> None:
        rows = (
            (a.pk, year, *(figures.get(name) for name in MEASURES))
            for a in additions
            for year, figures in a.series
            if figures
        )
        latest = ", ".join(f"{name} = coalesce(EXCLUDED.{name}, makers_yearlyfigure.{name})" for name in MEASURES)
        self.facts["source"] = self.source
        constants = {"source": "%(source)s", "recorded_at": "now()", "recorded_by_id": "%(by)s"}
        rest = f"ON CONFLICT (council_id, maker_id, year) DO UPDATE SET {latest}, source = EXCLUDED.source"
        self._move(YearlyFigure, ["maker_id", "year", *MEASURES], rows, constants, rest)

    def _add_groups(self, additions: Sequence[_Addition]) -> None:
        names = {addition.group for addition in additions if addition.group}
        if not names:
            return
        there = set(Group.objects.filter(name__in=names).values_list("name", flat=True))
        Group.objects.bulk_create([Group.of_scope(name=name) for name in sorted(names - there)])
        groups = dict(Group.objects.filter(name__in=names).values_list("name", "pk"))
        self._move(GroupMember, ["maker_id", "group_id"], ((a.pk, groups[a.group]) for a in additions if a.group), {})

    def _add_banks(self, additions: Sequence[_Addition]) -> None:
        rows = ((a.pk, a.bank[0], encrypt(a.bank[1]), keyed_hash(a.bank[1])) for a in additions if a.bank)
        latest = ", ".join(f"{name} = EXCLUDED.{name}" for name in ("bank", "number", "number_hash"))
        rest = f"ON CONFLICT (council_id, maker_id) DO UPDATE SET {latest}"
        self._move(BankAccount, ["maker_id", "bank", "number", "number_hash"], rows, {}, rest)


def _maker_rows(
    businesses: Sequence[Incoming], additions: Sequence[_Addition], columns: Sequence[str], taken: set[str]
) -> Iterator[list[Any]]:
    seal = sealer()
    for business, addition in zip(businesses, additions, strict=True):
        known = business.columns | {"note": business.note_beside("")} if business.asides else business.columns
        slug = free_slug(known["name"], addition.pk, taken, otherwise="umkm")
        sealed = seal(business.nik) if business.nik else ""
        yield [addition.pk, slug, sealed, business.nik_hash, business.status, *map(known.get, columns)]


def free_slug(name: str, pk: UUID | str, taken: set[str], *, otherwise: str) -> str:
    """Return an address for a name that none of `taken` is, and put it there."""
    # Most names are plain words: slugify is for the others.
    words = name.lower().split()
    plain = name.isascii() and all(map(str.isalnum, words))
    slug = ("-".join(words) if plain else slugify(name))[:70] or otherwise
    if slug in taken:
        slug = f"{slug}-{str(pk)[-8:]}"
    taken.add(slug)
    return slug


def _change_row(change: Change) -> list[Any]:
    new = change.incoming
    told = {difference.field: difference.after for difference in change.differences}
    for place in ("village", "district"):
        if f"{place}_code" in told:
            told[f"{place}_name"] = new.columns.get(f"{place}_name")
    nik = [encrypt(new.nik), new.nik_hash] if "nik" in told else [None, None]
    return [change.maker.pk, *nik, *map(told.get, COMPARED)]


def _keep_before(changes: Sequence[Change], into: ImportRun) -> None:
    """Keep for each changed maker what stood there, so that the import can be undone field by field."""
    niks = [change.maker.pk for change in changes if any(d.field == "nik" for d in change.differences)]
    sealed = {pk: encrypt(nik) if nik else "" for pk, nik in Maker.objects.filter(pk__in=niks).values_list("pk", "nik")}
    ImportTouch.objects.bulk_create(
        [
            ImportTouch.of_scope(
                run=into,
                maker_id=change.maker.pk,
                before={d.field: _plain(d.before) for d in change.differences if d.before not in (None, "")}
                | ({"sealed_nik": sealed[change.maker.pk]} if change.maker.pk in sealed else {}),
                after={"fields": [[d.field, _plain(d.after)] for d in change.differences]},
            )
            for change in changes
        ],
        batch_size=2000,
    )


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | None) else str(value)
