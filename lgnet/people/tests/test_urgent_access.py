# SPDX-License-Identifier: AGPL-3.0-or-later
"""Break-glass: one protected person, one user, three hours, told and reviewed. The control of each: without it nothing
is seen."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from lgnet.accounts.models import User
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.people.actions.end_protection import end_protection
from lgnet.people.actions.give_back_urgent_access import give_back_urgent_access
from lgnet.people.actions.open_urgently import open_urgently
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.review_urgent_access import review_urgent_access
from lgnet.people.jobs import tell_of_urgent_access
from lgnet.people.life_errors import NobodyHidden, NotIdentified, NotYourOwnUrgency, WhyUrgent
from lgnet.people.models import NameKey, Person, UrgentAccess
from lgnet.people.queries import search_people
from lgnet.people.tests.browsing import events, page, post, shows
from lgnet.people.tests.factories import protected
from lgnet.trust import tenancy
from tests.cast import player

BORN = date(1998, 3, 7)
TOLD = {"name": "diallo FATOU", "birth_date": BORN, "reason": "health", "words": "Portata al pronto soccorso"}


@pytest.fixture
def fatou(protector, protecting_team) -> Person:
    """Seen by the protecting team only."""
    with protector.at_work() as by:
        return protected(by, protecting_team)


@pytest.fixture
def other(protector, protecting_team) -> Person:
    """Protected too; nobody opens her."""
    with protector.at_work() as by:
        return protected(by, protecting_team, given_name="Awa", family_name="Sow", phone="")


@pytest.fixture
def officer(sassari):
    return player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)


def opened(who, **told) -> UrgentAccess:
    with who.at_work() as by:
        return open_urgently(by=by, **{**TOLD, **told})


def three_hours_later(who) -> None:
    """As if it had been opened then, by the clock of the database."""
    with who.at_work():
        UrgentAccess.objects.update(opened_at=Now() - timedelta(hours=3), ends_at=Now())


def seen_by(who, person) -> tuple[bool, bool, bool, int]:
    """By the tables, by her name's keys, by search, on her page."""
    with who.at_work() as by:
        rows = Person.objects.filter(pk=person.pk).exists(), NameKey.objects.filter(person=person).exists()
        found = [match.person.pk for match in search_people(by, person.full_name)]
    return *rows, person.pk in found, page(who, f"{person.pk}/").status_code


HIDDEN, SEEN = (False, False, False, 404), (True, True, True, 200)


def test_for_three_hours_one_user_sees_one_person(bruno, amina, fatou, other):
    assert seen_by(bruno, fatou) == HIDDEN
    opened(bruno)
    assert seen_by(bruno, fatou) == SEEN
    assert seen_by(bruno, other) == HIDDEN
    assert seen_by(amina, fatou) == HIDDEN  # of his team, and has opened nothing
    three_hours_later(bruno)
    assert seen_by(bruno, fatou) == HIDDEN


def test_another_user_of_the_same_transaction_settings_sees_nothing(bruno, fatou):
    """Control: it is the user's id told to the database that opens, not the teams."""
    opened(bruno)
    with tenancy.in_city(bruno.city.id, teams=bruno.actor.team_ids), transaction.atomic():
        assert not Person.objects.filter(pk=fatou.pk).exists()
    with bruno.at_work():
        assert Person.objects.filter(pk=fatou.pk).exists()


def test_another_city_never(carla, bruno, fatou):
    opened(bruno)
    with pytest.raises(NobodyHidden):
        opened(carla)
    assert seen_by(carla, fatou) == HIDDEN


@pytest.mark.parametrize(
    "told",
    [
        {"name": "Fatou Dialo"},
        {"name": "Fatou Fatou Diallo"},
        {"birth_date": date(1998, 3, 8)},
        {"birth_date": date(1998, 7, 3)},
    ],
)
def test_nobody_answers_to_what_is_nearly_right(bruno, fatou, told):
    with pytest.raises(NobodyHidden):
        opened(bruno, **told)
    assert seen_by(bruno, fatou) == HIDDEN


