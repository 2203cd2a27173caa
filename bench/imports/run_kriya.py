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

from kriya.core.scoping import council_scope
from kriya.councils.actions import create_council
from kriya.councils.models import Council
from kriya.crafts.actions import give_taxonomy
from kriya.makers.actions.imports import read_for_council, receive_file, write_import

sys.path.insert(0, str(Path(__file__).resolve().parent))
from measure import measured

file = Path(sys.argv[1])
rows = int(file.stem.rpartition("-")[2])
if sys.argv[2] == "new":
    create_council(slug="race", name="Race", region_code="33.75")
    with council_scope(Council.objects.get(slug="race")):
        give_taxonomy()
council = Council.objects.get(slug="race")
with measured():
    found = read_for_council(council, file)
    with council_scope(council):
        with file.open("rb") as content:
            run = receive_file(File(content), name=file.name, by=None)
        report = write_import(run, found)
counted = (report["new"], report["same"])
if counted != ((rows, 0) if sys.argv[2] == "new" else (0, rows)):
    raise SystemExit(f"wrote {counted}")
