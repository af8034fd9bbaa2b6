# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real Chromium in front of the real web server and worker."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests import database
from tests.journeys.public_visit import city, staff, window  # noqa: F401
from tests.journeys.visitor import LAUNCH, Visitor
from tests.provider import free_port

SEED = """
import django; django.setup()
from django.core.management import call_command
call_command("load_network", verbosity=0)
call_command("load_definitions", verbosity=0)
call_command("seed_demo", "--people", "60", verbosity=0)
"""


@contextmanager
def serving(environment: dict[str, str], *, port: int | None = None) -> Iterator[str]:
    """The web server and the worker, as `lgnet up` starts them; ended afterwards. Yields the address."""
    port = port or free_port()
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    web += ["--workers", "2", "--blocking-threads", "1", "--port", str(port), "lgnet.config.wsgi:application"]
    worker = [sys.executable, "-m", "lgnet.config.worker"]
    programs = [subprocess.Popen(command, env=environment) for command in (web, worker)]
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/accessibility/")
        yield address
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            program.wait(15)


def _wait(url: str) -> None:
    until = time.monotonic() + 120
    while True:
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Pages on the database of this worker, for the cast."""
    with serving(dict(os.environ)) as url:
        yield url


@pytest.fixture(scope="session")
def demonstration() -> Iterator[str]:
    """The demonstration with 60 invented people, on a database of its own."""
    name = f"{database.NAME}_demo"
    environment = {**os.environ, "DATABASE_URL": database.clone(name)}
    subprocess.run([sys.executable, "-c", SEED], env=environment, check=True)
    with serving(environment) as url:
        yield url
    database.drop(name)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, request):
    """`visit(amina, width=375)`: a window in which she is signed in. What it saw is judged when the test ends."""
    visitors: list[Visitor] = []

    def open_window(
        player=None, *, width: int = 1280, language: str = "it", at: str | None = None
    ) -> Visitor:
        address = at or request.getfixturevalue("address")
        visitor = Visitor.arriving(chromium, address, player=player, width=width, language=language)
        visitors.append(visitor)
        return visitor

    yield open_window
    for visitor in visitors:
        visitor.leave()


@pytest.fixture
def colleague(visit, demonstration):
    """`colleague("Bruno Sanna", width=375)`: a window of the demonstration, signed in with one click."""

    def enter(name: str, *, width: int = 1280) -> Visitor:
        visitor = visit(width=width, at=demonstration)
        visitor.go("/")
        visitor.page.get_by_role("button", name=name).click()
        visitor.judge()
        return visitor

    return enter
