# SPDX-License-Identifier: AGPL-3.0-or-later
"""The embedded database: survives being killed, meets no other, ends nobody else's process."""

import os
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil
import psycopg
import pytest

from lgnet.config import embedded, folders
from lgnet.config.embedded import leftovers, sockets
from tests.installation.conftest import place


def test_what_was_committed_is_there_after_the_server_was_killed(folder):
    cluster = embedded.start(folder)
    with cluster.connect() as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    cluster.process.kill()
    again = embedded.start(folder)
    with again.connect() as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_notes_of_a_killed_server_that_name_a_living_process_neither_harm_it_nor_us(folder):
    cluster = embedded.start(folder, fast=True)
    note = (folder / "data" / "postmaster.pid").read_text().splitlines()
    cluster.process.kill()
    cluster.process.wait()
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        text = "\n".join([str(bystander.pid), *note[1:]])
        (folder / "data" / "postmaster.pid").write_text(text)
        (cluster.socket / f"{sockets.NAME}.lock").write_text(text)
        assert leftovers.postmaster(folder / "data") is None
        assert embedded.start(folder, fast=True).alive()
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_an_unfinished_database_folder_is_made_again(folder, cluster):
    cluster.stop()
    (folder / "data").rename(folder / "unfinished")
    (folder / "unfinished" / "PG_VERSION").unlink()
    assert embedded.start(folder, fast=True).alive()


def test_two_folders_have_two_databases(cluster):
    with place() as other:
        second = embedded.start(other, fast=True)
        assert second.socket != cluster.socket and second.process != cluster.process
        with cluster.connect() as connection:
            connection.execute("CREATE DATABASE only_here")
        with pytest.raises(psycopg.OperationalError):
            second.connect(database="only_here")


def test_who_joins_keeps_the_server_running_until_the_last_has_left(folder):
    first = embedded.start(folder, fast=True)
    second = embedded.start(folder, fast=True)
    assert first.process == second.process
    first.stop()
    assert second.alive()
    second.stop()
    assert not second.alive()


def test_many_who_start_at_once_get_one_server(folder):
    started = []
    threads = [
        threading.Thread(target=lambda: started.append(embedded.start(folder, fast=True))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(started) == 4 and len({cluster.process.pid for cluster in started}) == 1


def test_who_starts_alone_replaces_what_was_left(folder):
    left = embedded.start(folder, fast=True)
    left.in_use.close()
    alone = embedded.start_alone(folder)
    assert alone.process != left.process and alone.alive() and not left.alive()


@pytest.mark.parametrize("depth", [1, 40])
def test_the_socket_path_fits_wherever_the_clone_is(tmp_path, depth):
    folder = Path(tmp_path, *["a folder"] * depth)
    folder.mkdir(parents=True)
    found = sockets.socket_folder(folder, owner=os.geteuid())
    try:
        assert len(os.fsencode(found / sockets.NAME)) < 107
        assert stat.S_IMODE(found.stat().st_mode) == 0o700
        assert found == sockets.socket_folder(folder, owner=os.geteuid())
    finally:
        found.rmdir()


def test_a_socket_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    folder = Path("/", *["far"] * 60)
    (tmp_path / f"lgnet-{os.geteuid()}-{folders.mark(folder)}").symlink_to("/tmp")
    if not sockets.fits(tmp_path / "lgnet-0000-12345678"):
        pytest.skip("the tests' own folder is too far down")
    with pytest.raises(OSError):
        sockets.socket_folder(folder, owner=os.geteuid())


def test_the_server_listens_to_nothing_but_its_private_socket(cluster):
    assert not [one for one in cluster.process.net_connections("inet") if one.status == psutil.CONN_LISTEN]
    assert stat.S_IMODE((cluster.socket).stat().st_mode) == 0o700
    assert stat.S_IMODE((cluster.folder / "data").stat().st_mode) == 0o700


def test_no_permission_of_a_folder_above_is_loosened(tmp_path, monkeypatch):
    if os.geteuid() != 0:
        pytest.skip("only root starts the server under another account")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setenv("LGNET_VAR", str(closed / "var"))
    with pytest.raises(embedded.Unusable, match="LGNET_VAR"):
        embedded.start(closed / "var" / "tests", fast=True)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_a_folder_of_another_edition_is_refused(folder, cluster):
    cluster.stop()
    (folder / "data" / "PG_VERSION").write_text("17\n")
    with pytest.raises(embedded.Unusable, match="PostgreSQL 17"):
        embedded.start(folder, fast=True)


def test_a_discarded_database_is_stopped_and_gone(folder, cluster):
    cluster.in_use.close()
    embedded.discard(folder)
    assert not cluster.alive() and not (folder / "data").exists()
    assert embedded.start(folder, fast=True).alive()
