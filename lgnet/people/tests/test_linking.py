# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two records are said to be one person, or two; and each saying is taken back exactly."""

import pytest
from django.db.models import Q

from lgnet.kernel.errors import Denied
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.take_back_people import take_back_people
from lgnet.people.actions.tell_apart import take_back_telling_apart, tell_apart
from lgnet.people.actions.unlink_records import unlink_records
from lgnet.people.choices import Verdict
from lgnet.people.errors import (
    EndedAlready,
    LinkedAlready,
    PersonInUse,
    ProtectedOtherwise,
    SaidApart,
    SamePersonTwice,
    TooLong,
)
from lgnet.people.models import PairDecision, Person
from lgnet.people.queries.linked import also_recorded, leading_of, record_ids, records_of
from lgnet.people.tests.factories import fatou, protected
from lgnet.trust.models import AuditEvent

TOLD = {"how_known": "told"}


def two(by, **differs):
    return fatou(by), fatou(by, given_name="Fatu", **differs)


def three(by):
    return (*two(by), fatou(by, given_name="Fatoumata"))


def rows(*people):
    """As they stand in the database, but for when they were last compared."""
    found = Person.objects.filter(pk__in=[one.pk for one in people]).order_by("pk").values()
    return [{name: value for name, value in row.items() if name != "compared_at"} for row in found]


def test_linked_records_are_one_person_and_stay_as_written(amina):
    with amina.at_work() as by:
        one, other = two(by)
        before = rows(one, other)
        link_records(first=other, second=one, by=by, **TOLD)
        assert one.one_id == other.one_id == one.pk
        assert [record.pk for record in records_of(other)] == record_ids(one) == [one.pk, other.pk]
        after = [{**row, "leading_id": None} for row in rows(one, other)]
        assert after == before


def test_unlinking_restores_every_record(amina):
    with amina.at_work() as by:
        one, other = two(by)
        before = rows(one, other)
        decision = link_records(first=one, second=other, by=by, **TOLD)
        assert rows(one, other) != before
        unlink_records(decision=decision, why="Due sorelle", by=by)
        assert rows(one, other) == before
        with pytest.raises(EndedAlready):
            unlink_records(decision=decision, why="", by=by)


def test_what_is_linked_through_another_parts_where_it_was_linked(amina):
    with amina.at_work() as by:
        one, other, third = three(by)
        link_records(first=third, second=other, by=by, **TOLD)
        decision = link_records(first=one, second=other, by=by, **TOLD)
        assert {record.one_id for record in (*records_of(one),)} == {one.pk}
        assert len(record_ids(one)) == 3
        unlink_records(decision=decision, why="", by=by)
        assert [row["leading_id"] for row in rows(one, other, third)] == [None, other.pk, other.pk]


def test_the_order_of_the_links_does_not_matter():
    pairs = [(1, 2), (4, 5), (2, 4)]
    wanted = {1: 1, 2: 1, 4: 1, 5: 1}  # 3 is in no pair
    for turned in (pairs, pairs[::-1], [pairs[1], pairs[0], pairs[2]]):
        assert leading_of(turned) == wanted


def test_who_is_linked_is_told_beside_each_record(amina):
    with amina.at_work() as by:
        one, other, alone = three(by)
        link_records(first=one, second=other, by=by, **TOLD)
        told = also_recorded([one, other, alone])
        assert told == {one.pk: [other], other.pk: [one], alone.pk: []}


def test_linking_twice_or_with_itself_is_refused(amina):
    with amina.at_work() as by:
        one, other = two(by)
        link_records(first=one, second=other, by=by, **TOLD)
        for again in (link_records, tell_apart):
            with pytest.raises(LinkedAlready):
                again(first=other, second=one, by=by, **TOLD)
            with pytest.raises(SamePersonTwice):
                again(first=one, second=one, by=by, **TOLD)
        with pytest.raises(TooLong):
            tell_apart(first=one, second=fatou(by), by=by, note="x" * 301, **TOLD)


def test_two_people_can_not_be_linked_until_that_is_taken_back(amina):
    with amina.at_work() as by:
        one, other, third = three(by)
        decision = tell_apart(first=other, second=one, by=by, **TOLD)
        with pytest.raises(SaidApart):
            link_records(first=one, second=other, by=by, **TOLD)
        link_records(first=other, second=third, by=by, **TOLD)
        with pytest.raises(SaidApart):  # she would be the other one too
            link_records(first=one, second=third, by=by, **TOLD)
        take_back_telling_apart(decision=decision, why="", by=by)
        link_records(first=one, second=third, by=by, **TOLD)
        with pytest.raises(EndedAlready):
            take_back_telling_apart(decision=decision, why="", by=by)


def test_unlinking_may_remember_that_they_are_two(amina):
    with amina.at_work() as by:
        one, other = two(by)
        unlink_records(
            decision=link_records(first=one, second=other, by=by, **TOLD), why="", apart=True, by=by
        )
        standing = PairDecision.objects.get(ended_at=None, first=one)
        assert (standing.verdict, standing.second) == (Verdict.APART, other)


def test_who_said_what_stays_written(amina):
    with amina.at_work() as by:
        one, other = two(by)
        decision = link_records(first=one, second=other, note="Mostra due tessere", by=by, **TOLD)
        unlink_records(decision=decision, why="Sono cugine", by=by)
        told = PairDecision.objects.get(Q(first=one) & Q(second=other))
        assert (told.decided_by, told.ended_by, told.ended_why) == (by.user_id, by.user_id, "Sono cugine")
        traces = AuditEvent.objects.filter(person_ids__contains=[one.pk, other.pk]).order_by("id")
        assert [trace.action for trace in traces][-2:] == ["people.records_linked", "people.records_unlinked"]
        assert "cugine" not in str([trace.facts for trace in traces])


def test_street_operators_do_not_decide(amina, bruno):
    with amina.at_work() as by:
        one, other = two(by)
    with bruno.at_work() as by, pytest.raises(Denied):
        link_records(first=one, second=other, by=by, **TOLD)


def test_somebody_linked_is_not_taken_back(amina):
    with amina.at_work() as by:
        one, other = two(by)
        link_records(first=one, second=other, by=by, **TOLD)
        for record in (one, other):
            with pytest.raises(PersonInUse):
                take_back_people(people=[record], by=by)
        assert len(record_ids(one)) == 2


def test_a_protected_record_is_linked_only_with_one_protected_alike(amina, protector, protecting_team):
    with protector.at_work() as by:
        hidden, other = protected(by, protecting_team), fatou(by, given_name="Fatu")
        with pytest.raises(ProtectedOtherwise):
            link_records(first=hidden, second=other, by=by, **TOLD)
        hidden_too = protected(by, protecting_team, given_name="Fatu")
        link_records(first=hidden, second=hidden_too, by=by, **TOLD)
        tell_apart(first=hidden, second=other, by=by, **TOLD)
        assert PairDecision.objects.count() == 2
    with amina.at_work():
        assert not PairDecision.objects.exists()
