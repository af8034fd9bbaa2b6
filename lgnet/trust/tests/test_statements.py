# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from lgnet.accounts.models import User
from lgnet.trust.models import AuditEvent
from lgnet.trust.statements import only_key, written_once

made: list[str] = []


@written_once(name="stand-in")
def called(*, name: str):
    made.append(name)
    return User.objects.filter(name=name, is_active=True).values_list("email")


def test_it_is_made_once_and_asked_each_time():
    name = f"Maria {uuid4()}"
    assert called(name=name) == []
    user = User.objects.create_user(email=f"{uuid4()}@statements.example", name=name)
    with CaptureQueriesContext(connection) as asked:
        assert called(name=name) == [(user.email,)]
    assert len(asked) == 1 and made == ["stand-in"]


def test_a_stand_in_that_is_not_in_the_query_is_refused():
    @written_once(name="stand-in", day=date.min)
    def unasked(*, name: str, day: date):
        return User.objects.filter(name=name).values_list("email")

    with pytest.raises(TypeError, match="day"):
        unasked(name="x", day=date.max)


def test_a_column_that_is_converted_is_refused():
    @written_once(name="stand-in")
    def converted(*, name: str):
        return AuditEvent.objects.filter(action=name).annotate(at_once=Now()).values_list("facts")

    with pytest.raises(TypeError, match="converts"):
        converted(name="x")


def test_of_a_record_known_by_its_key_the_rest_is_there_when_it_is_read():
    user = User.objects.create_user(email=f"{uuid4()}@statements.example", name="Maria")
    with CaptureQueriesContext(connection) as asked:
        known = only_key(User, user.pk)
        assert known == user and len(asked) == 0
        assert known.name == "Maria" and len(asked) == 1
