"""A playbook goes home on a USB stick: two installations that serve, each with its own data folder, and one file between
them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kriya.core.postgres import Cluster
from kriya.founding.actions import found
from tests.fault.apart import Inside
from tests.migrated import install_at

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.fault, pytest.mark.slow]
MAKE = """
from kriya.core.scoping import council_scope
from kriya.founding.actions import found
from kriya.playbooks.actions.publishing import publish
from kriya.playbooks.tests.builders import HALL, playbook, set_up
council = found(slug="pekalongan", name="Dekranasda Kota Pekalongan", region_code="33.75")
set_up(council)
with council_scope(council):
    mine = playbook(parameters=[HALL])
    publish(mine, by=None)
    print("UID", mine.uid)
"""


def kriya(data: Path, *arguments: object, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command in an installation of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KRIYA_", "DJANGO_", "PYTEST_"))}
    kept.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "kriya", "--data", str(data), *map(str, arguments)],
        env={**kept, "PYTHONPATH": str(ROOT)}, cwd=ROOT, input=said, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip


@contextmanager
def installed(data: Path) -> Iterator[Path]:
    """Make an installation without a council; its server runs on, as if Kriya served."""
    install_at(data)
    with Cluster(data / "postgres", durable=False).running():
        yield data


def found_gunungkidul() -> None:
    found(slug="gunungkidul", name="Dekranasda Gunungkidul", region_code="34.03")


def report(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_file_made_in_one_installation_is_applied_in_another(tmp_path: Path, inside: Inside):
    stick = tmp_path / "usb" / "paket.kriya"
    stick.parent.mkdir()
    with installed(tmp_path / "pekalongan") as there:
        told = carried_out(there, stick)
    with installed(tmp_path / "gunungkidul") as here:
        inside(here, found_gunungkidul)
        carried_home(here, stick, told)


def carried_out(there: Path, stick: Path) -> dict[str, Any]:
    made = kriya(there, "manage", "shell", "-v", "0", said=MAKE)
    assert "UID" in made.stdout, made.stderr
    uid = made.stdout.split("UID", 1)[1].split()[0]
    return report(kriya(there, "playbook", "export", uid, "--council", "pekalongan", "--out", stick, "--json"))


def carried_home(here: Path, stick: Path, told: dict[str, Any]) -> None:
    read = report(kriya(here, "playbook", "read", stick, "--council", "gunungkidul", "--json"))
    assert (read["digest"], read["fingerprint"], read["trusted"]) == (told["digest"], told["fingerprint"], False)
    assert read["fields"]["new"] > 10
    adopt = ("playbook", "adopt", stick, "--council", "gunungkidul", "--json", "--answer", "ruang=Aula")
    unknown = kriya(here, *adopt)
    assert (unknown.returncode, json.loads(unknown.stdout)["refused"]) == (1, "playbook_key_unknown")
    wrong = kriya(here, *adopt, "--trust", "0000 0000")
    assert json.loads(wrong.stdout)["refused"] == "playbook_key_unknown"
    applied = report(kriya(here, *adopt, "--trust", told["fingerprint"]))
    assert applied["written"] >= 4
    again = report(kriya(here, "playbook", "read", stick, "--council", "gunungkidul", "--json"))
    assert (again["fields"]["new"], again["trusted"]) == (0, True)
    stick.write_text(stick.read_text().replace("Batik malam dingin", "Batik malam panas"))
    forged = kriya(here, "playbook", "read", stick, "--council", "gunungkidul", "--json")
    assert (forged.returncode, json.loads(forged.stdout)["refused"]) == (1, "playbook_tampered")
