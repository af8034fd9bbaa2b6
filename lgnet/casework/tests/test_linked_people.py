# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two records that are one person: one case at a time, one wait, one proof; parted again, each has her own."""

from datetime import timedelta

import pytest

from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.reopen_case import reopen_case
from lgnet.casework.errors import AlreadyOpen, TwoOpenCases
from lgnet.casework.panels.pages import has_no_case, of_person
from lgnet.casework.tests.test_clock import hours
from lgnet.outreach.actions.ask_to_take_charge import ask_to_take_charge
from lgnet.outreach.queries import contacts_of
from lgnet.people import story
from lgnet.people.actions.link_records import link_records
from lgnet.people.actions.unlink_records import unlink_records


def link(one, other, by):
    return link_records(first=one, second=other, how_known="told", by=by)


def test_two_open_cases_are_not_linked(amina, opened, person_of):
    with amina.at_work() as by:
        one, other = person_of(), person_of("Fatu")
        opened(by, one)
        mistaken = opened(by, other)
        with pytest.raises(TwoOpenCases):
            link(one, other, by)
        close_case(case=mistaken, reason="opened_by_mistake", outcome="unknown", by=by)
        link(one, other, by)


def test_no_second_case_is_opened_nor_opened_again_for_who_has_one_under_another_name(
    amina, opened, person_of
):
    with amina.at_work() as by:
        one, other = person_of(), person_of("Fatu")
        closed = opened(by, other)
        close_case(case=closed, reason="withdrew", outcome="unknown", by=by)
        case = opened(by, one)
        decision = link(one, other, by)
        assert not has_no_case(by, other)
        assert list(of_person(by, other)["cases"]) == [case, closed]
        with pytest.raises(AlreadyOpen) as refused:
            opened(by, other)
        assert refused.value.case == case
        with pytest.raises(AlreadyOpen):
            reopen_case(case=closed, by=by)
        unlink_records(decision=decision, why="", by=by)
        other.refresh_from_db()
        assert has_no_case(by, other)
        opened(by, other)


def test_the_wait_runs_from_the_first_contact_under_any_name(amina, opened, person_of, meet):
    with amina.at_work() as by:
        one, other = person_of(), person_of("Fatu")
        meet(by, hours=20, person=one)
        meet(by, hours=90, person=other)
        case = opened(by, one)
        assert hours(case) == 20
        decision = link(one, other, by)
        assert hours(case) == 90
        assert contacts_of(one).count() == contacts_of(other).count() == 2
        unlink_records(decision=decision, why="", by=by)
        assert hours(case) == 20


def test_her_page_tells_what_happened_under_every_name(amina, opened, person_of, meet):
    with amina.at_work() as by:
        one, other = person_of(), person_of("Fatu")
        meet(by, hours=90, person=other)
        case = opened(by, other)
        link(one, other, by)
        told = story.happened_to(by, amina.city, one, most=10)
        assert len(told) == len(story.happened_to(by, amina.city, other, most=10)) == 2
        standing = [each.url for each in story.standing_of(by, amina.city, one)]
        assert any(str(case.pk) in url for url in standing)


def test_who_waits_has_waited_since_she_was_met_under_another_name(amina, bruno, person_of, meet):
    with amina.at_work() as by:
        one, other = person_of(), person_of("Fatu")
        meet(by, hours=90, person=other)
        asked = ask_to_take_charge(contact=meet(by, hours=5, person=one), by=by)
        begun = asked.clock_from
        decision = link(one, other, by)
        asked.refresh_from_db()
        assert begun - asked.clock_from == timedelta(hours=85) or begun - asked.clock_from > timedelta(
            hours=84
        )
        unlink_records(decision=decision, why="", by=by)
        asked.refresh_from_db()
        assert asked.clock_from == begun


def test_nobody_stays_eligible_by_the_document_of_somebody_else(amina, opened, person_of):
    with amina.at_work() as by:
        one, other = person_of(), person_of("Fatu", permit=True)
        before = opened(by, person_of("Awa"))
        decision = link(one, other, by)
        case = opened(by, one)
        assert (before.eligibility, case.eligibility) == ("unproven", "eligible")
        unlink_records(decision=decision, why="", by=by)
        case.refresh_from_db()
        assert (case.eligibility, case.eligibility_reason) == ("unproven", before.eligibility_reason)


def test_her_own_document_goes_on_proving(amina, opened, person_of):
    with amina.at_work() as by:
        one, other = person_of(permit=True), person_of("Fatu")
        decision = link(one, other, by)
        case = opened(by, one)
        unlink_records(decision=decision, why="", by=by)
        case.refresh_from_db()
        assert case.eligibility == "eligible"
