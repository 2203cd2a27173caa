"""Children that end with their parent, whatever ends it."""

import os
import signal
import socket
import sys
import threading

import psutil
import pytest

from kriya.core.processes import Guardian, Program, Supervisor, port_is_free

pytestmark = pytest.mark.fault
SUPERVISE = """
import sys
from kriya.core.processes import Program, Supervisor
web = Program("web", ["/bin/sh", "-c", "sleep 300 & sleep 300"], grace=3)
stubborn = Program("worker", [sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(300)"], grace=0.5)
sys.exit(Supervisor([web, stubborn]).run())
"""


def family(pid, size):
    """All processes below this one, once there are so many."""
    found = psutil.Process(pid).children(recursive=True)
    return found if len(found) >= size else []


def gone(process):
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.fixture
def supervised(script, eventually_):
    """A supervisor in its own process with a guardian, a shell with its two sleepers, and one that ignores SIGTERM."""
    # The tests themselves may run under nohup, which the supervisor rightly respects.
    parent = script("import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL)" + SUPERVISE)
    assert eventually_(lambda: len(family(parent.pid, 5)) == 5)
    assert eventually_(lambda: signal_ignored(family(parent.pid, 5)))
    return parent, family(parent.pid, 5)


def signal_ignored(processes):
    stubborn = [one for one in processes if "SIG_IGN" in " ".join(one.cmdline())]
    if not os.path.exists("/proc/self/status"):
        return True
    with open(f"/proc/{stubborn[0].pid}/status") as status:
        ignored = next(line for line in status if line.startswith("SigIgn"))
    return int(ignored.split()[1], 16) >> (signal.SIGTERM - 1) & 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all_also_what_ignores_sigterm(supervised, eventually_, number):
    parent, children = supervised
    parent.send_signal(number)
    assert parent.wait(10) == 0
    assert eventually_(lambda: all(map(gone, children)))


def test_under_nohup_a_closed_terminal_stops_nothing(script, eventually_):
    parent = script("import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" + SUPERVISE)
    assert eventually_(lambda: len(family(parent.pid, 5)) == 5)
    parent.send_signal(signal.SIGHUP)
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(10) == 0


def test_nothing_outlives_a_parent_killed_with_9(supervised, eventually_):
    parent, children = supervised
    parent.kill()
    assert eventually_(lambda: all(map(gone, children)))


def test_without_the_guardian_children_outlive_a_parent_killed_with_9(supervised, eventually_):
    parent, children = supervised
    guardian = next(one for one in children if "processes.py" in " ".join(one.cmdline()))
    os.kill(parent.pid, signal.SIGSTOP)  # so that it cannot replace its guardian
    guardian.kill()
    assert eventually_(lambda: gone(guardian))
    parent.kill()
    parent.wait()
    left = [one for one in children if one != guardian]
    assert [one for one in left if gone(one)] == []
    for one in left:
        one.kill()


def test_a_killed_guardian_is_replaced_and_knows_all_children(supervised, eventually_):
    parent, children = supervised
    guardian = next(one for one in children if "processes.py" in " ".join(one.cmdline()))
    guardian.kill()
    assert eventually_(
        lambda: any(
            "processes.py" in " ".join(one.cmdline())
            for one in family(parent.pid, 5)
            if one != guardian and not gone(one)
        )
    )
    parent.kill()
    assert eventually_(lambda: all(map(gone, children)))


def test_when_one_dies_all_are_stopped_and_its_code_is_returned():
    said: list[str] = []
    code = Supervisor(
        [Program("web", ["sleep", "300"]), Program("worker", ["/bin/sh", "-c", "exit 7"])], said.append
    ).run()
    assert code == 7
    assert said == ["worker: exit 7, stopping all"]


def test_a_program_that_may_restart_is_restarted_but_not_for_ever(tmp_path):
    said: list[str] = []
    count = tmp_path / "count"
    worker = Program("worker", ["/bin/sh", "-c", f"echo x >> '{count}'; kill -9 $$"], restart=True)
    assert Supervisor([worker], said.append).run() == 128 + 9
    assert len(count.read_text().split()) == 6
    assert said[-1] == "worker: exit -9, stopping all"


def test_stop_from_another_thread_ends_the_run():
    supervisor = Supervisor([Program("web", ["sleep", "300"])])
    threading.Timer(0.2, supervisor.stop).start()
    assert supervisor.run() == 0


def test_a_program_that_does_not_exist_stops_all():
    assert Supervisor([Program("web", ["/no/such/program"])]).run() == 127


def test_a_child_whose_parent_dies_before_the_guardian_knows_it_never_starts(tmp_path, script, eventually_):
    """The gate: without the line `go` the program does not run."""
    code = """
import subprocess, sys
from kriya.core.processes import GATE
child = subprocess.Popen(["/bin/sh", "-c", GATE, "sh", "touch", sys.argv[1]], stdin=subprocess.PIPE)
print(child.pid, flush=True)
sys.stdin.read()
"""
    parent = script(code, tmp_path / "ran")
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    assert eventually_(lambda: gone(child))
    assert not (tmp_path / "ran").exists()


def test_children_get_arguments_unchanged_and_nothing_to_read():
    guardian = Guardian()
    reading, writing = os.pipe()
    show = "import sys; print(repr(sys.argv[1:]), repr(sys.stdin.read()))"
    child = guardian.spawn([sys.executable, "-c", show, "a b", "$HOME", "'\"", ""], output=writing)
    os.close(writing)
    with os.fdopen(reading) as said:
        assert said.read() == repr(["a b", "$HOME", "'\"", ""]) + " ''\n"
    assert child.wait() == 0
    guardian.forget(child.pid)
    guardian.close()


def test_a_taken_port_is_not_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not port_is_free("127.0.0.1", port)
        assert not port_is_free("localhost", port)
    assert port_is_free("127.0.0.1", port)


def test_a_port_taken_on_all_addresses_is_not_free():
    with socket.create_server(("0.0.0.0", 0)) as server:
        assert not port_is_free("127.0.0.1", server.getsockname()[1])