def test_whoever_is_open_anyway_answers_no_more_than_nobody(amina, bruno, somebody, protector, fatou):
    with pytest.raises(NobodyHidden):
        opened(protector)  # hers already
    with protector.at_work() as by:
        end_protection(person=fatou, by=by)
    with pytest.raises(NobodyHidden):
        opened(bruno)


def test_two_who_answer_alike_are_both_left_hidden(bruno, fatou, protector, protecting_team):
    with protector.at_work() as by:
        protected(by, protecting_team)
    with pytest.raises(NobodyHidden):
        opened(bruno)


def test_where_only_the_year_is_known_the_year_is_enough(bruno, protector, protecting_team):
    with protector.at_work() as by:
        person = protected(by, protecting_team, birth_date=date(1998, 1, 1), birth_precision="year")
    assert opened(bruno, birth_date=date(1998, 5, 6)).person_id == person.pk


def test_by_a_number_that_she_shows(bruno, protector, fatou):
    with protector.at_work() as by:
        record_identifier(person=fatou, kind="cui", number="05ABCD7", by=by)
    with pytest.raises(NobodyHidden):
        opened(bruno, name="", birth_date=None, number="05ABCD8")
    assert opened(bruno, name="", birth_date=None, number="05 abcd7").person_id == fatou.pk


def test_the_question_to_every_team_ends_with_the_question(bruno, fatou):
    with bruno.at_work():
        with tenancy.asking_every_team():
            assert Person.objects.filter(pk=fatou.pk).exists()
            Person.objects.filter(pk=fatou.pk).update(given_name="Altro")
        assert not Person.objects.filter(pk=fatou.pk).exists()
        with pytest.raises(ZeroDivisionError), tenancy.asking_every_team():
            raise ZeroDivisionError
        assert not Person.objects.filter(pk=fatou.pk).exists()
    opened(bruno)
    with bruno.at_work():
        assert Person.objects.get(pk=fatou.pk).given_name == "Fatou"  # nothing can be written with it


def test_who_has_no_business_with_people_opens_nobody(project_manager, officer, fatou):
    for who in (project_manager, officer):
        with pytest.raises(Denied):
            opened(who)


def test_without_words_or_a_name_nothing_opens(bruno, fatou):
    with pytest.raises(WhyUrgent):
        opened(bruno, words="urgente")
    for missing in ({"birth_date": None}, {"name": "Fatou"}):
        with pytest.raises(NotIdentified):
            opened(bruno, **missing)


def test_it_is_given_back(bruno, fatou):
    opened(bruno)
    with bruno.at_work() as by:
        assert give_back_urgent_access(person=fatou, by=by) == 1
    assert seen_by(bruno, fatou) == HIDDEN


def test_the_database_refuses_more_than_three_hours_and_ones_own_review(bruno, fatou):
    access = opened(bruno)
    longer = {"ends_at": access.ends_at + timedelta(seconds=1)}
    own = {"verdict": "justified", "reviewed_by": access.by_id, "reviewed_at": access.opened_at}
    for wrong in (longer, own):
        with bruno.at_work(), pytest.raises(IntegrityError), transaction.atomic():
            UrgentAccess.objects.filter(pk=access.pk).update(**wrong)


def test_each_try_and_each_view_is_in_the_register(bruno, fatou):
    form = {
        "name": "Fatou Dialo",
        "birth_date": "1998-03-07",
        "reason": "health",
        "words": "Portata in ospedale",
    }
    post(bruno, "urgent/", form)
    opened(bruno)
    page(bruno, f"{fatou.pk}/")
    assert len(events(bruno, "people.urgent_access_tried")) == 1
    [opening] = events(bruno, "people.opened_urgently")
    assert opening.person_ids == [fatou.pk] and opening.facts["reason"] == "health"
    [view] = events(bruno, "people.person_seen_urgently")
    assert (view.by_id, view.person_ids) == (bruno.user.pk, [fatou.pk])


