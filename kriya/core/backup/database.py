"""The database of a backup: dumped in one snapshot by a log-in that sees every council, restored in one transaction."""

import hashlib
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import Connection

from kriya.core.postgres import ServerProblem, binaries
from kriya.core.postgres.address import parts_of
from kriya.core.postgres.creation import environment
from kriya.core.postgres.roles import APP, default_statements
from kriya.core.refusal import Refused

MAY_READ_ALL: LiteralString = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
# The walls as the catalogue shows them: who may do what at which table, which rows a policy lets through, what
# triggers keep.
SHAPE: LiteralString = """
    SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
        SELECT concat_ws(' ', 'table', c.relname, c.relrowsecurity, c.relforcerowsecurity) AS line
          FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        UNION ALL
        SELECT concat_ws(' ', 'policy', tablename, policyname, permissive, roles, cmd, qual, with_check)
          FROM pg_policies WHERE schemaname = 'public'
        UNION ALL
        SELECT concat_ws(' ', 'right', c.relname, a.privilege_type)
          FROM pg_class c, aclexplode(c.relacl) a
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'S')
           AND a.grantee = 'kriya_app'::regrole
        UNION ALL
        SELECT concat_ws(' ', 'trigger', c.relname, t.tgname, t.tgenabled)
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
        UNION ALL
        SELECT concat_ws(' ', 'key', c.relname, k.conname, k.contype, k.convalidated)
          FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
         WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('f', 'u', 'p', 'c')
    ) AS shape
"""
# What another restore or a first start left: everything of ours, but neither extensions nor what belongs to them.
DROP_ALL: LiteralString = """
    DO $drop$ DECLARE one record; BEGIN
        FOR one IN
            SELECT format('DROP %s IF EXISTS %s CASCADE', CASE relkind WHEN 'v' THEN 'VIEW'
                WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE'
                ELSE 'TABLE' END, oid::regclass) AS line
              FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'c')
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
             ORDER BY relkind IN ('S', 'c')
        LOOP EXECUTE one.line; END LOOP;
        FOR one IN
            SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) AS line
              FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        LOOP EXECUTE one.line; END LOOP;
        FOR one IN
            SELECT format('DROP TYPE IF EXISTS %s CASCADE', oid::regtype) AS line
              FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
        LOOP EXECUTE one.line; END LOOP;
    END $drop$
"""
# Else a new table would give kriya_app every right at birth, and keep those that its own grants leave out.
NO_DEFAULTS: LiteralString = (
    "ALTER DEFAULT PRIVILEGES FOR ROLE kriya_owner REVOKE ALL ON TABLES FROM kriya_app; "
    "ALTER DEFAULT PRIVILEGES FOR ROLE kriya_owner REVOKE ALL ON SEQUENCES FROM kriya_app"
)
SESSIONS: LiteralString = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = %s
"""
# Kriya prepares these itself, on every server as its log-in may.
_LEFT_OUT = (" EXTENSION - ", " COMMENT - EXTENSION ", " SCHEMA - ", " COMMENT - SCHEMA ", " ACL - SCHEMA ")
_DEFAULT_ACL = " DEFAULT ACL "


def verify_sees_all(url: str) -> None:
    """Raise Refused `backup_may_not_read_all` when row-level security hides rows from a log-in."""
    with _connected(url) as connection:
        row = connection.execute(MAY_READ_ALL).fetchone()
        if not row or not row[0]:
            raise Refused("backup_may_not_read_all", login=connection.info.user)


def shape_of(url: str) -> str:
    """Return a hash of everything that makes the walls between councils in a database."""
    with _connected(url) as connection:
        row = connection.execute(SHAPE).fetchone()
    return hashlib.sha256(str(row[0] if row else "").encode()).hexdigest()


def councils_in(url: str) -> int:
    """Count the councils of a database; one that was never migrated has none."""
    with _connected(url) as connection:
        row = connection.execute("SELECT to_regclass('public.councils_council')").fetchone()
        if not row or row[0] is None:
            return 0
        counted = connection.execute("SELECT count(*) FROM councils_council").fetchone()
        return int(counted[0]) if counted else 0


def is_in_use(url: str) -> bool:
    """Tell whether anybody else is connected to the database as kriya_app."""
    with _connected(url) as connection:
        row = connection.execute(SESSIONS, [APP]).fetchone()
        return bool(row and row[0])


def dump(url: str, file: Path) -> None:
    """Write the whole database, as it is at one moment, into a file of pg_dump's custom format.

    `url` is a log-in that sees every council. Raises Refused: `backup_disk_full`, `backup_database_failed`.
    """
    file.touch(mode=0o600)
    address, env = _address(url)
    command = [_program("pg_dump"), "--format=custom", "--schema=public", "--no-password", f"--file={file}", address]
    done = subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise _failed("backup_database_failed", done.stderr, file.parent)


def restore(owner: str, file: Path, *, walls: str, keep_defaults: bool = False) -> None:
    """Replace everything in the database by what a dump holds: wholly, or not at all.

    `owner` is kriya_owner's URL, `walls` what shape_of() said when the dump was written; where it says something else
    afterwards, nothing is changed. `keep_defaults` is for the twin of the test that shows why defaults are taken away.
    Raises Refused `restore_database_failed`.
    """
    address, env = _address(owner)
    before = [DROP_ALL] if keep_defaults else [DROP_ALL, NO_DEFAULTS]
    after = [*_defaults(owner), _expected(walls)]
    psql = [
        _program("psql"), "--no-psqlrc", "--quiet", "--no-password", "--single-transaction", "--set=ON_ERROR_STOP=1",
        "--output=/dev/null", "--command=SET client_min_messages = warning",
        *(f"--command={line}" for line in before), "--file=-", *(f"--command={line}" for line in after), address,
    ]  # fmt: skip
    with tempfile.NamedTemporaryFile("w", prefix="kriya-restore-") as wanted:
        wanted.write(_wanted(file))
        wanted.flush()
        script = [
            _program("pg_restore"),
            "--no-owner",
            "--exit-on-error",
            f"--use-list={wanted.name}",
            "--file=-",
            str(file),
        ]
        with subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as reading:
            writing = subprocess.run(psql, stdin=reading.stdout, env=env, capture_output=True, text=True, check=False)
            said = reading.communicate()[1].decode(errors="replace")
    if writing.returncode or reading.returncode:
        raise _failed("restore_database_failed", writing.stderr or said, file.parent)


def tidy(owner: str) -> None:
    """Let the planner know the sizes of the tables that were just filled."""
    with _connected(owner) as connection:
        connection.autocommit = True
        connection.execute("ANALYZE")


def _defaults(owner: str) -> list[str]:
    with _connected(owner) as connection:
        return [statement.as_string(connection) for statement in default_statements()]


def _expected(walls: str) -> str:
    """Return a statement that fails, and with it the whole restore, unless the walls stand as they stood."""
    return (
        f"DO $walls$ BEGIN IF encode(sha256(convert_to(({SHAPE}), 'UTF8')), 'hex') <> '{walls}' "
        "THEN RAISE EXCEPTION 'the walls between councils do not stand as they stood'; END IF; END $walls$"
    )


def _wanted(file: Path) -> str:
    command = [_program("pg_restore"), "--list", str(file)]
    listed = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if listed.returncode:
        raise _failed("restore_database_failed", listed.stderr, file.parent)
    lines = [line for line in listed.stdout.splitlines() if not _is_left_out(line)]
    return "\n".join(lines) + "\n"


def _is_left_out(line: str) -> bool:
    return _DEFAULT_ACL in line or any(words in line for words in _LEFT_OUT)


def _connected(url: str) -> Connection:
    try:
        return psycopg.connect(url, connect_timeout=10)
    except psycopg.OperationalError as problem:
        raise ServerProblem("server_not_reached", reason=str(problem).strip().splitlines()[-1].strip()) from problem


def _address(url: str) -> tuple[str, dict[str, str]]:
    """Return the address without its password, which must not stand in a list of processes, and where it stands."""
    parts = parts_of(url)
    password = parts.pop("password", "")
    return psycopg.conninfo.make_conninfo(**parts), {**environment(), "PGPASSWORD": password}


def _program(name: str) -> str:
    return str(binaries() / name)


def _failed(code: str, said: str, folder: Path) -> Refused:
    if "No space left on device" in said or "quota exceeded" in said:
        return Refused("backup_disk_full", folder=folder)
    lines: Sequence[str] = [line for line in said.splitlines() if "error:" in line or "ERROR:" in line]
    told = (lines or said.splitlines() or ["?"])[0].strip()
    return Refused(code, reason=told[:200])
