# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is what to whom and who lives with whom, over time; somebody hidden is named on nobody's page."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lgnet.kernel import clock
from lgnet.kernel.errors import Denied
from lgnet.people.actions.add_tie import add_tie
from lgnet.people.actions.change_tie import change_tie
from lgnet.people.actions.live_together import leave_household, live_together
from lgnet.people.actions.open_urgently import open_urgently
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.choices import TieKind
from lgnet.people.life_errors import (
    InAnotherHousehold,
    NotInHousehold,
    NotInTheFuture,
    TieThere,
    TieToHerself,
    TieToNobody,
    UntilBeforeSince,
)
from lgnet.people.models import HouseholdMember, Tie
from lgnet.people.queries.family import household_of, relatives_of
from lgnet.people.tests.browsing import events, page, post, queries_of, shows
from lgnet.people.tests.factories import fatou


@pytest.fixture
def child(amina):
    with amina.at_work() as by:
        return fatou(by, given_name="Modou", sex="M", birth_date=date(2019, 5, 2), phone="")


def tied(who, person, kind: str, **told) -> Tie:
    with who.at_work() as by:
        return add_tie(person=person, kind=kind, by=by, **told)


@pytest.mark.parametrize("kind", TieKind.values)
def test_a_tie_is_read_from_both_sides(amina, somebody, child, kind):
    tied(amina, somebody, kind, other=child)
    with amina.at_work():
        [hers], [its] = relatives_of(somebody), relatives_of(child)
    assert (hers.kind, hers.person) == (kind, child)
    assert (its.kind, its.person) == (TieKind(kind).seen_from_the_other, somebody)
    assert TieKind(kind).seen_from_the_other.seen_from_the_other == kind


@pytest.mark.parametrize(
    "first, second, both",
    [
        ("child", "parent", False),
        ("child", "child", False),
        ("ward", "guardian", False),
        ("sibling", "ward", True),
    ],
)
def test_between_two_people_a_sort_of_tie_is_there_once(amina, somebody, child, first, second, both):
    """Also from the other side: whose mother she is, whose daughter she isn't."""
    tie = tied(amina, somebody, first, other=child)
    if both:
        tied(amina, child, second, other=somebody)
        return
    for one, other in ((somebody, child), (child, somebody)):
        with pytest.raises(TieThere):
            tied(amina, one, second, other=other)
    with amina.at_work() as by:
        change_tie(tie=tie, until=date(2026, 1, 1), by=by)
    tied(amina, child, second, other=somebody)


def test_a_relative_without_a_record_has_a_name(amina, bruno, somebody):
    tied(amina, somebody, "guardian", other_name="Avv. Canarino", other_contact="079 000000")
    assert shows(page(bruno, f"{somebody.pk}/"), "Avv. Canarino", "079 000000", "Guardian")
    for wrong, problem in ({}, TieToNobody), ({"other": somebody}, TieToHerself):
        with pytest.raises(problem):
            tied(amina, somebody, "other", **wrong)
    with pytest.raises(Denied):
        tied(bruno, somebody, "other", other_name="Awa")


def test_its_days_are_possible(amina, somebody, child):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(NotInTheFuture):
        tied(amina, somebody, "child", other=child, since=tomorrow)
    tie = tied(amina, somebody, "child", other=child, since=date(2026, 2, 1))
    with amina.at_work() as by, pytest.raises(UntilBeforeSince):
        change_tie(tie=tie, since=date(2026, 2, 1), until=date(2026, 1, 1), by=by)


def test_who_is_protected_is_named_on_no_relatives_page(amina, protector, protecting_team, somebody, child):
    tied(amina, somebody, "child", other=child, together=True)
    assert shows(page(amina, f"{child.pk}/"), "Fatou Diallo", "Mother or father")  # control
    with amina.at_work() as by:
        protect_person(person=somebody, team=protecting_team, reason="violence", by=by)
    body = page(amina, f"{child.pk}/")
    assert body.status_code == 200 and not shows(body, "Fatou") and not shows(body, "Mother or father")
    with amina.at_work():
        assert not Tie.objects.exists()
        assert [one.person_id for one in HouseholdMember.objects.all()] == [child.pk]
    assert shows(page(protector, f"{somebody.pk}/"), "Modou Diallo", "Daughter or son")


