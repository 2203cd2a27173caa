"""A whole installation into a folder and back: the real command, real servers, every wall and every byte."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kriya.core.backup.database import dump, is_in_use, restore, shape_of, verify_sees_all
from kriya.core.backup.manifest import DATABASE, SECRETS, read_manifest, verify_files, write_manifest
from kriya.core.backup.refusals import plainly
from kriya.core.backup.writing import growing
from kriya.core.postgres import Cluster
from kriya.core.postgres.address import with_login
from kriya.core.postgres.cluster import PREPARED
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.founding.actions import found
from kriya.makers.imports.tests.wizard_files import MELATI, SEKAR, xlsx
from kriya.makers.models import Maker
from tests import build
from tests.fault.apart import Inside
from tests.migrated import install_at

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("backup")]
ROOT = Path(__file__).resolve().parents[2]
NIK = "3375014101800001"
SEEN = f"[('Batik Sekar', '{NIK}')] b'%PDF nib'"


def seed() -> None:
    """Found a council, and let it keep a maker and a file."""
    with transaction.atomic():
        council = found(slug="pekalongan", name="Dekranasda", region_code="33.75")
        with council_scope(council):
            build.maker("Batik Sekar", nik=NIK)
            default_storage.save("papers/2023/nib.pdf", ContentFile(b"%PDF nib"))


def look() -> str:
    """Say what the council keeps."""
    with council_scope(Council.objects.get(slug="pekalongan")):
        makers = [(one.name, one.nik) for one in Maker.objects.order_by("pk")]
    return f"{makers} {default_storage.open('papers/2023/nib.pdf').read()!r}"


def rename() -> None:
    """Change what the council keeps."""
    with council_scope(Council.objects.get(slug="pekalongan")):
        Maker.objects.update(name="Lain")


def environment() -> dict[str, str]:
    unwanted = ("KRIYA_", "DATABASE_URL", "PERSONAL_DATA_KEYS", "SECRET_KEY", "PYTEST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}


def kriya(data: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kriya", "--data", str(data), *map(str, arguments)]
    env = {**environment(), **more}
    return subprocess.run(command, env=env, capture_output=True, text=True, cwd="/", check=False, timeout=300)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, inside: Inside) -> Iterator[Cluster]:
    """A council with a maker, her NIK and a file; its server runs on, as if Kriya served."""
    data = tmp_path_factory.mktemp("source")
    install_at(data)
    with Cluster(data / "postgres", durable=False).running() as cluster:
        inside(data, seed)
        yield cluster


@pytest.fixture(scope="module")
def data(source: Cluster) -> Path:
    return source.folder.parent


@pytest.fixture(scope="module")
def backup(source: Cluster, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that was taken while Kriya served, amid a change that nobody saw."""
    folder = tmp_path_factory.mktemp("backups") / "malam"
    with psycopg.connect(source.url("app")) as serving:
        serving.execute("UPDATE councils_council SET short_name = 'Setengah'")
        assert is_in_use(source.url("owner"))
        done = kriya(data, "backup", folder)
        serving.rollback()
    assert (done.returncode, done.stderr) == (0, "")
    assert "(1 dewan, 1 berkas)" in done.stdout
    return folder


@pytest.fixture
def copy(backup: Path, tmp_path: Path) -> Path:
    """A backup that a test may spoil."""
    return Path(shutil.copytree(backup, tmp_path / "salinan"))


def test_a_backup_is_closed_to_others_and_lists_every_file(backup: Path):
    modes = {path.stat().st_mode & 0o777 for path in backup.rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in [backup, *backup.rglob("*")] if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})
    manifest = read_manifest(backup)
    assert set(manifest.files) == {DATABASE, SECRETS, "files/papers/2023/nib.pdf"}
    assert (manifest.councils, manifest.storage, manifest.written_at[-6:]) == (1, "local", "+00:00")
    assert list(backup.parent.iterdir()) == [backup], "nothing unfinished beside it"


def test_an_installation_comes_back_elsewhere_and_again_in_its_place(backup: Path, tmp_path: Path, inside: Inside):
    there = tmp_path / "there"
    done = kriya(there, "restore", backup)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "BEDA" not in done.stdout
    with Cluster(there / "postgres").running() as cluster:
        assert inside(there, look) == SEEN
        assert shape_of(cluster.url("owner")) == read_manifest(backup).walls
        with psycopg.connect(cluster.url("app")) as app:
            assert app.execute("SELECT count(*) FROM makers_maker").fetchone() == (0,), "no council, no rows"
        refused = kriya(there, "restore", backup)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "Di sini sudah ada 1 dewan" in refused.stderr
        inside(there, rename)
    assert kriya(there, "restore", backup, "--replace").returncode == 0
    assert inside(there, look) == SEEN


@pytest.mark.parametrize("name", [DATABASE, SECRETS, "files/papers/2023/nib.pdf", "manifest.json"])
def test_a_flipped_byte_is_found_wherever_it_is(copy: Path, name: str):
    flip(copy / name)
    with pytest.raises(Refused) as refused:
        verify_files(copy, read_manifest(copy), lambda _percent: None)
    assert (refused.value.code, refused.value.facts["file"]) == ("restore_damaged", name)


