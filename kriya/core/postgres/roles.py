"""The roles of the database and what each may do: the third wall between councils begins here.

kriya_owner owns the database and migrates it. kriya_app serves: it owns nothing, cannot pass row-level security, and
may not TRUNCATE, because that ignores the policies.
"""

from collections.abc import Mapping
from typing import LiteralString

from psycopg import Connection
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
# Reads one row with a reason when the current role could look over the walls.
TOO_STRONG: LiteralString = """
    SELECT concat_ws(', ',
        CASE WHEN rolsuper THEN 'SUPERUSER' END,
        CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
        CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
        CASE WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                          WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%'
                          AND n.nspname <> 'information_schema' AND pg_has_role(c.relowner, 'MEMBER'))
             THEN 'owns tables' END)
    FROM pg_roles WHERE rolname = current_user
"""


def too_strong(connection: Connection) -> str:
    """This function will name what lets the connection's role bypass row-level security; '' when nothing does."""
    row = connection.execute(TOO_STRONG).fetchone()
    return str(row[0]) if row else "unknown role"


def make_role(connection: Connection, role: str, password: str, attributes: LiteralString, about: str) -> None:
    """This function will create the role or bring it to these attributes; the server never sees the password itself."""
    name = Identifier(role)
    if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
        connection.execute(SQL("CREATE ROLE {}").format(name))
    connection.execute(
        SQL("ALTER ROLE {} WITH LOGIN {}").format(name, SQL(attributes)) + _password(connection, role, password)
    )
    connection.execute(SQL("COMMENT ON ROLE {} IS {}").format(name, Literal(about)))


def _password(connection: Connection, role: str, password: str) -> Composed:
    return SQL(" PASSWORD {}").format(Literal(verifier(connection, role, password)))


def verifier(connection: Connection, role: str, password: str) -> str:
    """This function will return what the server stores of a password, from which the password cannot be told."""
    return connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()


def prepare_schema(connection: Connection) -> None:
    """This function will install the extensions and the schema's rights; needs a superuser or the database's owner."""
    for extension in EXTENSIONS:
        connection.execute(SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public").format(Identifier(extension)))
    for statement in SCHEMA:
        connection.execute(statement)


def prepare_defaults(connection: Connection) -> None:
    """This function will let kriya_app use the tables that kriya_owner makes later; run it as either's superior."""
    for statement in DEFAULTS:
        connection.execute(statement)


def prepare_roles(connection: Connection, passwords: Mapping[str, str]) -> None:
    """This function will make both roles on Kriya's own server; needs a superuser."""
    weak: LiteralString = "NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"
    make_role(connection, OWNER, passwords["owner"], f"CREATEDB {weak}", "Kriya: owns and migrates")
    make_role(connection, APP, passwords["app"], f"NOCREATEDB {weak}", "Kriya: serves")


def prepare_database(connection: Connection) -> None:
    """This function will make the database `kriya` when missing; needs a superuser outside a transaction."""
    if connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
        connection.execute(SQL("CREATE DATABASE {} OWNER {}").format(Identifier(DATABASE), Identifier(OWNER)))