def test_whoever_tries_at_random_is_stopped(bruno, fatou, settings):
    form = {
        "name": "Nome Sbagliato",
        "birth_date": "1998-03-07",
        "reason": "other",
        "words": "Prova di nomi a caso",
    }
    levels = [post(bruno, "urgent/", form).status_code for _ in range(6)]
    assert levels == [422] * 5 + [429]
    right = {**form, "name": "Fatou Diallo"}
    assert post(bruno, "urgent/", right).status_code == 429 and seen_by(bruno, fatou) == HIDDEN


def test_the_page_opens_her_and_keeps_what_was_typed(bruno, fatou):
    assert shows(page(bruno, ""), "/people/urgent/")
    form = {
        "name": "Fatou Dialo",
        "birth_date": "1998-03-07",
        "reason": "health",
        "words": "Portata in ospedale",
    }
    refused = post(bruno, "urgent/", form)
    assert refused.status_code == 422 and shows(refused, "Fatou Dialo", "Portata in ospedale")
    assert not shows(refused, "Diallo")
    assert post(bruno, "urgent/", {**form, "name": "Fatou Diallo"}).url == bruno.url(f"people/{fatou.pk}/")
    assert shows(page(bruno, f"{fatou.pk}/"), "Urgent access", "She is open to you until")
    assert post(bruno, f"{fatou.pk}/urgent/end/", {}).url == bruno.url("people/")
    assert page(bruno, f"{fatou.pk}/").status_code == 404


def test_her_team_reads_on_her_page_who_opened_it_and_why(bruno, protector, fatou):
    opened(bruno)
    assert shows(page(protector, f"{fatou.pk}/"), "Bruno", "Portata al pronto soccorso")


def test_the_officer_reviews_without_her_name_and_not_justified_ends_it(bruno, officer, fatou):
    access = opened(bruno)
    assert shows(page(officer, "urgent/review/"), "Bruno")
    review = page(officer, f"urgent/review/{access.pk}/")
    assert shows(review, "Portata al pronto soccorso") and not shows(review, "Diallo")
    said = {"verdict": "not_justified", "note": "Protocollo 12"}
    assert post(officer, f"urgent/review/{access.pk}/", said).status_code == 302
    assert not shows(page(officer, "urgent/review/"), "Bruno")
    assert shows(page(officer, "urgent/review/", all="1"), "Bruno", "Not justified")
    assert seen_by(bruno, fatou) == HIDDEN


def test_nobody_reviews_her_own(sassari, fatou):
    both = player("Ottavia", sassari, Role.DATA_PROTECTION_OFFICER, Role.DESK_OPERATOR)
    access = opened(both)
    with both.at_work() as by, pytest.raises(NotYourOwnUrgency):
        review_urgent_access(access=access, verdict="justified", by=by)
    assert not shows(page(both, "urgent/review/"), f"review/{access.pk}")


def test_her_team_and_the_officers_are_told_without_her_name(bruno, protector, officer, carla, fatou):
    access = opened(bruno)
    city, mail.outbox = str(bruno.city.pk), []
    for to in [user.pk for user in concerned_of(access)]:
        tell_of_urgent_access(city_id=city, access_id=str(access.pk), to=str(to))
    assert {message.to[0] for message in mail.outbox} >= {protector.user.email, officer.user.email}
    assert not {bruno.user.email, carla.user.email} & {message.to[0] for message in mail.outbox}
    assert all("Bruno" in message.body and "Diallo" not in message.body for message in mail.outbox)


def test_the_telling_waits_as_a_job(bruno, fatou):
    from procrastinate.contrib.django.models import ProcrastinateJob

    access = opened(bruno)
    jobs = ProcrastinateJob.objects.filter(
        task_name="people.tell_of_urgent_access", args__access_id=str(access.pk)
    )
    assert jobs.count() == 1


def concerned_of(access):
    from lgnet.people.jobs import concerned

    User.objects.filter(pk=access.by_id).update(language="en")
    return concerned(access)
