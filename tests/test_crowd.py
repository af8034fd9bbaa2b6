# SPDX-License-Identifier: AGPL-3.0-or-later
"""2,000 requests of several cities at once, a quarter of them crashing, on few connections: no wrong answer."""

import json
import logging
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO

import pytest
from django.conf import settings as configured
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections

from lgnet.kernel.actor import Role
from lgnet.people.models import Person
from lgnet.trust.postgresql import base
from tests.cast import Player, fresh_city, player
from tests.crowd import CRASHING, READING

REQUESTS, THREADS, CITIES = 2_000, 8, 5
SEED = 20240116
TOKEN = "t" * 32


@dataclass
class Place:
    """A city of the crowd: who asks in it, and the names that are there and nowhere else."""

    who: Player
    cookie: str
    names: set[str] = field(default_factory=set)
    asked_for: set[str] = field(default_factory=set)
    """Names somebody tried to add: they may be there or not."""

    def is_right(self, shown: list[str]) -> bool:
        return self.names <= set(shown) <= self.names | self.asked_for and len(set(shown)) == len(shown)


def place(number: int) -> Place:
    who = player(f"Amina{number}", fresh_city(f"Citta{number}"), Role.CASE_MANAGER)
    cookie = f"{configured.SESSION_COOKIE_NAME}={who.browser.cookies[configured.SESSION_COOKIE_NAME].value}"
    names = {f"canary {number} {one}" for one in range(4)}
    with who.at_work():
        Person.objects.bulk_create(Person(family_name=name) for name in names)
    return Place(who, f"{cookie}; {configured.CSRF_COOKIE_NAME}={TOKEN}", names)


@pytest.fixture
def crowd(settings):
    """The pages of `tests.crowd`, as in production: a missing city is no error there, so it must be no row."""
    settings.ROOT_URLCONF = "tests.crowd"
    settings.STRICT_TENANCY = False
    logging.disable(logging.CRITICAL)  # 500 crashes on purpose
    yield [place(number) for number in range(CITIES)]
    logging.disable(logging.NOTSET)


def ask(handler: WSGIHandler, path: str, *, cookie: str = "", name: str = "") -> tuple[int, str]:
    """One request as a web server makes it; a name is something to write."""
    environ = {
        "REQUEST_METHOD": "POST" if name else "GET", "PATH_INFO": path, "HTTP_COOKIE": cookie, "HTTP_X_NAME": name,
        "HTTP_X_CSRFTOKEN": TOKEN, "HTTP_REFERER": "http://testserver/", "SERVER_NAME": "testserver",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": True,
    }  # fmt: skip
    started = []
    response = handler(environ, lambda status, headers: started.append(int(status.split()[0])))
    body = b"".join(response).decode()
    response.close()  # as the server does: connections that broke are thrown away
    return started[0], body


def shown(body: str) -> list[str]:
    return json.loads(body)["names"] if body.startswith("{") else body.splitlines()


def one_request(handler: WSGIHandler, places: list[Place], number: int) -> str | None:
    """Ask something at random; what was wrong with the answer, or None."""
    dice = random.Random(SEED + number)
    here, elsewhere = dice.sample(places, 2)
    kind = dice.choices(["crashing", "reading", "arrival", "foreign", "nobodys"], [25, 45, 10, 10, 10])[0]
    path = f"/city/{here.who.city.slug}/crowd/"
    if kind == "crashing":
        page = dice.choice(list(CRASHING))
        status, body = ask(handler, path + page, cookie=here.cookie, name="x" * ("vain" in page))
        return None if status in (409, 500) else f"{page}: {status}"
    if kind == "foreign":
        status, body = ask(handler, path + "everybody", cookie=elsewhere.cookie)
        return None if status == 404 and "canary" not in body else f"foreign: {status}"
    if kind == "nobodys":
        status, body = ask(handler, "/crowd/nobodys")
        return None if (status, body) == (200, "") else f"without a city: {status} {body[:60]}"
    name = f"new {here.who.city.slug} {number}" if kind == "arrival" else ""
    here.asked_for |= {name} - {""}
    page = "arrival" if name else dice.choice(list(READING))
    status, body = ask(handler, path + page, cookie=here.cookie, name=name)
    right = status == 200 and here.is_right(shown(body)) and (not name or name in body)
    return None if right else f"{page}: {status} {body[:200]}"


def wrong_answers(places: list[Place], *, requests: int = REQUESTS) -> Counter:
    handler = WSGIHandler()
    wrong = Counter()

    def work(numbers: range) -> None:
        try:
            wrong.update(filter(None, (one_request(handler, places, number) for number in numbers)))
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(work, [range(first, requests, THREADS) for first in range(THREADS)]))
    return wrong


def test_no_wrong_answer_on_lasting_connections(crowd):
    assert wrong_answers(crowd) == Counter()
    assert all(place.asked_for for place in crowd)  # there was something to mix up


@pytest.fixture
def a_pool_of_four(monkeypatch):
    """Half as many connections as threads: each request takes whichever is free."""
    pooled = {
        **connections.databases["default"],
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 4, "max_size": 4}},
    }
    monkeypatch.setitem(connections.databases, "default", pooled)
    yield
    for pool in base.DatabaseWrapper._connection_pools.values():
        pool.close()
    base.DatabaseWrapper._connection_pools.clear()


def test_no_wrong_answer_on_a_small_pool(crowd, a_pool_of_four):
    assert wrong_answers(crowd, requests=500) == Counter()
    pool = base.DatabaseWrapper._connection_pools["default"].get_stats()
    assert pool["pool_max"] == 4 and pool["requests_num"] > 500


def test_a_city_told_to_the_session_gives_wrong_answers(crowd, monkeypatch):
    for words in ("TELL", "TELL_READ_ONLY"):
        monkeypatch.setattr(base, words, getattr(base, words).replace("%s, true", "%s, false"))
    wrong = wrong_answers(crowd, requests=200)
    assert any(answer.startswith("without a city: 200 canary") for answer in wrong)


def test_a_city_told_once_to_a_connection_gives_wrong_answers(crowd, monkeypatch):
    told = base.DatabaseWrapper._tell_context

    def tell_once(self) -> None:
        if not getattr(self.connection, "told", False):
            told(self)
            self.connection.told = True

    monkeypatch.setattr(base, "TELL", base.TELL.replace("true", "false"))
    monkeypatch.setattr(base, "TELL_READ_ONLY", base.TELL)
    monkeypatch.setattr(base.DatabaseWrapper, "_tell_context", tell_once)
    wrong = wrong_answers(crowd, requests=200)
    assert any(answer.startswith("everybody: 200") for answer in wrong)
