"""Migrations render only what they touch, and make the same tables as if they had rendered everything."""

from django.db import migrations, models
from django.db.migrations.state import ProjectState

from kriya.core.rendering import let_wait, near
from kriya.core.together import Together


def state_of(*operations: migrations.operations.base.Operation) -> ProjectState:
    state = ProjectState()
    for operation in operations:
        operation.state_forwards("toko", state)
    return state


KEY = ("id", models.BigAutoField(primary_key=True))
SHELF = migrations.CreateModel("Shelf", [KEY, ("room", models.ForeignKey("toko.Room", models.CASCADE))])
ROOM = migrations.CreateModel("Room", [KEY, ("house", models.ForeignKey("toko.House", models.CASCADE))])
HOUSE = migrations.CreateModel("House", [KEY, ("name", models.TextField())], {"db_table": "houses"})


def test_only_what_is_named_is_whole_and_what_it_points_to_has_no_pointers():
    found = near(state_of(HOUSE, ROOM, SHELF), "toko", ["Shelf", "Missing"])
    assert set(found.models) == {("toko", "shelf"), ("toko", "room")}
    assert set(found.models["toko", "room"].fields) == {"id"}
    assert found.apps.get_model("toko", "Shelf")._meta.get_field("room").remote_field.model.__name__ == "Room"


def test_a_table_keeps_its_own_name_when_it_is_only_pointed_to():
    found = near(state_of(HOUSE, ROOM), "toko", ["Room"])
    assert found.apps.get_model("toko", "Room")._meta.get_field("house").remote_field.model._meta.db_table == "houses"


def test_a_state_that_waits_shows_what_was_added_before_anybody_asked_and_after():
    state = state_of(Together([HOUSE, ROOM]))
    SHELF.state_forwards("toko", state)
    assert {model.__name__ for model in state.apps.get_models()} == {"House", "Room", "Shelf"}


def test_a_copy_of_a_state_that_waits_does_not_change_with_it():
    state = state_of(HOUSE)
    let_wait(state)
    before = state.clone()
    migrations.AddField("House", "height", models.IntegerField(null=True)).state_forwards("toko", state)
    assert [field.name for field in before.apps.get_model("toko", "House")._meta.fields] == ["id", "name"]
    assert [field.name for field in state.apps.get_model("toko", "House")._meta.fields] == ["id", "name", "height"]
