# SPDX-License-Identifier: AGPL-3.0-or-later
"""Phones lose the network in the middle of a request, and databases their connections: nobody after them notices."""

import http.client
import random
import socket
import struct
import time
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from lgnet.people.models import Person
from tests import database

DROPPED = 100
AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER of no time: the connection is reset, not closed
DROP_ALL_BUT = """
select pg_terminate_backend(pid, 5000) from pg_stat_activity
where usename = 'lgnet_app' and datname = %s and pid <> %s and query not like '%%procrastinate%%'
"""


@pytest.fixture
def names(amina, carla) -> dict[str, str]:
    """Somebody in each city, whose name is nowhere else: by the cookie of the colleague who may see her."""
    found = {}
    for player, name in ((amina, "Canarino Sassari"), (carla, "Canarino Torino")):
        with player.at_work():
            person = Person.objects.create(given_name="Fatou", family_name=name)
        cookie = (
            f"{settings.SESSION_COOKIE_NAME}={player.browser.cookies[settings.SESSION_COOKIE_NAME].value}"
        )
        found[cookie] = (player.url(f"people/{person.pk}/"), name)
    return found


def ask(address: str, path: str, cookie: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def begun(address: str, sent: bytes) -> socket.socket:
    place = urlsplit(address)
    client = socket.create_connection((place.hostname, place.port), timeout=30)
    client.sendall(sent)
    return client


def head(method: str, path: str, cookie: str, *, body: int = 0) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Cookie: {cookie}", f"Content-Length: {body}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def drop(address: str, path: str, cookie: str, *, dice: random.Random) -> None:
    """Break off at some moment: within the head, within what is sent, while the page is made, while it arrives."""
    whole = head("GET", path, cookie)
    sending = head("POST", path, cookie, body=1_000) + b"name=Fat"
    client = begun(address, dice.choice([whole[: dice.randrange(len(whole))], sending, whole, whole, whole]))
    time.sleep(dice.choice([0, 0, 0.005, 0.02, 0.05]))
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    client.close()


def all_well(address: str, names: dict, *, times: int) -> bool:
    """Everybody gets her own city's page, again and again: each web process is asked."""
    answers = [
        (ask(address, path, cookie), name) for _turn in range(times) for cookie, (path, name) in names.items()
    ]
    others = {name for _path, name in names.values()}
    return all(
        status == 200 and name in body and not any(other in body for other in others - {name})
        for (status, body), name in answers
    )


def test_a_hundred_connections_dropped_in_mid_request_harm_nobody(address, names):
    assert all_well(address, names, times=2)
    for turn in range(DROPPED):
        dice = random.Random(turn)
        cookie = dice.choice(list(names))
        drop(address, names[cookie][0], cookie, dice=dice)
    assert all_well(address, names, times=15)


def test_who_sends_half_and_waits_keeps_nobody_waiting(address, names):
    """More such clients than there are web processes."""
    cookie, (path, _name) = next(iter(names.items()))
    idle = [begun(address, head("POST", path, cookie, body=1_000) + b"name=Fat") for _client in range(6)]
    began = time.monotonic()
    assert all_well(address, names, times=2)
    assert time.monotonic() - began < 10
    for client in idle:
        client.close()


def test_every_connection_of_the_database_dropped_harms_nobody(address, names, as_superuser):
    assert all_well(address, names, times=4)
    ours = connection.connection.info.backend_pid
    dropped = as_superuser.execute(DROP_ALL_BUT, [database.NAME, ours]).fetchall()
    assert len(dropped) >= 2
    assert all_well(address, names, times=10)


def test_a_page_that_fails_is_seen(address, names):
    cookie = next(iter(names))
    assert not all_well(address, {cookie: (names[cookie][0], "Somebody else")}, times=1)
    assert not all_well(address, {"no=cookie": names[cookie]}, times=1)
