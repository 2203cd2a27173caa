"""Files taken into a register without the web, and the register as the database holds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
from django.core.files.base import ContentFile

from kriya.accounts.models import User
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.imports import read_for_council, receive_file, write_import
from kriya.makers.models import ImportRun

# What an undo leaves behind on purpose: history, the run itself, who logged in, caches, queues.
KEPT = (
    "core_publicchange",
    "event",
    "importrun",
    "core_cache",
    "django_",
    "procrastinate",
    "pghistory",
    "auth_",
    "accounts_",
    "account_",
)
# An undone maker was changed twice: whoever holds an older page shall notice.
BOOKKEEPING = ("revision", "updated_at")


def import_bytes(
    council: Council, content: bytes, folder: Path, *, name: str = "binaan.xlsx", by: User | None = None, **options: Any
) -> ImportRun:
    """Write a file into the register of a council and return its run."""
    path = folder / name
    path.write_bytes(content)
    found = read_for_council(council, path)
    with council_scope(council):
        run = receive_file(ContentFile(content), name=name, by=by)
        write_import(run, found, skip_refused=True, **options)
        run.refresh_from_db()
    return run


def snapshot(owner: psycopg.Connection, council: Council) -> dict[str, list[Any]]:
    """Return every row of every table as the database writes it, but for what an undo leaves."""
    tables = [row[0] for row in owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]
    owner.execute("SELECT set_config('kriya.council', %s, false)", [str(council.pk)])
    drop = " ".join(f"- '{name}'" for name in BOOKKEEPING)
    return {
        table: [row[0] for row in owner.execute(f'SELECT (to_jsonb(t) {drop})::text FROM "{table}" t ORDER BY 1')]
        for table in tables
        if not any(part in table for part in KEPT)
    }