def test_a_damaged_backup_changes_nothing(copy: Path, data: Path, inside: Inside):
    flip(copy / DATABASE)
    before = (data / SECRETS).read_bytes()
    done = kriya(data, "restore", copy, "--replace", LC_ALL="en_US.UTF-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The backup is damaged: database.dump")
    assert inside(data, look) == SEEN
    assert (data / SECRETS).read_bytes() == before


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_a_backup_of_a_newer_kriya_is_refused(copy: Path, data: Path):
    manifest = read_manifest(copy)
    write_manifest(copy, replace(manifest, migrations=[*manifest.migrations, "makers.9999_from_tomorrow"]))
    done = kriya(data, "restore", copy, "--replace")
    assert done.returncode == 1
    assert "makers.9999_from_tomorrow" in done.stderr
    write_manifest(copy, replace(manifest, format=99, kriya="9.0"))
    with pytest.raises(Refused) as refused:
        read_manifest(copy)
    assert (refused.value.code, refused.value.facts) == ("restore_newer", {"newer": "9.0"})


def test_keys_of_the_environment_that_cannot_open_the_nik_are_refused(backup: Path, data: Path):
    done = kriya(data, "restore", backup, "--replace", PERSONAL_DATA_KEYS="another-key")
    assert done.returncode == 1
    assert "PERSONAL_DATA_KEYS" in done.stderr


def test_a_restore_that_would_lower_a_wall_is_taken_back_whole(source: Cluster, backup: Path, inside: Inside):
    """Twin: with the usual rights at birth, kriya_app could rewrite history that it may only add to."""
    owner = source.url("owner")
    manifest = read_manifest(backup)
    with pytest.raises(Refused) as refused:
        restore(owner, backup / DATABASE, walls=manifest.walls, keep_defaults=True)
    assert refused.value.code == "restore_database_failed"
    assert "walls between councils" in str(refused.value.facts["reason"])
    assert shape_of(owner) == manifest.walls
    assert inside(source.folder.parent, look) == SEEN


def test_only_a_login_that_sees_every_council_may_back_up(source: Cluster, tmp_path: Path):
    verify_sees_all(source.url("super"))
    with pytest.raises(Refused) as refused:
        verify_sees_all(source.url("owner"))
    assert refused.value.code == "backup_may_not_read_all"


def test_without_that_question_the_database_itself_says_no(source: Cluster, tmp_path: Path):
    """Twin: never a backup that silently lacks the rows behind the walls."""
    with pytest.raises(Refused) as refused:
        dump(source.url("owner"), tmp_path / "half.dump")
    assert refused.value.code == "backup_database_failed"
    assert "row-level security" in str(refused.value.facts["reason"])


def test_while_kriya_serves_a_restore_is_refused(source: Cluster, backup: Path, data: Path):
    """A backup is not: see the fixture."""
    with psycopg.connect(source.url("app")):
        refused = kriya(data, "restore", backup, "--replace")
    assert refused.returncode == 1
    assert "Kriya sedang berjalan" in refused.stderr


def test_a_folder_with_something_in_it_is_refused_and_left(data: Path, tmp_path: Path):
    (tmp_path / "foto.jpg").write_bytes(b"x")
    done = kriya(data, "backup", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{tmp_path} sudah berisi" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["foto.jpg"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "backup_disk_full"),
        (errno.EDQUOT, "backup_disk_full"),
        (errno.EACCES, "backup_no_permission"),
        (errno.EROFS, "backup_no_permission"),
        (errno.EIO, "backup_cannot_write"),
    ],
)
def test_what_the_system_says_becomes_a_sentence_and_nothing_half_done_remains(number: int, code: str, tmp_path: Path):
    with pytest.raises(Refused) as refused, growing(tmp_path / "malam") as fresh:
        fail_half_way(fresh, number)
    assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []


def fail_half_way(fresh: Path, number: int) -> None:
    (fresh / "half").touch()
    raise OSError(number, os.strerror(number))


def test_a_place_that_is_a_file_is_refused(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as refused, growing(tmp_path / "file" / "malam"):
        pass
    assert refused.value.code == "backup_not_a_folder"
    with pytest.raises(Refused) as missing, plainly(tmp_path):
        (tmp_path / "gone").read_bytes()
    assert missing.value.code == "backup_cannot_write"


def test_a_pipe_that_nobody_reads_ends_the_command_quietly(data: Path, tmp_path: Path):
    (tmp_path / "binaan.xlsx").write_bytes(xlsx(SEKAR, MELATI))
    command = [
        sys.executable, "-m", "kriya", "--data", str(data), "import", str(tmp_path / "binaan.xlsx"),
        "--council", "pekalongan", "--dry-run",
    ]  # fmt: skip
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            command, stdout=nobody, stderr=subprocess.PIPE, env=environment(), check=False, timeout=300
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_server_of_somebody_else_takes_the_backup_and_gives_one(backup: Path, tmp_path: Path, inside: Inside):
    server = Cluster(tmp_path / "server", durable=False)
    server.ensure()
    (server.folder / "prepared").write_text(PREPARED)
    with server.running():
        with psycopg.connect(server.url("super", "postgres"), autocommit=True) as admin:
            admin.execute("CREATE DATABASE craft")
        url = server.url("super", "craft")
        done = kriya(tmp_path / "there", "restore", backup, DATABASE_URL=url)
        assert (done.returncode, done.stderr) == (0, "")
        assert inside(tmp_path / "there", look, database_url=url) == SEEN
        assert kriya(tmp_path / "there", "backup", tmp_path / "malam", DATABASE_URL=url).returncode == 0
        assert read_manifest(tmp_path / "malam").walls == read_manifest(backup).walls
        less = kriya(
            tmp_path / "there", "backup", tmp_path / "lagi", DATABASE_URL=url, BACKUP_DATABASE_URL=owner_of(url)
        )
        assert (less.returncode, (tmp_path / "lagi").exists()) == (1, False)
        assert "BACKUP_DATABASE_URL" in less.stderr


def owner_of(url: str) -> str:
    """A log-in that is nobody special."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("CREATE ROLE nobody_special LOGIN PASSWORD 'tenun'")
    return with_login(url, "nobody_special", "tenun")
