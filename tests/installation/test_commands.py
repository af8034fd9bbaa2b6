# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet`: what it refuses, and in which words."""

import os
import subprocess
import sys

from lgnet.config import embedded
from lgnet.config.installation import LIVE
from lgnet.config.web import Address, url_of
from tests import database


def lgnet(*words, **environment):
    command = [sys.executable, "-m", "lgnet.config", *words]
    return subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_demo_does_not_run_on_a_database_that_somebody_names():
    answer = lgnet("demo", DATABASE_URL="postgresql://lgnet_app@db.example/lgnet")
    assert answer.returncode == 1
    assert "The demo signs anybody in" in answer.stderr


def test_a_database_is_migrated_as_its_owner_only():
    environment = {**os.environ, "DATABASE_URL": "postgresql://lgnet_app@db.example/lgnet"}
    environment.pop("DATABASE_OWNER_URL", None)
    command = [sys.executable, "-m", "lgnet.config", "migrate"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 1
    assert "DATABASE_OWNER_URL" in answer.stderr


def _worker(role):
    command = [sys.executable, "-m", "lgnet.config.worker"]
    environment = os.environ | {"DATABASE_URL": database.cluster.url(role, database.NAME)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def test_a_worker_whose_role_could_see_all_cities_does_not_start():
    for role in ("lgnet_owner", "postgres", "lgnet_backup"):
        worker = _worker(role)
        assert worker.wait(30) == 78
        assert "lgnet_app" in worker.stderr.read()


def test_the_pages_are_not_served_by_such_a_role():
    environment = os.environ | {"DATABASE_URL": database.cluster.url("lgnet_owner", database.NAME)}
    command = [sys.executable, "-c", "import lgnet.config.wsgi"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 78
    assert "Row-level security would not hold" in answer.stderr


def test_they_are_by_the_right_one():
    command = [sys.executable, "-c", "import lgnet.config.wsgi"]
    assert subprocess.run(command, env=os.environ, timeout=60, check=False).returncode == 0


def test_demo_mode_is_refused_on_a_database_that_is_not_marked_as_invented(folder):
    real = embedded.start(folder)
    embedded.prepare(real)
    for demo, code in (("1", 78), ("0", 0)):
        environment = os.environ | {"DATABASE_URL": real.url("lgnet_app"), "LGNET_DEMO": demo}
        answer = subprocess.run(
            [sys.executable, "-c", "import lgnet.config.wsgi"], env=environment, timeout=60, check=False
        )
        assert answer.returncode == code


def test_a_one_time_link_leads_where_the_pages_are_served_whatever_this_shell_says(tmp_path, monkeypatch):
    monkeypatch.setenv("LGNET_VAR", str(tmp_path))
    monkeypatch.delenv("PORT", raising=False)
    assert url_of(LIVE) == "http://127.0.0.1:8000"
    Address("127.0.0.1", 8123).note(LIVE)
    assert url_of(LIVE) == "http://127.0.0.1:8123"
