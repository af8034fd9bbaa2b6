# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real Chromium in front of the real web server and worker, on the worker's own database."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.journeys.visitor import LAUNCH, Visitor


@pytest.fixture(scope="session")
def address() -> str:
    """The web server and the worker, as `lgnet up` starts them; ended with the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    web = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--no-ws",
        "--log-level",
        "warning",
        "--workers",
        "2",
    ]
    web += ["--blocking-threads", "1", "--port", str(port), "lgnet.config.wsgi:application"]
    programs = [
        subprocess.Popen(command, env=os.environ)
        for command in (web, [sys.executable, "-m", "lgnet.config.worker"])
    ]
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{url}/accessibility/")
        yield url
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            program.wait(15)


def _wait(url: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """`visit(amina, width=375)`: a window in which she is signed in. What it saw is judged when the test ends."""
    visitors: list[Visitor] = []

    def open_window(player=None, *, width: int = 1280, language: str = "it") -> Visitor:
        visitor = Visitor.arriving(chromium, address, player=player, width=width, language=language)
        visitors.append(visitor)
        return visitor

    yield open_window
    for visitor in visitors:
        visitor.leave()
