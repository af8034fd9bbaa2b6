# SPDX-License-Identifier: AGPL-3.0-or-later
"""The supervisor's processes: started again when they end, gone when it is gone, and nobody else's ended."""

import os
import subprocess
import sys
import time

import psutil
import pytest

from lgnet.config import processes
from lgnet.config.child import Child
from lgnet.config.steps import Failed
from lgnet.config.web import Address

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
GRANDCHILD = [sys.executable, "-c", f"import subprocess; subprocess.run({SLEEP!r})"]


def until(condition, *, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


@pytest.fixture
def child():
    one = Child("sleeper", GRANDCHILD, environment=dict(os.environ), log=None)
    one.start()
    yield one
    one.ask_to_stop()
    one.stop(patience=0)


def test_a_program_that_was_killed_is_started_again_with_its_own_children_gone(child):
    until(lambda: psutil.Process(child.process.pid).children())
    first, below = child.process, psutil.Process(child.process.pid).children()
    first.kill()
    until(lambda: child.look_after() is not None)
    until(lambda: child.look_after() is None and child.process is not None)
    assert child.process.pid != first.pid
    assert not psutil.wait_procs(below, timeout=5)[1]


def test_a_program_that_keeps_failing_is_started_ever_later():
    one = Child(
        "failing", [sys.executable, "-c", "raise SystemExit(3)"], environment=dict(os.environ), log=None
    )
    one.start()
    pauses = []
    for _ in range(3):
        one.process.wait()
        pauses.append(one.pause)
        assert "code 3" in one.look_after()
        one.next_start = 0
        one.look_after()
    one.stop(patience=5)
    assert pauses == [0.5, 1.0, 2.0]


def test_a_program_that_only_a_person_can_help_is_recognised():
    one = Child(
        "refused", [sys.executable, "-c", "raise SystemExit(78)"], environment=dict(os.environ), log=None
    )
    one.start()
    one.process.wait()
    assert one.gives_up()


def test_stopping_ends_what_does_not_want_to_stop():
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    one = Child("deaf", [sys.executable, "-c", deaf], environment=dict(os.environ), log=None)
    one.start()
    begun = time.monotonic()
    one.ask_to_stop()
    one.stop(patience=0.3)
    assert one.process.poll() is not None and time.monotonic() - begun < 5


def test_what_a_killed_supervisor_started_ends_with_it():
    program = (
        "import os; from lgnet.config.child import Child\n"
        f"one = Child('x', {SLEEP!r}, environment=dict(os.environ), log=None); one.start()\n"
        "print(one.process.pid, flush=True); import time; time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    below = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    assert not psutil.wait_procs([below], timeout=5)[1]


def test_leftovers_are_those_that_carry_our_folder_and_no_other(tmp_path):
    def start(mark):
        return subprocess.Popen(SLEEP, env=os.environ | {processes.MARK: mark})

    ours, others, nobodys = start(str(tmp_path)), start(str(tmp_path / "other")), subprocess.Popen(SLEEP)
    try:
        until(lambda: all(psutil.Process(one.pid).cmdline() == SLEEP for one in (ours, others, nobodys)))
        assert processes.end_leftovers(tmp_path) == 1
        assert ours.poll() is not None
        assert others.poll() is None and nobodys.poll() is None
    finally:
        for one in (ours, others, nobodys):
            one.kill()
            one.wait()


def test_a_port_in_use_is_refused_with_what_to_do(monkeypatch):
    import socket

    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the web server itself does
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setenv("PORT", str(other.getsockname()[1]))
        with pytest.raises(Failed, match="PORT="):
            Address.chosen().require_free()
    Address.chosen().require_free()


@pytest.mark.parametrize("port", ["", "80a", "0", "70000"])
def test_a_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Failed, match="1 to 65535"):
        Address.chosen()
