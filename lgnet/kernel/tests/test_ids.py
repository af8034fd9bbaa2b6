# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import time_machine

from lgnet.kernel.ids import earliest_id, made_at, new_id

NOON = datetime(2026, 3, 29, 12, 0, 0, 250_000, UTC)


def test_an_identifier_is_a_uuid_of_version_7():
    assert {(one.version, one.variant) for one in (new_id() for _ in range(200))} == {
        (7, "specified in RFC 4122")
    }


def test_identifiers_do_not_repeat():
    assert len({new_id() for _ in range(50_000)}) == 50_000


def test_an_identifier_tells_when_it_was_made():
    with time_machine.travel(NOON, tick=False):
        assert made_at(new_id()) == NOON


def test_identifiers_sort_by_time():
    with time_machine.travel(NOON, tick=False):
        made = new_id()
    assert earliest_id(NOON) <= made < earliest_id(NOON + timedelta(milliseconds=1))


def test_any_uuid_has_an_answer():
    assert made_at(UUID(int=2**128 - 1)).year == 9999
    assert made_at(uuid4())
