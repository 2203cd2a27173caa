"""Kriya's own import, as the command line and the wizard call it."""

import os
import subprocess
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "kriya.config.settings"
sys.path = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).resolve().parent]
if sys.argv[2] == "new":
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v0"],
        env={**os.environ, "KRIYA_DATABASE_ROLE": "owner"},
        check=True,
    )

import django

django.setup()

from django.core.files.base import File
from django.db import connection

from kriya.core.scoping import council_scope
from kriya.councils.actions import create_council
from kriya.councils.models import Council
from kriya.crafts.actions import give_taxonomy
from kriya.makers.actions.imports import read_for_council, receive_file, write_import
from kriya.makers.actions.undo_import import undo_import
from kriya.makers.models import ImportRun

sys.path.insert(0, str(Path(__file__).resolve().parent))
from measure import measured

file = Path(sys.argv[1])
rows = int(file.stem.rpartition("-")[2])
if sys.argv[2] == "new":
    create_council(slug="race", name="Race", region_code="33.75")
    with council_scope(Council.objects.get(slug="race")):
        give_taxonomy()
council = Council.objects.get(slug="race")
connection.ensure_connection()
session = measured(connection.connection.info.backend_pid)
if sys.argv[2] == "undo":
    with council_scope(council):
        first = ImportRun.objects.earliest("uploaded_at")
        with session:
            undone = undo_import(first, by=None)
            # What is looked at when the transaction ends belongs to it.
            connection.check_constraints()
    raise SystemExit(0 if undone.removed == rows else f"removed {undone.removed}")
with session:
    found = read_for_council(council, file)
    with council_scope(council):
        with file.open("rb") as content:
            run = receive_file(File(content), name=file.name, by=None)
        report = write_import(run, found)
counted = (report["new"], report["same"])
if counted != ((rows, 0) if sys.argv[2] == "new" else (0, rows)):
    raise SystemExit(f"wrote {counted}")
