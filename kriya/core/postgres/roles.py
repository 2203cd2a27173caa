"""The roles of the database and what each may do: the third wall between councils begins here.

kriya_owner owns the database and migrates it. kriya_app serves: it owns nothing, cannot pass row-level security, and
may not TRUNCATE, because that ignores the policies.
"""

from collections.abc import Callable, Mapping
from typing import LiteralString

from psycopg import Connection, connect
from psycopg.sql import SQL, Composed, Identifier, Literal

OWNER = "kriya_owner"
APP = "kriya_app"
DATABASE = "kriya"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")

SCHEMA: tuple[LiteralString, ...] = (
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO kriya_owner, kriya_app",
)
DEFAULTS: tuple[LiteralString, ...] = (
    "ALTER DEFAULT PRIVILEGES FOR ROLE kriya_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kriya_app",
    "ALTER DEFAULT PRIVILEGES FOR ROLE kriya_owner GRANT USAGE, SELECT ON SEQUENCES TO kriya_app",
)
# Reads one row with a reason when the current role, or one that it may become, could look over the walls.
TOO_STRONG: LiteralString = """
    SELECT concat_ws(', ',
        CASE WHEN bool_or(rolsuper) THEN 'SUPERUSER' END,
        CASE WHEN bool_or(rolbypassrls) THEN 'BYPASSRLS' END,
        CASE WHEN bool_or(rolcreaterole) THEN 'CREATEROLE' END,
        CASE WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                          WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%'
                          AND n.nspname <> 'information_schema' AND pg_has_role(c.relowner, 'MEMBER'))
             THEN 'owns tables' END)
    FROM pg_roles WHERE pg_has_role(oid, 'MEMBER')
"""


def too_strong(connection: Connection) -> str:
    """Name what lets the connection's role bypass row-level security; '' when nothing does."""
    row = connection.execute(TOO_STRONG).fetchone()
    return str(row[0]) if row else "unknown role"


def make_role(connection: Connection, role: str, password: str, attributes: LiteralString, about: str) -> None:
    """Create the role or bring it to these attributes; the server never sees the password itself."""
    name = Identifier(role)
    if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
        connection.execute(SQL("CREATE ROLE {}").format(name))
    secret = Literal(verifier(connection, role, password))
    connection.execute(SQL("ALTER ROLE {} WITH LOGIN {} PASSWORD {}").format(name, SQL(attributes), secret))
    connection.execute(SQL("COMMENT ON ROLE {} IS {}").format(name, Literal(about)))


def verifier(connection: Connection, role: str, password: str) -> str:
    """Return what the server stores of a password, from which the password cannot be told."""
    return connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()


def schema_statements() -> list[Composed]:
    """Return what a database needs of its administrator: extensions and the schema's rights."""
    extensions = [
        SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public").format(Identifier(name)) for name in EXTENSIONS
    ]
    return extensions + [SQL(statement).format() for statement in SCHEMA]


def default_statements() -> list[Composed]:
    """Return what lets kriya_app use the tables that kriya_owner makes later."""
    return [SQL(statement).format() for statement in DEFAULTS]


def prepare(address: Callable[[str], str], passwords: Mapping[str, str]) -> None:
    """Make roles, rights, extensions and the database on Kriya's own server, as often as you like.

    `address` gives a superuser's URL of a database. template1 is prepared too, so databases made later are like it.
    """
    weak: LiteralString = "NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"
    with connect(address("postgres"), autocommit=True) as connection:
        make_role(connection, OWNER, passwords["owner"], f"CREATEDB {weak}", "Kriya: owns and migrates")
        make_role(connection, APP, passwords["app"], f"NOCREATEDB {weak}", "Kriya: serves")
    _prepare_database(address("template1"))
    with connect(address("postgres"), autocommit=True) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            connection.execute(SQL("CREATE DATABASE {} OWNER {}").format(Identifier(DATABASE), Identifier(OWNER)))
    _prepare_database(address(DATABASE))


def _prepare_database(url: str) -> None:
    with connect(url) as connection:
        for statement in schema_statements() + default_statements():
            connection.execute(statement)
