# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.trust.models import AuditEvent
from lgnet.trust.statements import only_key, written_once

made: list[str] = []


@written_once(label="stand-in")
def models_of(*, label: str):
    made.append(label)
    return ContentType.objects.filter(app_label=label).exclude(model="session").values_list("model")


def test_it_is_made_once_and_asked_each_time():
    assert models_of(label="nobody's") == []
    with CaptureQueriesContext(connection) as asked:
        assert ("auditevent",) in models_of(label="trust")
        assert models_of(label="sessions") == []
    assert len(asked) == 2 and made == ["stand-in"]


def test_a_stand_in_that_is_not_in_the_query_is_refused():
    @written_once(label="stand-in", day=date.min)
    def unasked(*, label: str, day: date):
        return ContentType.objects.filter(app_label=label).values_list("model")

    with pytest.raises(TypeError, match="day"):
        unasked(label="trust", day=date.max)


def test_a_column_that_is_converted_is_refused():
    @written_once(action="stand-in")
    def converted(*, action: str):
        return AuditEvent.objects.filter(action=action).values_list("facts")

    with pytest.raises(TypeError, match="converts"):
        converted(action="trust.seal")


def test_of_a_record_known_by_its_key_the_rest_is_there_when_it_is_read():
    kept = ContentType.objects.get(app_label="trust", model="auditevent")
    with CaptureQueriesContext(connection) as asked:
        known = only_key(ContentType, kept.pk)
        assert known == kept and len(asked) == 0
        assert known.model == "auditevent" and len(asked) == 1
