"""Every table whose rows staff may change keeps its history, and a page tells it: from the models themselves."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kriya.accounts.queries.history.inside import inside_of
from kriya.accounts.queries.history.labels import LABELS
from kriya.accounts.queries.history.words import MASKED, label_of, told_columns
from kriya.accounts.roles import Role
from kriya.core.history import DELETE, UPDATE
from kriya.core.ids import new_id
from kriya.core.personal import EncryptedText
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.site.views.histories import GROUPS, told_models
from tests import build
from tests.histories import ELSEWHERE, GONE, PAGES, UNKEPT, UNTOLD_INSIDE
from tests.one_of_each import make_one_of_each, tenant_models

HERE = "/gunungkidul"
# What a timeline of its own tells is not any column.
CHANGED = {
    "makers.Consent": "withdrawn_at",
    "makers.MakerCraft": "is_main",
    "makers.MakerPhone": "is_whatsapp",
    "makers.Paper": "title",
    "catalog.ProductPhoto": "alt_id",
    "achievements.Target": "note",
}
ONLY_REMOVED = {"makers.Step", "makers.MakerLogin", "makers.GroupMember", "catalog.ProductMaterial"}
_SPACE = UUID(int=0)
_PERSONAL = re.compile(r"phone|e?mail|whatsapp|nik|birth|account|npwp")
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


def kept() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]


def request_of(label: str, kind: str, nth: int = 0) -> str:
    """The request that changed or removed a row of a kind."""
    return str(uuid5(_SPACE, f"{label} {kind} {nth}"))


def test_a_table_whose_rows_may_change_keeps_its_history_or_says_why_not(db: None) -> None:
    changeable = {model._meta.label for model in tenant_models() if _may_change(model._meta.db_table)}
    unkept = changeable - {model._meta.label for model in kept()}
    assert unkept - UNKEPT.keys() == set(), "keep its history: @keeps_history(), or say why not in tests/histories.py"
    assert UNKEPT.keys() - unkept == set()


def _may_change(table: str) -> bool:
    """Whether the application may change or remove rows; a trigger that lets single columns change says which."""
    asked = """
        SELECT (has_any_column_privilege('kriya_app', %(table)s, 'UPDATE') OR has_table_privilege('kriya_app', %(table)s,
            'DELETE')) AND NOT EXISTS (SELECT FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
            WHERE tgrelid = %(table)s::regclass AND proname = 'kriya_never_changes')
    """
    with connection.cursor() as cursor:
        cursor.execute(asked, {"table": table})
        return bool(cursor.fetchone()[0])


def test_every_history_has_a_page() -> None:
    told = {label for own, parts in PAGES.values() for label in (own, *parts)} | ELSEWHERE.keys()
    assert {model._meta.label for model in kept()} - told == set(), "say in tests/histories.py which page tells it"


def test_every_told_column_and_table_has_a_word() -> None:
    columns = [column for model in told_models() for column in told_columns(model)]
    unnamed = [column for column in columns if label_of(column).lower() == column.name.replace("_", " ")]
    same_in_indonesian = {"kode", "motif", "status", "total", "program", "whatsapp"}
    assert [str(one) for one in unnamed if one.name not in {*LABELS, *same_in_indonesian}] == []
    kinds = Counter((GROUPS[model._meta.app_label], model.history_word) for model in told_models())
    assert [kind for kind, count in kinds.items() if count > 1] == [], "two kinds of a group by one word"


def test_every_json_column_is_told_item_by_item_or_says_why_not() -> None:
    columns = {
        f"{model._meta.label}.{one.name}": one.name in inside_of(model)
        for model in kept()
        for one in told_columns(model)
        if isinstance(one, models.JSONField | ArrayField)
    }
    untold = {name for name, is_told in columns.items() if not is_told}
    assert untold - UNTOLD_INSIDE.keys() == set(), "say what is inside: kriya.accounts.queries.history.inside"
    assert UNTOLD_INSIDE.keys() - untold == set()
    named = {f"{model._meta.label}.{name}" for model in kept() for name in inside_of(model)}
    assert named - columns.keys() == set(), "no such JSON column is told"


@dataclass(frozen=True)
class World:
    """A council with one row of each kind, all with one key."""

    council: Council
    key: UUID

    def row_of(self, model: Any) -> Any:
        return self.council if model is Council else model.objects.get(pk=self.key)


@pytest.fixture
def world(real_db: None) -> World:
    there = build.gunungkidul()
    with council_scope(there):
        return World(there, make_one_of_each("0001"))


def change_all(world: World, by: int, nth: int = 0) -> None:
    """Write into every history that the row of its kind was changed, and another one of the same removed."""
    with council_scope(world.council):
        for model in kept():
            row = world.row_of(model)
            label, columns = model._meta.label, {one.name for one in model.pgh_event_model._meta.local_fields}
            held = {one.attname: getattr(row, one.attname) for one in model._meta.local_fields if one.name in columns}
            if (column := _changeable(model)) is not None:
                before = {**held, column.attname: _other(getattr(row, column.attname), column, nth)}
                _event(model, UPDATE, row.pk, before, {"request": request_of(label, UPDATE, nth), "user": by})
            if model is not Council:
                gone = {**held, "id": new_id()}
                _event(model, DELETE, gone["id"], gone, {"request": request_of(label, DELETE, nth), "user": by})


def _event(model: Any, kind: str, key: Any, held: dict[str, Any], context: dict[str, Any]) -> None:
    model.pgh_event_model(pgh_label=kind, pgh_obj_id=key, pgh_context=context, **held).save()


def _changeable(model: Any) -> Any | None:
    """A column of a model that its history tells of."""
    label = model._meta.label
    if label in ONLY_REMOVED:
        return None
    if label in CHANGED:
        return model._meta.get_field(CHANGED[label])
    plain = (models.CharField, models.IntegerField, models.DateField, models.TextField, models.BooleanField)
    told = [one for one in told_columns(model) if isinstance(one, plain) and not one.unique and one.name != "slug"]
    return next((one for one in told if not one.choices), None) or next(iter(told), None)


def _other(value: Any, column: Any, nth: int) -> Any:
    if isinstance(column, models.BooleanField):
        return not value if nth % 2 == 0 else value
    if column.choices:
        others = [key for key, _label in column.flatchoices if key != value]
        return others[nth % len(others)] if others else value
    if isinstance(column, models.IntegerField):
        return (value or 0) + nth + 1
    if isinstance(column, models.DateTimeField):
        return (value or timezone.now()) + timedelta(days=nth + 1)
    if isinstance(column, models.DateField):
        return (value or date(2026, 1, 1)) + timedelta(days=nth + 1)
    return f"sebelum {nth}"[: column.max_length or 40]


def test_each_page_tells_what_was_changed_and_removed_and_asks_no_oftener_for_more(world: World) -> None:
    chair = build.member(world.council, Role.CHAIR, "Endah")
    browser = build.browser_of(chair)
    change_all(world, chair.pk)
    untold = {name: _untold(_told(_opened(browser, name, world.key)), name) for name in PAGES}
    assert {name: labels for name, labels in untold.items() if labels} == {}
    gone = {name: request_of(label, DELETE) in _told(_opened(browser, name, world.key)) for name, label in GONE.items()}
    assert all(gone.values()), gone
    change_all(world, chair.pk, 1)
    few = {name: _questions(browser, name, world.key) for name in PAGES}
    change_all(world, chair.pk, 2)
    more = {name: _questions(browser, name, world.key) for name in PAGES}
    assert {name: (few[name], more[name]) for name in PAGES if few[name] != more[name]} == {}


def _opened(browser: Any, name: str, key: UUID) -> str:
    answer = browser.get(HERE + _address(name, key))
    assert answer.status_code == 200, (name, answer.status_code)
    return str(answer.content.decode())


def _address(name: str, key: UUID) -> str:
    try:
        return reverse(name, urlconf=settings.COUNCIL_URLCONF)
    except NoReverseMatch:
        return reverse(name, urlconf=settings.COUNCIL_URLCONF, args=[key])


def _told(page: str) -> str:
    """The parts of a page that tell histories."""
    return "".join(part.partition("</section>")[0] for part in page.split('id="riwayat"')[1:])


def _in_words(told: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", told).split())


def _untold(page: str, name: str) -> list[str]:
    own, parts = PAGES[name]
    wanted = [(label, DELETE) for label in parts]
    wanted += [(one, UPDATE) for one in (own, *parts) if one and _changeable(apps.get_model(one)) is not None]
    return [f"{label} {kind}" for label, kind in wanted if request_of(label, kind) not in page]


def _questions(browser: Any, name: str, key: UUID) -> int:
    with CaptureQueriesContext(connection) as asked:
        _opened(browser, name, key)
    return len(asked)


def test_an_auditor_reads_the_history_of_every_kind_and_all_of_one_request(world: World) -> None:
    change_all(world, build.member(world.council, Role.CHAIR, "Endah").pk)
    auditor = build.browser_of(build.member(world.council, Role.AUDITOR, "Tirta"))
    page, untold, shown = f"{HERE}/kelola/riwayat/", [], {}
    for model in told_models():
        told = _told(auditor.get(page, {"jenis": model._meta.label_lower}).content.decode())
        kinds = (UPDATE,) if model is Council else (DELETE,) if _changeable(model) is None else (UPDATE, DELETE)
        untold += [f"{model._meta.label} {one}" for one in kinds if request_of(model._meta.label, one) not in told]
        shown[model._meta.label] = _in_words(told)
    assert untold == []
    assert {label: text for label, text in shown.items() if _KEY.search(text) or "?" in text} == {}
    one = _told(auditor.get(page, {"permintaan": request_of("exhibitions.CostLine", UPDATE)}).content.decode())
    assert "Endah" in one
    assert request_of("exhibitions.CostLine", DELETE) not in one


def test_what_tells_how_to_reach_somebody_is_never_told() -> None:
    """A sealed column is told only to have changed, and so are these; a council and its shop tell theirs to all."""
    told_to_all = {"councils.Council", "shop.ShopRules"}
    columns = [column for model in told_models() for column in told_columns(model)]
    personal = [one for one in columns if _PERSONAL.search(one.name) and one.model._meta.label not in told_to_all]
    shown = [one for one in personal if not isinstance(one, EncryptedText) and one.name not in MASKED]
    assert list(map(str, shown)) == []
