# SPDX-License-Identifier: AGPL-3.0-or-later
"""A membership ends by its date, and nobody is asked that day: the administrator is told before it leaves a protected
person without anybody who may see her."""

from datetime import timedelta

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.network.models import Membership, Partnership, TeamMember
from lgnet.people import jobs
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person, Protection
from lgnet.people.queries.left_alone import teams_left_alone
from tests.cast import player


def until(colleague, days: int | None) -> None:
    on = None if days is None else clock.today() + timedelta(days=days)
    Membership.objects.filter(user=colleague.user).update(ends_on=on)


@pytest.fixture
def followed(protector, protecting_team):
    """Nadia, whom only Giada’s team sees."""
    with protector.at_work() as by:
        person = register_person(given_name="Nadia", family_name="Rovo", by=by)
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
    return person


def told(protector) -> list[tuple]:
    with protector.at_work() as by:
        return [(one.team.name, one.days_left, one.last) for one in teams_left_alone(by.city_id)]


def test_it_is_told_thirty_days_before_and_not_earlier(protector, followed):
    assert told(protector) == []
    until(protector, 31)
    assert told(protector) == []
    until(protector, 20)
    assert told(protector) == [("Équipe antitratta", 21, ["Giada"])]


def test_it_comes_as_it_was_told(protector, followed, sassari):
    """The control: without her nobody is left who sees the person."""
    until(protector, 3)
    with protector.at_work():
        assert Person.objects.filter(pk=followed.pk).exists()
    with clock.telling(clock.now() + timedelta(days=4)):
        late = player("Tarda", sassari, Role.CASE_MANAGER)
        with late.at_work() as by:
            assert not Person.objects.filter(pk=followed.pk).exists()
            assert teams_left_alone(by.city_id)[0].days_left == 0


def test_another_case_manager_who_stays_or_follows_on_is_enough(
    protector, protecting_team, followed, sassari
):
    until(protector, 10)
    other = player("Marta", sassari, Role.CASE_MANAGER, team=protecting_team)
    assert told(protector) == []
    Membership.objects.filter(user=other.user).update(starts_on=clock.today() + timedelta(days=11))
    assert told(protector) == []
    Membership.objects.filter(user=other.user).update(starts_on=clock.today() + timedelta(days=13))
    assert told(protector) == [("Équipe antitratta", 11, ["Giada"])]
    Membership.objects.filter(user=other.user).update(starts_on=clock.today(), roles=["desk_operator"])
    assert told(protector) == [("Équipe antitratta", 11, ["Giada"])]


def test_whoever_works_for_a_body_goes_with_its_appointment(protector, followed, sassari):
    body = Partnership.objects.get(city=sassari)
    Membership.objects.filter(user=protector.user).update(on_behalf_of=body)
    Partnership.objects.filter(pk=body.pk).update(processor_until=clock.today() + timedelta(days=5))
    assert told(protector) == [("Équipe antitratta", 6, ["Giada"])]


def test_where_nobody_is_protected_nobody_is_warned(protector, followed, carla):
    until(protector, 5)
    assert told(carla) == []  # control: another city
    with protector.at_work():
        Protection.objects.update(ended_at=clock.now())
    assert told(protector) == []


def test_the_administrator_reads_it_above_her_pages_and_in_the_menu(city_administrator, protector, followed):
    address = city_administrator.url("administration/")
    words = "nessuno vedrà più le persone protette"
    assert words not in city_administrator.browser.get(address).content.decode()
    until(protector, 5)
    for path in ("administration/", "administration/teams/"):
        page = city_administrator.browser.get(city_administrator.url(path)).content.decode()
        assert words in page and "Giada" in page and "Équipe antitratta" in page and "Rovo" not in page
    place = TeamMember.objects.get(user=protector.user)
    assert f"/teams/{place.team_id}/" in page


def test_the_job_mails_the_administrators_on_its_days_and_only_as_long_as_it_is_so(
    city_administrator, amina, protector, followed
):
    until(protector, 5)
    jobs.warn_of_left_alone(0)
    assert not waiting(city_administrator)  # six days before: told again at three
    until(protector, 6)
    jobs.warn_of_left_alone(0)
    [job] = waiting(city_administrator)
    assert not waiting(amina)
    mail.outbox = []
    jobs.tell_of_left_alone(**job.args)
    [message] = mail.outbox
    assert message.to == [city_administrator.user.email]
    assert "Giada" in message.body and "Rovo" not in message.body + message.subject
    until(protector, None)
    jobs.tell_of_left_alone(**job.args)
    assert len(mail.outbox) == 1


def waiting(who) -> list[ProcrastinateJob]:
    return list(
        ProcrastinateJob.objects.filter(task_name="people.tell_of_left_alone", args__to=str(who.user.pk))
    )
