"""What hangs on two makers, joined: each kind of row by its own rule. What the kept maker has already stays behind."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import F, Max

from kriya.accounts.models import User
from kriya.core.clock import now
from kriya.core.walls import is_history
from kriya.makers.actions.merge.rows import copy_columns
from kriya.makers.models import (
    Application,
    BankAccount,
    BulkEditRow,
    Consent,
    GroupMember,
    ImportTouch,
    LikelyPair,
    Maker,
    MakerCraft,
    MakerLogin,
    MakerPhone,
    MakerPhoto,
    Merge,
    NotDuplicate,
    Paper,
    PersonalDataShown,
    Step,
    YearlyFigure,
)
from kriya.makers.queries.duplicates.consents import consents_after

MEASURES: Final = ("labour_men", "labour_women", "labour_total", "capital", "yearly_sales", "raw_material_value")
BANK_COLUMNS: Final = ("bank", "number", "number_hash", "holder")

# Rows that tell what happened to one of the two stay with it: the kept maker's timeline reads them from there.
STAY: Final[frozenset[Any]] = frozenset(
    {Step, PersonalDataShown, BulkEditRow, ImportTouch, Merge, NotDuplicate, LikelyPair, Maker, Application}
)


def join_phones(kept: Maker, absorbed: Maker) -> None:
    """Put the other's numbers behind; what is known of WhatsApp stays known."""
    mine = {row.number: row for row in kept.phones.all()}
    for row in absorbed.phones.filter(number__in=mine, is_whatsapp__isnull=False):
        kept.phones.filter(number=row.number, is_whatsapp=None).update(is_whatsapp=row.is_whatsapp)
    last = kept.phones.aggregate(last=Max("position"))["last"]
    after = 0 if last is None else last + 1
    absorbed.phones.exclude(number__in=mine).update(maker=kept, position=F("position") + after)


def join_crafts(kept: Maker, absorbed: Maker) -> None:
    """Give the kept maker the crafts it lacks; its main craft stays the main one."""
    mine = list(kept.crafts.values_list("craft_id", "is_main"))
    moving = absorbed.crafts.exclude(craft__in=[craft for craft, _main in mine])
    if any(is_main for _craft, is_main in mine):
        moving.update(maker=kept, is_main=False)
    else:
        moving.update(maker=kept)


def join_papers(kept: Maker, absorbed: Maker) -> None:
    """Give the kept maker the papers it lacks, and a paper that both have what only one of them says."""
    mine: dict[tuple[str, str], Paper] = {(row.kind, row.number): row for row in kept.papers.all()}
    for row in absorbed.papers.order_by("pk"):
        twin = mine.get((row.kind, row.number))
        if twin is None or (not row.number and row.file):
            Paper.objects.filter(pk=row.pk).update(maker=kept)
        else:
            _fill_paper(twin, row)


def _fill_paper(twin: Paper, other: Paper) -> None:
    names = ("title", "issuer", "typed_text", "file")
    known: dict[str, Any] = {name: getattr(other, name) for name in names if not getattr(twin, name)}
    known = {name: value for name, value in known.items() if value}
    if twin.issued_on is None and twin.expires_on is None:
        known |= {"issued_on": other.issued_on, "expires_on": other.expires_on}
    if known:
        Paper.objects.filter(pk=twin.pk).update(**known)


def join_figures(kept: Maker, absorbed: Maker) -> None:
    """Give the kept maker the years it lacks, and a year that both have what only one of them knows."""
    mine = {row.year: row for row in kept.figures.all()}
    for row in absorbed.figures.order_by("pk"):
        twin = mine.get(row.year)
        if twin is None:
            YearlyFigure.objects.filter(pk=row.pk).update(maker=kept)
            continue
        known = {
            name: value
            for name in MEASURES
            if getattr(twin, name) is None and (value := getattr(row, name)) is not None
        }
        if known:
            sources = dict.fromkeys([twin.source, row.source])
            YearlyFigure.objects.filter(pk=twin.pk).update(**known, source="; ".join(sources)[:160])


def join_groups(kept: Maker, absorbed: Maker) -> None:
    """Put the kept maker into the other's groups."""
    absorbed.groups.exclude(group__in=kept.groups.values("group")).update(maker=kept)


def join_photos(kept: Maker, absorbed: Maker) -> None:
    """Put the other's photos behind."""
    last = kept.photos.aggregate(last=Max("position"))["last"]
    absorbed.photos.update(maker=kept, position=F("position") + (0 if last is None else last + 1))


def join_logins(kept: Maker, absorbed: Maker) -> None:
    """Let whoever logs in for one of the two log in for the kept one."""
    absorbed.logins.exclude(user__in=kept.logins.values("user")).update(maker=kept)


JOINED: Final[Mapping[Any, Callable[[Maker, Maker], None]]] = {
    MakerPhone: join_phones,
    MakerCraft: join_crafts,
    Paper: join_papers,
    YearlyFigure: join_figures,
    GroupMember: join_groups,
    MakerPhoto: join_photos,
    MakerLogin: join_logins,
}


def join_bank(kept: Maker, absorbed: Maker, *, take_other: bool) -> None:
    """Give the kept maker a bank account when it has none, or the other's when that was chosen."""
    mine, other = kept.bank_accounts.first(), absorbed.bank_accounts.first()
    if other is None:
        return
    if mine is None:
        BankAccount.objects.filter(pk=other.pk).update(maker=kept)
    elif take_other:
        copy_columns(BankAccount._meta.db_table, BANK_COLUMNS, source=other.pk, target=mine.pk)


def join_consents(kept: Maker, absorbed: Maker, *, by: User | None) -> None:
    """Leave in force at the kept maker exactly what both allow."""
    allowed = consents_after(kept, absorbed)
    in_force = kept.consents.filter(withdrawn_at=None)
    in_force.exclude(subject__in=allowed).update(withdrawn_at=now(), withdrawn_by=by)
    there = list(in_force.values_list("subject", flat=True))
    moving = absorbed.consents.filter(withdrawn_at=None, subject__in=allowed).exclude(subject__in=there)
    moving.update(maker=kept)


def relations() -> list[tuple[Any, str]]:
    """Return every model that points to a maker, with the field, also those that hide it; history apart."""
    fields: Any = Maker._meta.get_fields(include_hidden=True)
    pointing = [field for field in fields if field.auto_created and not field.concrete]
    return [(field.related_model, field.field.name) for field in pointing if not is_history(field.related_model)]


def others() -> list[tuple[Any, str]]:
    """Return the models that simply follow the maker: those of other words, and any without a rule of its own.

    A model of a word above says `stays_at_merge = True` where its rows tell what was, and may not change.
    """
    known = STAY | set(JOINED) | {Consent, BankAccount}
    return [
        (model, name)
        for model, name in relations()
        if model not in known and not getattr(model, "stays_at_merge", False)
    ]
