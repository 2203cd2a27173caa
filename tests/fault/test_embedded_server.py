"""The nine traps of the embedded server (TRAPS.md 1-9), each with a twin that shows the fault without our guard."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from kriya.core.postgres import Cluster, ServerProblem, sentence
from kriya.core.postgres.account import Account, account_for
from kriya.core.postgres.programs import binaries_for
from kriya.core.postgres.sockets import make_socket_folder, socket_folder

pytestmark = pytest.mark.fault
SERVE = """
import sys
from pathlib import Path
from kriya.core.postgres import Cluster
with Cluster(Path(sys.argv[1]), durable=False).running() as cluster:
    print("ready", cluster.owned, flush=True)
    sys.stdin.read()
"""


def postmaster(cluster: Cluster) -> int:
    return int((cluster.cluster / "postmaster.pid").read_text().split()[0])


def name_pid(cluster: Cluster, pid: int) -> None:
    """Leave behind the pid file of a server that was killed, with this number in it."""
    file = cluster.cluster / "postmaster.pid"
    file.write_text(
        f"{pid}\n{cluster.cluster}\n1700000000\n5432\n{socket_folder(cluster.folder, account_for(cluster.cluster))}\n\n"
    )
    account_for(cluster.cluster).own(file)
    file.chmod(0o600)


def remember(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("owner")) as connection:
        connection.execute("DROP TABLE IF EXISTS kept")
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('batik')")


def remembered(cluster: Cluster) -> str:
    with psycopg.connect(cluster.url("app")) as connection:
        return connection.execute("SELECT word FROM kept").fetchone()[0]


def test_after_kill_9_of_all_parts_the_first_start_works(cluster, script, eventually_):
    """trap:1"""
    parent = script(SERVE, cluster.folder)
    assert parent.stdout.readline() == "ready True\n"
    remember(cluster)
    children = psutil.Process(parent.pid).children()
    parent.kill()
    for child in children:
        child.kill()
    with cluster.running():
        assert remembered(cluster) == "batik"


def test_a_zombie_in_the_pid_file_does_not_count_as_running(cluster, sleeper, eventually_):
    """trap:1"""
    sleeper.kill()
    assert eventually_(lambda: psutil.Process(sleeper.pid).status() == psutil.STATUS_ZOMBIE)
    name_pid(cluster, sleeper.pid)
    with cluster.running():
        assert cluster.owned


def test_without_our_guard_a_zombie_blocks_the_start(cluster, sleeper, plain, eventually_):
    """trap:1 twin"""
    sleeper.kill()
    assert eventually_(lambda: psutil.Process(sleeper.pid).status() == psutil.STATUS_ZOMBIE)
    name_pid(cluster, sleeper.pid)
    assert 'lock file "postmaster.pid" already exists' in plain.refusal()


def test_a_pid_file_that_names_a_stranger_is_dropped(cluster, sleeper):
    """trap:2"""
    name_pid(cluster, sleeper.pid)
    with cluster.running():
        assert postmaster(cluster) != sleeper.pid
    assert sleeper.poll() is None


def test_a_socket_lock_that_names_a_stranger_is_dropped(cluster, sleeper):
    """trap:2"""
    account = account_for(cluster.cluster)
    file = make_socket_folder(cluster.folder, account) / ".s.PGSQL.5432.lock"
    file.write_text(f"{sleeper.pid}\n{cluster.cluster}\n")
    account.own(file)
    with cluster.running():
        assert cluster.owned


def test_a_pid_file_that_names_the_server_of_another_folder_is_dropped(cluster, served):
    """trap:2"""
    name_pid(cluster, postmaster(served))
    with cluster.running():
        assert postmaster(cluster) != postmaster(served)
    assert psutil.pid_exists(postmaster(served))


@pytest.mark.parametrize("content", ["", "no number\n", "0\n", "-1\n", "999999999\n"])
def test_a_damaged_pid_file_is_dropped(cluster, content):
    """trap:2"""
    (cluster.cluster / "postmaster.pid").write_text(content)
    assert cluster._family.head() is None
    cluster._family.clear()
    assert not (cluster.cluster / "postmaster.pid").exists()


def test_without_our_guard_a_stranger_blocks_the_start(cluster, sleeper, plain):
    """trap:2 twin"""
    name_pid(cluster, sleeper.pid)
    assert 'lock file "postmaster.pid" already exists' in plain.refusal()


def test_a_server_killed_under_a_living_process_comes_back(cluster, eventually_, answering):
    """trap:3"""
    with cluster.running():
        remember(cluster)
        first = postmaster(cluster)
        os.kill(first, signal.SIGKILL)
        assert eventually_(lambda: answering(cluster.url("app")))
        assert postmaster(cluster) != first
        assert remembered(cluster) == "batik"


def test_without_our_watch_a_killed_server_stays_dead(cluster, eventually_, answering):
    """trap:3 twin"""
    cluster.start()
    cluster._stopping.set()
    cluster._watch.join()
    os.kill(postmaster(cluster), signal.SIGKILL)
    assert eventually_(lambda: not cluster._postmaster.alive)
    assert not answering(cluster.url("app"))


def recovering(folder: Path) -> Cluster:
    """Recovery that takes seconds: it waits for an archive that gives nothing."""
    cluster = Cluster(folder, durable=False, settings={"restore_command": "sleep 1; false"})
    signal_file = cluster.cluster / "recovery.signal"
    signal_file.touch()
    account_for(cluster.cluster).own(signal_file)
    return cluster


def test_a_long_recovery_is_waited_for_and_told(cluster):
    """trap:4"""
    waited: list[float] = []
    with recovering(cluster.folder).running(progress=waited.append) as running:
        assert running.owned
    assert max(waited) > 1.0


def test_a_fixed_time_gives_up_on_a_recovery_that_goes_well(cluster):
    """trap:4 twin"""
    slow = recovering(cluster.folder)
    with pytest.raises(ServerProblem, match="no answer in 1 s"):
        slow.start(timeout=1.0)
    assert not slow.owned


def test_the_socket_is_private_and_asks_for_a_password(served):
    """trap:5"""
    folder = served._family.head_sockets()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(os.fsencode(folder / ".s.PGSQL.5432")) < 104
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(f"host={folder} user=postgres dbname=postgres")
    with psycopg.connect(served.url("super")) as connection:
        assert connection.execute(
            "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"
        ).fetchone() == (0,)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


STRANGER = Account("nobody", 65534, 65534, stands_in=True) if os.geteuid() == 0 else account_for(Path("/nonexistent"))


def stranger_asks(sockets: Path) -> str:
    """Let another user of this machine (when we are root) log in as superuser without a password."""
    command = [binaries_for(STRANGER) / "psql", "-wAtX", "-h", sockets, "-U", "postgres", "-c", "SHOW is_superuser"]
    extra = [] if STRANGER.switch else None
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, extra_groups=extra, **STRANGER.switch)
    return done.stdout + done.stderr


def test_another_user_of_the_machine_does_not_get_in(served):
    """trap:5"""
    said = stranger_asks(served._family.head_sockets())
    assert ("Permission denied" if STRANGER.switch else "no password supplied") in said


def test_with_trust_and_an_open_folder_another_user_is_superuser(cluster, plain, eventually_):
    """trap:5 twin"""
    (cluster.cluster / "pg_hba.conf").write_text("local all all trust\n")
    plain.sockets.chmod(0o777)
    plain.options += ["-c", "unix_socket_permissions=0777"]
    child = plain.start()
    assert eventually_(lambda: stranger_asks(plain.sockets) == "on\n")
    child.send_signal(signal.SIGINT)
    child.wait(20)


@pytest.mark.parametrize("fault", ["open", "link", "file"])
def test_a_socket_folder_that_cannot_be_trusted_is_refused(cluster, tmp_path, fault):
    """trap:5"""
    folder = socket_folder(cluster.folder, account_for(cluster.cluster))
    if fault == "open":
        folder.mkdir()
        folder.chmod(0o777)
    elif fault == "link":
        folder.symlink_to(tmp_path)
    else:
        folder.touch()
    with pytest.raises(ServerProblem) as refused:
        cluster.start()
    with suppress(FileNotFoundError):  # the user's own empty folder was tidied away
        folder.rmdir() if fault == "open" else folder.unlink()
    assert refused.value.code == "socket_folder_taken"


@pytest.fixture(scope="module")
def walled(served: Cluster) -> Cluster:
    with psycopg.connect(served.url("owner")) as connection:
        connection.execute("CREATE TABLE walled (council int)")
        connection.execute("INSERT INTO walled VALUES (1), (2)")
        connection.execute("ALTER TABLE walled ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        connection.execute("CREATE POLICY one ON walled USING (council = 1)")
    return served


def count(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM walled").fetchone()[0]


def test_the_roles_that_kriya_uses_stay_behind_the_wall(walled):
    """trap:6"""
    assert (count(walled.url("app")), count(walled.url("owner"))) == (1, 1)
    with psycopg.connect(walled.url("app")) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("TRUNCATE walled")
    with psycopg.connect(walled.url("app")) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE mine (a int)")


def test_the_superuser_of_the_wheel_sees_over_a_forced_wall(walled):
    """trap:6 twin"""
    assert count(walled.url("super")) == 2


GUARDS = "lock_timeout", "idle_in_transaction_session_timeout"


def test_waiting_and_idling_are_bounded(served):
    """trap:7"""
    with psycopg.connect(served.url("app")) as connection:
        assert [connection.execute(f"SHOW {name}").fetchone()[0] for name in GUARDS] == ["10s", "1min"]


def test_out_of_the_box_waiting_and_idling_never_end(served):
    """trap:7 twin"""
    with psycopg.connect(served.url("app")) as connection:
        rows = connection.execute("SELECT boot_val FROM pg_settings WHERE name = ANY(%s)", [list(GUARDS)]).fetchall()
        assert rows == [("0",), ("0",)]


def test_finished_wal_segments_are_archived(cluster, eventually_):
    """trap:7"""
    archive = cluster.folder / "the archive"
    with Cluster(cluster.folder, durable=False, archive=archive).running() as running:
        with psycopg.connect(running.url("super"), autocommit=True) as connection:
            segment = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()[0]
        assert eventually_((archive / segment).exists)


def test_a_second_start_uses_the_server_and_leaves_it_running(served, answering, script):
    """trap:8"""
    second = script(SERVE, served.folder)
    assert second.stdout.readline() == "ready False\n"
    second.communicate("", timeout=20)
    with Cluster(served.folder, durable=False).running() as third:
        assert not third.owned
    del third
    assert answering(served.url("app"))


def test_an_owner_that_leaves_hands_the_server_to_who_still_uses_it(cluster, answering, eventually_):
    """trap:8"""
    other = Cluster(cluster.folder, durable=False)
    with cluster.running():
        other.start()
        with psycopg.connect(other.url("app")) as connection:
            cluster.stop()
            assert connection.execute("SELECT 1").fetchone() == (1,)
    assert eventually_(lambda: other.owned)
    other.stop()
    assert list(cluster._family.members()) == []


def test_the_owner_stops_its_server(cluster, answering):
    """trap:8 twin"""
    with cluster.running():
        url = cluster.url("app")
    assert not answering(url)
    assert list(cluster._family.members()) == []


@pytest.mark.parametrize(
    ("found", "code", "advice"), [(19, "data_of_newer_version", "newer Kriya"), (17, "data_of_older_version", "backup")]
)
def test_data_of_another_version_give_one_sentence(cluster, found, code, advice):
    """trap:9"""
    (cluster.cluster / "PG_VERSION").write_text(f"{found}\n")
    with pytest.raises(ServerProblem) as refused:
        cluster.start()
    assert refused.value.code == code
    english, indonesian = sentence(refused.value).splitlines()
    assert advice in english
    assert f"PostgreSQL {found}" in english
    assert f"PostgreSQL {found}" in indonesian


@pytest.mark.parametrize("damaged", [b"", b"\x00\x00\xff\n"])
def test_data_whose_version_a_broken_disk_lost_give_one_sentence(cluster, damaged):
    (cluster.cluster / "PG_VERSION").write_bytes(damaged)
    with pytest.raises(ServerProblem, match="PG_VERSION is damaged"):
        cluster.start()


def test_the_server_itself_only_names_an_incompatibility(cluster, plain):
    """trap:9 twin"""
    (cluster.cluster / "PG_VERSION").write_text("19\n")
    assert "database files are incompatible with server" in plain.refusal()


def test_orphans_of_a_killed_server_are_ended_before_the_next_start(cluster, eventually_, monkeypatch):
    """trap:1"""
    monkeypatch.setattr("kriya.core.postgres.live.PATIENCE", 0.3)
    orphan = orphaned(cluster, eventually_)
    with cluster.running():
        assert orphan.pid not in {one.pid for one in cluster._family.members()}


def test_without_our_guard_an_orphan_blocks_the_start(cluster, plain, eventually_):
    """trap:1 twin"""
    orphan = orphaned(cluster, eventually_)
    said = plain.refusal()
    orphan.kill()
    assert "shared memory block" in said


def orphaned(cluster: Cluster, eventually_) -> psutil.Process:
    """Kill the server so that one of its processes, stuck, outlives it."""
    cluster.start()
    cluster._stopping.set()
    cluster._watch.join()
    head = psutil.Process(postmaster(cluster))
    stuck = next(child for child in head.children() if "checkpointer" in child.cmdline()[0])
    logger = next(child for child in head.children() if "logger" in child.cmdline()[0])
    stuck.suspend()
    head.kill()
    cluster._bury()
    cluster._lock.free()
    assert eventually_(lambda: {one.pid for one in cluster._family.members()} <= {stuck.pid, logger.pid})
    return stuck


def test_a_server_that_an_administrator_runs_by_hand_is_used_and_left_running(cluster, plain, eventually_, answering):
    child = plain.start()
    assert eventually_(lambda: answering(cluster.url("super", "postgres")))
    with cluster.running():
        assert not cluster.owned
        assert answering(cluster.url("app"))
    assert child.poll() is None
    child.send_signal(signal.SIGINT)
    assert child.wait(20) == 0