def test_an_urgent_access_to_one_shows_no_other_protected_person(
    amina, bruno, protecting_team, somebody, child
):
    tied(amina, somebody, "child", other=child)
    with amina.at_work() as by:
        for one in (child, somebody):
            protect_person(person=one, team=protecting_team, reason="violence", by=by)
    with bruno.at_work() as by:
        told = {"name": "Fatou Diallo", "birth_date": somebody.birth_date, "words": "Portata in ospedale"}
        open_urgently(reason="health", by=by, **told)
    body = page(bruno, f"{somebody.pk}/")
    assert shows(body, "Fatou Diallo") and not shows(body, "Modou")


def test_nobody_lives_in_two_households_at_once(amina, somebody, child):
    with amina.at_work() as by:
        awa, omar = fatou(by, given_name="Awa", phone=""), fatou(by, given_name="Omar", phone="")
        live_together(person=somebody, other=child, since=date(2026, 1, 1), by=by)
        live_together(person=somebody, other=child, by=by)  # told twice
        live_together(person=awa, other=omar, by=by)
        with pytest.raises(InAnotherHousehold):
            live_together(person=child, other=awa, by=by)
        assert HouseholdMember.objects.count() == 4
        member = HouseholdMember.objects.get(person=child)
        with pytest.raises(IntegrityError), transaction.atomic():
            HouseholdMember.objects.create(household=member.household, person=child)
        leave_household(person=child, on=date(2026, 3, 1), by=by)
        live_together(person=child, other=awa, since=date(2026, 2, 1), by=by)
        mine, mates = household_of(child)
    assert mine.since == date(2026, 3, 1)  # not before she left the other
    assert {mate.person for mate in mates} == {awa, omar}


def test_who_is_in_none_can_not_leave(amina, somebody, child):
    with amina.at_work() as by:
        with pytest.raises(NotInHousehold):
            leave_household(person=somebody, by=by)
        live_together(person=somebody, other=child, since=date(2026, 3, 1), by=by)
        with pytest.raises(UntilBeforeSince):
            leave_household(person=somebody, on=date(2026, 2, 1), by=by)


def test_a_relative_is_looked_for_and_chosen(amina, somebody, child):
    path = f"{somebody.pk}/family/new/"
    assert shows(page(amina, path), "Name of the relative")
    assert shows(page(amina, path, q="Modou"), "Modou Diallo", "Only a name".lower())
    form = {"other": str(child.pk), "kind": "child", "together": "on", "since": "2019-05-02"}
    assert post(amina, f"{path}?q=Modou", form).status_code == 302
    body = page(amina, f"{somebody.pk}/")
    assert shows(body, "Daughter or son", "Lives with", "Modou Diallo")
    again = post(amina, f"{path}?q=Modou", form)
    assert again.status_code == 409 and shows(again, "written already")
    assert {child.pk} <= {
        one for event in events(amina, "people.relatives_shown") for one in event.person_ids
    }


def test_days_and_a_mistake_on_the_page(amina, somebody, child):
    tie = tied(amina, somebody, "child", other=child, together=True)
    path = f"{child.pk}/family/{tie.pk}/"  # from the other side
    assert shows(page(amina, path), "Fatou Diallo", "Mother or father")
    assert post(amina, path, {"since": "2020-01-01", "until": "2025-01-01"}).status_code == 302
    assert shows(page(amina, f"{somebody.pk}/"), "1 that ended")
    assert post(amina, f"{child.pk}/family/household/leave/", {}).status_code == 302
    assert shows(page(amina, path + "remove/"), "Fatou Diallo")
    assert post(amina, path + "remove/", {}).status_code == 302
    assert page(amina, path).status_code == 404


def test_somebody_elses_tie_is_not_hers(amina, somebody, child):
    tie = tied(amina, somebody, "other", other_name="Awa")
    assert page(amina, f"{child.pk}/family/{tie.pk}/").status_code == 404


def test_more_relatives_ask_no_more_of_the_database(amina, somebody, child):
    tied(amina, somebody, "child", other=child, together=True)
    few = queries_of(amina, f"{somebody.pk}/")
    for name in ("Awa", "Omar", "Ibra"):
        with amina.at_work() as by:
            other = fatou(by, given_name=name, phone="")
        tied(amina, somebody, "sibling", other=other, together=True)
    assert queries_of(amina, f"{somebody.pk}/") == few
