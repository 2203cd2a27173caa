"""The first two walls between councils: a scope for the ORM and a transaction-local setting for row-level security."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from typing import Any, Self, TypeVar, cast

import django_scopes
from django.db import connection, models, transaction
from django_scopes.manager import DisabledQuerySet
from django_scopes.state import get_scope

from kriya.core.asking import ask, carry_out
from kriya.core.ids import new_id

_Set = TypeVar("_Set")
_Get = TypeVar("_Get")
Row = TypeVar("Row", bound=models.Model, covariant=True)

COUNCIL_SETTING = "kriya.council"
PERSON_SETTING = "kriya.person"
_TOLD = "told"  # of a scope: the council that the transaction's setting names


class NoScope(Exception):
    """Raised when a row of a council is wanted outside any council's scope."""


def _set_local(*names_and_values: object) -> None:
    pairs = [str(one) for one in names_and_values]
    carry_out(f"SELECT {', '.join(['set_config(%s, %s, true)'] * (len(pairs) // 2))}", pairs)


@contextmanager
def council_scope(council: Any, *, person: int | None = None) -> Iterator[None]:
    """Work inside one council: opens a transaction, so that the database's setting dies with it.

    With `person`, also what act_as_person does, in the same question to the database.
    Nested scopes give the outer council back on the way out. Code that streams after the block has no council and
    reads no rows.
    """
    is_within = connection.in_atomic_block
    # Around most blocks stands one of the same council, which told this very transaction.
    before = get_scope().get(_TOLD) if is_within else None
    is_told = before == council.pk
    news = [] if is_told else [COUNCIL_SETTING, council.pk]
    if person is not None:
        news += [PERSON_SETTING, person]
    with transaction.atomic(), django_scopes.scope(council=council, **{_TOLD: council.pk}):
        if news:
            _set_local(*news)
        yield
        # Not in a finally: an error rolls back to where the block began, and the setting with it. Where the transaction
        # ends here, so does its setting.
        if is_within and not is_told and not connection.needs_rollback:
            _set_local(COUNCIL_SETTING, before or "")


@contextmanager
def projection_scope(council: Any) -> Iterator[None]:
    """Work inside one council without a transaction, for what reads published projections alone.

    The database's setting stays unset, so that a walled table shows no row.
    """
    with django_scopes.scope(council=council):
        yield


def act_as_person(person_id: int) -> None:
    """Let this transaction read the person's own memberships in every council."""
    _set_local(PERSON_SETTING, person_id)


@contextmanager
def acting_as(person_id: int) -> Iterator[None]:
    """Do what act_as_person does within a block, and give the reader before back on the way out."""
    ((before,),) = ask("SELECT current_setting(%s, true)", [PERSON_SETTING])
    _set_local(PERSON_SETTING, person_id)
    yield
    # Not in a finally, for the reason that council_scope tells.
    _set_local(PERSON_SETTING, before or "")


def current_council() -> Any:
    """Return the council whose scope is open; raise NoScope outside any."""
    council = get_scope().get("council")
    if council is None:
        raise NoScope("open a council_scope first")
    return council


class WithinCouncil(models.ForeignKey[_Set, _Get]):
    """A foreign key to a row of the same council. RaiseWalls builds its constraint and index over (council, id)."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = kwargs["db_index"] = False
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for implied in ("db_constraint", "db_index"):
            kwargs.pop(implied, None)
        return name, path, args, kwargs


class NoCouncilQuerySet(DisabledQuerySet):  # type: ignore[misc]
    """Stands for rows while no council's scope is open: every question raises ScopeError, a word's own ones too."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.error


@lru_cache(2000)
def _rows_of(kind: Any, model: type[models.Model], council_id: int) -> Any:
    """Return what every question about a council's rows begins with: to copy it takes a tenth of making it."""
    return kind(model).filter(council=council_id)


class CouncilManager(models.Manager[Row]):
    """Finds rows of the council whose scope is open. What django_scopes.ScopedManager makes, as a class with a name."""

    _everywhere = False

    def everywhere(self) -> Self:
        """Return a manager without this first wall; row-level security still stands."""
        free = copy(self)
        free._everywhere = True
        return free

    def get_queryset(self) -> models.QuerySet[Row]:
        scope = get_scope()
        if self._everywhere or not scope.get("_enabled", True):
            return super().get_queryset()
        if scope.get("council") is None:
            return cast(
                "models.QuerySet[Row]", NoCouncilQuerySet(self.model, using=self._db, missing_scopes={"council"})
            )
        rows: Any = super().get_queryset()
        if rows._hints or rows._db:
            rows = rows.filter(council=scope["council"])
        else:
            kind: Any = type(rows)
            rows = _rows_of(kind, self.model, scope["council"].pk).all()
        return cast("models.QuerySet[Row]", rows)


class CouncilRow(models.Model):
    """A row that belongs to one council. Its table gets its walls by RaiseWalls in the migration that makes it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Constraint and index come from RaiseWalls: where another key of the row implies the council, neither is wanted
    # twice.
    council = models.ForeignKey(
        "councils.Council",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_constraint=False,
        db_index=False,
    )

    objects = CouncilManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save into the council of the scope; a row of another council is refused before the database does."""
        council = current_council()
        if self.council_id is None:
            self.council = council
        elif self.council_id != council.pk:
            raise NoScope(f"{self._meta.label} of council {self.council_id} saved in the scope of {council.pk}")
        super().save(*args, **kwargs)

    @classmethod
    def of_scope(cls, **fields: Any) -> Self:
        """Return a new unsaved row of the council whose scope is open (for bulk_create, which passes save by)."""
        return cls(council=current_council(), **fields)
