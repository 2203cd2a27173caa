"""A PostgreSQL server that somebody else runs, named by DATABASE_URL."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import Connection
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Composed, Identifier, Literal

from kriya.core.postgres.address import parts_of, with_login
from kriya.core.postgres.problems import ServerProblem, told
from kriya.core.postgres.roles import (
    APP,
    EXTENSIONS,
    OWNER,
    default_statements,
    schema_statements,
    too_strong,
    verifier,
)

NEEDED = 16  # the oldest major version that Kriya is tested with
WAIT = 10  # seconds for a server to answer
SCHEMA_READY: LiteralString = """
    SELECT has_schema_privilege('kriya_owner', 'public', 'CREATE')
       AND has_schema_privilege('kriya_app', 'public', 'USAGE')
       AND NOT has_schema_privilege('public', 'public', 'CREATE')
       AND has_database_privilege('kriya_owner', current_database(), 'CREATE')
       AND %s <@ (SELECT array_agg(extname::text) FROM pg_extension)
"""


@dataclass(frozen=True)
class ServerDatabase:
    """The two addresses that Kriya uses on a server: `owner` migrates, `app` serves."""

    owner: str
    app: str


def server_database(url: str, secret: Path) -> ServerDatabase:
    """Make the database in `url` ready for Kriya and return how to reach it.

    The log-in in `url` may be a superuser, a role with CREATEROLE that owns the database, kriya_owner itself, or any
    role once an administrator has run the lines that `administrator_needed` prints. The passwords of kriya_owner and
    kriya_app follow from the password in `url`, so that several machines agree without talking; without one they follow
    from a random key kept in the file `secret` (0600). Raises ServerProblem: `address_unreadable`,
    `server_not_reached`, `server_too_old`, `administrator_needed`, `role_taken`, `role_too_strong`.
    """
    key = _key(url, secret)
    with _connected(url) as connection:
        version = connection.info.server_version // 10000
        if version < NEEDED:
            raise ServerProblem("server_too_old", found=version, needed=NEEDED)
        database, login = connection.info.dbname, connection.info.user
        owner = url if login == OWNER else with_login(url, OWNER, _password(key, OWNER, database))
        app = with_login(url, APP, _password(key, APP, database))
        _prepare(connection, {OWNER: owner, APP: app})
    with _connected(owner) as connection:
        _run(connection, default_statements())
    refuse_strong_role(app)
    return ServerDatabase(owner, app)


def holds_councils(url: str) -> bool:
    """Tell whether Kriya's tables stand in the database in `url`. Raises as server_database does."""
    parts_of(url)
    with _connected(url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_class WHERE relname = 'councils_council'").fetchone()
        return bool(row and row[0])


def prepare_defaults(owner: str) -> None:
    """Let kriya_app use what kriya_owner, whose URL this is, makes in this database from now on."""
    with _connected(owner) as connection:
        _run(connection, default_statements())


def refuse_strong_role(url: str) -> None:
    """Raise `role_too_strong` when the role in `url` could look over the walls between councils."""
    with _connected(url) as connection:
        reason = too_strong(connection)
        if reason:
            raise ServerProblem("role_too_strong", role=connection.info.user, reason=reason)


def _connected(url: str) -> Connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=WAIT)
    except psycopg.OperationalError as problem:
        # What is indented is a question back ("Is the server running …?").
        reason = [line for line in str(problem).strip().splitlines() if not line[:1].isspace()][-1].strip()
        raise ServerProblem("server_not_reached", reason=reason) from problem


def _key(url: str, secret: Path) -> bytes:
    password = parts_of(url).get("password")
    if password:
        return password.encode()
    with told(secret.parent):
        if not secret.exists():
            secret.touch(mode=0o600)
            secret.write_text(secrets.token_urlsafe(32))
        return secret.read_bytes()


def _password(key: bytes, role: str, database: str) -> str:
    digest = hmac.new(key, f"Kriya role {role} of database {database}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def _prepare(connection: Connection, addresses: dict[str, str]) -> None:
    roles = _missing_roles(connection, addresses)
    if not roles and _schema_is_ready(connection):
        return
    statements = roles + _schema(connection)
    _run(connection, statements)
    if not _schema_is_ready(connection):  # the server only warns when a grant has no effect
        raise _administrator_needed(connection, statements)


def _run(connection: Connection, statements: list[Composed]) -> None:
    try:
        with connection.transaction():
            for statement in statements:
                connection.execute(statement)
    except InsufficientPrivilege as problem:
        raise _administrator_needed(connection, statements) from problem


def _administrator_needed(connection: Connection, statements: list[Composed]) -> ServerProblem:
    lines = [f"-- in the database {connection.info.dbname}:"]
    lines += [statement.as_string(connection) + ";" for statement in statements]
    return ServerProblem("administrator_needed", sql="\n".join(lines))


def _missing_roles(connection: Connection, addresses: dict[str, str]) -> list[Composed]:
    missing: list[Composed] = []
    for role, address in addresses.items():
        if role != connection.info.user and not _works(address):
            missing += _role(connection, role, parts_of(address)["password"])
    return missing


def _works(address: str) -> bool:
    try:
        with psycopg.connect(address, connect_timeout=WAIT):
            return True
    except psycopg.OperationalError:
        return False


def _role(connection: Connection, role: str, password: str) -> list[Composed]:
    about = f"Kriya, database {connection.info.dbname}"
    told_of = "SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = %s"
    found = connection.execute(told_of, [role]).fetchone()
    if found and found[0] != about:
        raise ServerProblem("role_taken", role=role)  # another installation would lose its password
    name, secret = Identifier(role), Literal(verifier(connection, role, password))
    if found:
        return [SQL("ALTER ROLE {} PASSWORD {}").format(name, secret)]
    extra = SQL("CREATEDB " if role == OWNER and _may_create_databases(connection) else "")
    return [
        SQL("CREATE ROLE {} LOGIN {}PASSWORD {}").format(name, extra, secret),
        SQL("COMMENT ON ROLE {} IS {}").format(name, Literal(about)),
    ]


def _may_create_databases(connection: Connection) -> bool:
    row = connection.execute("SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone()
    return bool(row and row[0])


def _schema_is_ready(connection: Connection) -> bool:
    row = connection.execute(SCHEMA_READY, [list(EXTENSIONS)]).fetchone()
    return bool(row and row[0])


def _schema(connection: Connection) -> list[Composed]:
    database = Identifier(connection.info.dbname)
    return [
        *schema_statements(),
        SQL("GRANT CREATE ON SCHEMA public TO {}").format(Identifier(OWNER)),
        SQL("GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {} TO {}").format(database, Identifier(OWNER)),
        SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, Identifier(APP)),
    ]
