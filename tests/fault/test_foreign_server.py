"""A server in DATABASE_URL: prepared when the log-in may, told what to run when it may not."""

from pathlib import Path

import psycopg
import pytest

from kriya.cli.installation import data_folder, load_secrets
from kriya.core.postgres import Cluster, ServerProblem, django_settings, refuse_strong_role, server_database
from kriya.core.postgres.address import with_login
from kriya.core.postgres.cluster import PREPARED
from kriya.core.postgres.problems import sentence

pytestmark = pytest.mark.fault


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """A server of somebody else: none of Kriya's roles are there."""
    folder = tmp_path_factory.mktemp("foreign") / "postgres"
    cluster = Cluster(folder, durable=False)
    cluster.ensure()
    (folder / "prepared").write_text(PREPARED)
    with cluster.running():
        yield cluster


@pytest.fixture
def admin(foreign):
    """A superuser's connection; afterwards the server is as if Kriya had never come."""
    with psycopg.connect(foreign.url("super", "postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE craft")
        yield connection
        connection.execute("DROP DATABASE craft WITH (FORCE)")
        for role in ("kriya_owner", "kriya_app", "hosted"):
            connection.execute(f"DROP ROLE IF EXISTS {role}")


@pytest.fixture
def url(foreign, admin):
    return foreign.url("super", "craft")


@pytest.fixture
def secret(tmp_path):
    return tmp_path / "server-key"


def login(admin, url, attributes):
    admin.execute(f"CREATE ROLE hosted LOGIN PASSWORD 'p@ss/word' {attributes}")
    return with_login(url, "hosted", "p@ss/word")


def works(found):
    with psycopg.connect(found.owner) as owner:
        owner.execute("CREATE TABLE kept (id serial, n int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege), owner.transaction():
            owner.execute("CREATE ROLE other")
    with psycopg.connect(found.app) as app:
        app.execute("INSERT INTO kept (n) VALUES (7)")
        assert app.execute("SELECT n, similarity('batik', 'batig') > 0.3 FROM kept").fetchall() == [(7, True)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
            app.execute("TRUNCATE kept")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("CREATE TABLE mine (a int)")
    return True


def test_a_superusers_url_gives_roles_that_stay_behind_the_walls(url, secret):
    """trap:6"""
    assert works(server_database(url, secret))


def test_the_superusers_own_login_is_refused_for_serving(url):
    """trap:6 twin"""
    with pytest.raises(ServerProblem) as refused:
        refuse_strong_role(url)
    assert (refused.value.code, refused.value.facts["reason"][:9]) == ("role_too_strong", "SUPERUSER")


def test_the_owner_is_refused_for_serving(url, secret):
    owner = server_database(url, secret).owner
    with psycopg.connect(owner) as connection:
        connection.execute("CREATE TABLE kept (n int)")
    with pytest.raises(ServerProblem) as refused:
        refuse_strong_role(owner)
    assert refused.value.facts == {"role": "kriya_owner", "reason": "owns tables"}


@pytest.mark.parametrize("power", ["SUPERUSER", "BYPASSRLS"])
def test_a_role_that_may_become_one_that_looks_over_the_walls_is_refused(admin, url, secret, power):
    app = server_database(url, secret).app
    refuse_strong_role(app)
    admin.execute(f"CREATE ROLE hosted {power}")
    admin.execute("GRANT hosted TO kriya_app")
    with pytest.raises(ServerProblem) as refused:
        refuse_strong_role(app)
    assert (refused.value.code, refused.value.facts["reason"][:9]) == ("role_too_strong", power)


@pytest.mark.parametrize("wrong", ["mysql://x:geheim@y/z", "geheim"])
def test_an_address_that_is_none_gives_one_sentence_without_its_password(wrong, secret):
    with pytest.raises(ServerProblem) as refused:
        server_database(wrong, secret)
    assert refused.value.code == "address_unreadable"
    assert "geheim" not in sentence(refused.value)


def test_a_second_machine_with_the_same_url_agrees_on_the_passwords(url, tmp_path):
    first = server_database(url, tmp_path / "one")
    assert server_database(url, tmp_path / "two") == first
    assert not (tmp_path / "one").exists()


def test_a_call_beside_the_demo_finds_the_keys_of_what_the_demo_filled(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KRIYA_DATA", raising=False)
    monkeypatch.setenv("DATABASE_URL", url)
    own, demo = tmp_path / ".kriya", tmp_path / ".kriya" / "demo"
    demo.mkdir(parents=True)
    (demo / "secrets.env").touch()
    assert data_folder() == own
    with psycopg.connect(url) as filled:
        filled.execute("CREATE TABLE councils_council (id int)")
    assert data_folder() == demo
    (own / "secrets.env").touch()
    assert data_folder() == own


def test_a_second_machine_is_asked_for_the_keys_of_the_first_and_makes_none(url, tmp_path, monkeypatch):
    for name in ("SECRET_KEY", "PERSONAL_DATA_KEYS"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATABASE_URL", url)
    load_secrets(tmp_path / "one")
    with psycopg.connect(url) as first:
        first.execute("CREATE TABLE councils_council (id int)")
    monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(ServerProblem) as no:
        load_secrets(tmp_path / "two")
    assert no.value.code == "secrets_missing"
    assert list((tmp_path / "two").iterdir()) == []


def test_a_login_that_may_create_roles_and_owns_the_database_is_enough(admin, url, secret):
    hosted = login(admin, url, "CREATEROLE")
    admin.execute("ALTER DATABASE craft OWNER TO hosted")
    assert works(server_database(hosted, secret))
    assert server_database(hosted, secret)


def test_a_weak_login_is_told_what_an_administrator_must_run(admin, url, secret):
    hosted = login(admin, url, "")
    with pytest.raises(ServerProblem) as refused:
        server_database(hosted, secret)
    assert refused.value.code == "administrator_needed"
    sql = str(refused.value.facts["sql"])
    assert "SCRAM-SHA-256$" in sql
    with psycopg.connect(url, autocommit=True) as administrator:
        administrator.execute(sql)
    assert works(server_database(hosted, secret))


def test_the_url_may_be_that_of_the_owner_whom_an_administrator_made(admin, url, secret):
    admin.execute("CREATE ROLE kriya_owner LOGIN PASSWORD 'by hand'")
    admin.execute("ALTER DATABASE craft OWNER TO kriya_owner")
    owner = with_login(url, "kriya_owner", "by hand")
    with pytest.raises(ServerProblem) as refused:
        server_database(owner, secret)
    assert "CREATE ROLE" in str(refused.value.facts["sql"])
    assert 'ROLE "kriya_owner"' not in str(refused.value.facts["sql"])
    with psycopg.connect(url, autocommit=True) as administrator:
        administrator.execute(str(refused.value.facts["sql"]))
    found = server_database(owner, secret)
    assert found.owner == owner
    assert works(found)


def test_a_changed_password_of_the_login_is_followed(admin, url, secret):
    hosted = login(admin, url, "CREATEROLE")
    admin.execute("ALTER DATABASE craft OWNER TO hosted")
    before = server_database(hosted, secret)
    admin.execute("ALTER ROLE hosted PASSWORD 'other'")
    after = server_database(with_login(url, "hosted", "other"), secret)
    assert after.app != before.app
    assert works(after)


def test_roles_of_another_installation_are_left_alone(admin, url, secret):
    admin.execute("CREATE ROLE kriya_app LOGIN PASSWORD 'theirs'")
    with pytest.raises(ServerProblem) as refused:
        server_database(url, secret)
    assert (refused.value.code, refused.value.facts) == ("role_taken", {"role": "kriya_app"})
    with psycopg.connect(with_login(url, "kriya_app", "theirs")):
        pass


def test_a_server_that_does_not_answer_gives_one_sentence(tmp_path, secret):
    with pytest.raises(ServerProblem) as refused:
        server_database(f"postgresql://a:b@/c?host={tmp_path}", secret)
    assert refused.value.code == "server_not_reached"
    assert ":b@" not in str(refused.value)


def test_an_old_server_is_refused(url, secret, monkeypatch):
    monkeypatch.setattr("kriya.core.postgres.foreign.NEEDED", 99)
    with pytest.raises(ServerProblem) as refused:
        server_database(url, secret)
    assert refused.value.code == "server_too_old"


def test_a_url_becomes_what_django_wants():
    entry = django_settings("postgresql://u:p%40x@db.example:5433/craft?sslmode=require")
    assert entry == {
        "ENGINE": "kriya.core.database",
        "NAME": "craft",
        "USER": "u",
        "PASSWORD": "p@x",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_socket_url_becomes_what_django_wants(served: Cluster):
    entry = django_settings(served.url("app"))
    assert (entry["NAME"], entry["USER"], entry["PORT"]) == ("kriya", "kriya_app", "5432")
    assert Path(str(entry["HOST"])).is_dir()
