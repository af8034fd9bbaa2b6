# SPDX-License-Identifier: AGPL-3.0-or-later
"""One field finds a person however her name is written, and says why; what is hidden stays hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.register_person import register_person
from lgnet.people.choices import Likeness
from lgnet.people.errors import NoSuchPerson
from lgnet.people.models import NameKey
from lgnet.people.queries import get_person, people_visible_to, search_people
from lgnet.people.tests.factories import fatou, protected
from lgnet.trust.models import AuditEvent


def found(by, text):
    return [(match.person.full_name, *match.reasons) for match in search_people(by, text)]


def test_the_same_name_comes_before_one_that_sounds_alike(amina):
    with amina.at_work() as by:
        for name in ("Muhammad", "Mohamed", "Mahmoud", "Bakary"):
            register_person(given_name=name, family_name="Jallow", by=by)
        names = found(by, "mohamed diallo")
        assert names[0] == ("Mohamed Jallow", Likeness.SOUNDS_ALIKE)
        assert [name for name, _ in names[:2]] == ["Mohamed Jallow", "Muhammad Jallow"]
        assert "Bakary Jallow" not in [name for name, _ in names]


def test_the_very_name_comes_before_a_longer_one_that_has_it(amina):
    with amina.at_work() as by:
        for given in ("Abdoulaye Mamadou", "Mamadou", "Mamadou Alpha"):
            register_person(given_name=given, family_name="Barry", by=by)
        assert [name for name, *_ in found(by, "mamadou barry")][0] == "Mamadou Barry"


@pytest.mark.parametrize("typed", ["Diallo Fatou", "FATOU DIALLO", "fatou", "dia", "Fatu Jalo", "فاتو"])
def test_order_case_beginnings_spellings_and_scripts(amina, typed):
    with amina.at_work() as by:
        fatou(by)
        assert [name for name, *_ in found(by, typed)] == ["Fatou Diallo"]


def test_an_alias_and_the_name_in_its_own_script_are_found(amina):
    with amina.at_work() as by:
        register_person(given_name="Wei", family_name="Zhang", original_name="张伟", aliases=["Marco"], by=by)
        assert found(by, "Marco") == [("Wei Zhang", Likeness.SAME_ALIAS)]
        assert found(by, "张伟")[0][0] == "Wei Zhang"


@pytest.mark.parametrize("typed", ["3331234567", "+39 333 123 45 67", "333-123-4567"])
def test_a_phone_number_is_found_however_written(amina, typed):
    with amina.at_work() as by:
        fatou(by)
        assert found(by, typed) == [("Fatou Diallo", Likeness.SAME_PHONE)]


def test_an_exact_identity_number_is_found(amina):
    with amina.at_work() as by:
        person = fatou(by)
        record_identifier(person=person, kind="stp", number="STP0201010000123", by=by)
        assert found(by, "stp 0201010000123") == [("Fatou Diallo", Likeness.SAME_IDENTIFIER)]
        assert found(by, "STP0201010000124") == []


def test_street_operators_do_not_search_by_identity_number(amina, bruno):
    with amina.at_work() as by:
        record_identifier(person=fatou(by), kind="stp", number="STP0201010000123", by=by)
    with bruno.at_work() as by:
        assert found(by, "STP0201010000123") == []
        assert found(by, "fatou") != []


@pytest.mark.parametrize("typed", ["", " ", "a", "%", "''", "x" * 500])
def test_too_little_or_odd_text_finds_nobody(amina, typed):
    with amina.at_work() as by:
        fatou(by)
        assert found(by, typed) == []


def test_three_queries_however_many_people(amina):
    with amina.at_work() as by:
        for number in range(3):
            fatou(by, given_name=f"Fatou{'abc'[number]}")
        with CaptureQueriesContext(connection) as few:
            search_people(by, "DLLFTA98C47Z343A")
            search_people(by, "fatou")
        for number in range(30):
            fatou(by, given_name=f"Fatou{'abcdef'[number % 6]}", phone="")
        with CaptureQueriesContext(connection) as many:
            search_people(by, "DLLFTA98C47Z343A")
            search_people(by, "fatou")
        reads = [query for query in many if "trust_" not in query["sql"]]  # but the counts and the audit
        assert len(few) == len(many) and len(reads) <= 2 * 3


def test_the_limit_holds(amina):
    with amina.at_work() as by:
        for _ in range(5):
            fatou(by)
        assert len(search_people(by, "fatou", limit=3)) == 3


def test_who_was_shown_is_in_the_audit_and_what_was_typed_is_not(amina):
    with amina.at_work() as by:
        person = fatou(by)
        search_people(by, "fatou")
        event = AuditEvent.objects.filter(action="people.searched").last()
        assert event.person_ids == [person.pk] and "fatou" not in str(event.facts).lower()
        get_person(by, person.pk)
        assert AuditEvent.objects.filter(action="people.person_opened", target_id=person.pk).exists()


def test_nobody_searches_in_another_city(amina, carla):
    with amina.at_work() as by:
        person = fatou(by)
    with carla.at_work() as by:
        assert found(by, "fatou") == []
        with pytest.raises(NoSuchPerson):
            get_person(by, person.pk)


def test_roles_without_business_with_people_see_none(amina, project_manager, city_administrator):
    with amina.at_work() as by:
        person = fatou(by)
    for player in (project_manager, city_administrator):
        with player.at_work() as by:
            assert not people_visible_to(by).exists() and found(by, "fatou") == []
            with pytest.raises(NoSuchPerson):
                get_person(by, person.pk)


def test_a_protected_person_is_found_by_her_team_only(amina, bruno, protector, protecting_team):
    with amina.at_work() as by:
        person = protected(by, protecting_team)
    for outside in (amina, bruno):
        with outside.at_work() as by:
            assert found(by, "fatou diallo") == [] and found(by, "333 1234567") == []
            assert not people_visible_to(by).exists() and not NameKey.objects.filter(person=person).exists()
            with pytest.raises(NoSuchPerson):
                get_person(by, person.pk)
    with protector.at_work() as by:
        assert found(by, "fatou diallo")[0][0] == "Fatou Diallo" and found(by, "333 1234567") != []
        assert get_person(by, person.pk) == person


def test_a_protected_persons_number_is_not_confirmed_outside_her_team(amina, protecting_team):
    with amina.at_work() as by:
        person = fatou(by)
        record_identifier(person=person, kind="passport", number="AB1234567", by=by)
        assert found(by, "AB1234567") != []
        from lgnet.people.actions.protect_person import protect_person

        protect_person(person=person, team=protecting_team, reason="trafficking", by=by)
        assert found(by, "AB1234567") == []


def many_keys(by) -> None:
    """So many that reading them all would cost more than asking an index."""
    person = fatou(by)
    NameKey.objects.bulk_create(NameKey(person=person, key=f"k{number}") for number in range(4000))


def index_conditions(rows) -> str:
    return "\n".join(line for line in rows.explain().splitlines() if "Index Cond" in line)


def test_a_key_is_looked_up_by_an_index_ahead_of_the_citys_policy(amina):
    with amina.at_work() as by:
        many_keys(by)
        assert "key" in index_conditions(NameKey.objects.filter(key="fatou").values("person_id"))
        assert "key" in index_conditions(NameKey.objects.filter(key__in=["fatou", "~ft"]).values("person_id"))


def test_control_a_beginning_asked_with_like_is_no_condition_of_the_index(amina):
    with amina.at_work() as by:
        many_keys(by)
        conditions = index_conditions(NameKey.objects.filter(key__startswith="fat").values("person_id"))
        assert "key" not in conditions
