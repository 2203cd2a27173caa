"""Models for migrations, as few as an operation needs.

Django renders all models of a state whenever one is asked for, and again after what changed them: with three hundred
tables in ninety migrations that was most of the first start, 15,000 models rendered for a thousand that were read.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Self

from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.utils import resolve_relation

Key = tuple[str, str]


class Waiting:
    """Stands where a state keeps its rendered models, and renders them when somebody asks for one."""

    def __init__(self, models: Mapping[Key, ModelState], real_apps: set[str]) -> None:
        self._models = models
        self._real_apps = real_apps

    @cached_property
    def _rendered(self) -> Any:
        return ProjectState(dict(self._models), self._real_apps).apps

    def clone(self) -> Self | Any:
        """Return what a copy of the state keeps: the state goes on to change these models."""
        if "_rendered" in self.__dict__:
            return self._rendered.clone()
        return type(self)({key: model.clone() for key, model in self._models.items()}, self._real_apps)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rendered, name)


def let_wait(state: Any) -> None:
    """Forget what was rendered of a state until somebody asks."""
    state.apps = Waiting(state.models, state.real_apps)


def near(state: Any, app_label: str, names: Iterable[str]) -> ProjectState:
    """Return a state of the named models that are there, and of those they point to without their own pointers."""
    whole = {key: state.models[key] for name in names if (key := (app_label, name.lower())) in state.models}
    edge: dict[Key, ModelState] = {}
    for model in whole.values():
        for key in _pointed(model):
            if key not in whole and key in state.models:
                edge[key] = _bare(state.models[key])
    return ProjectState({**edge, **whole}, set(state.real_apps))


def _pointed(model: ModelState) -> Iterable[Key]:
    for field in model.fields.values():
        for end in (getattr(field.remote_field, "model", None), getattr(field.remote_field, "through", None)):
            if end:
                yield resolve_relation(end, model.app_label, model.name_lower)


def _bare(model: ModelState) -> ModelState:
    """Return a model with what a pointer to it asks for: its table and its own columns."""
    kept = {"db_table"} & model.options.keys()
    fields = {name: field for name, field in model.fields.items() if not field.is_relation}
    return ModelState(model.app_label, model.name, fields, {key: model.options[key] for key in kept}, model.bases)
