# SPDX-License-Identifier: AGPL-3.0-or-later
"""The case manager's pages: what they show, to whom, and that their queries do not grow with the rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.casework.actions.accept_referral import accept_referral
from lgnet.casework.actions.close_case import close_case
from lgnet.casework.actions.decline_referral import decline_referral
from lgnet.kernel.actor import Role
from lgnet.trust.models import AuditEvent
from tests.cast import player


@pytest.fixture
def case(amina, opened, meet, person_of):
    with amina.at_work() as by:
        person = person_of(permit=True)
        meet(by, hours=30, person=person, needs={"health": 3})
        return opened(by, person)


@pytest.fixture
def referral(amina, case, sent):
    with amina.at_work() as by:
        return sent(by, case)


def paths(case, referral, clinic) -> dict[str, str]:
    return {
        "cases": "cases/",
        "cases of all": "cases/?whose=all&state=open",
        "case": f"cases/{case.pk}/",
        "suspend": f"cases/{case.pk}/suspend/",
        "close": f"cases/{case.pk}/close/",
        "refer": f"cases/{case.pk}/refer/?need=health",
        "ask": f"cases/{case.pk}/refer/{clinic.pk}/?need=health",
        "open": f"cases/open/{case.person_id}/",
        "referrals": "cases/referrals/",
        "waiting": "cases/referrals/list/waiting/",
        "referral": f"cases/referrals/{referral.pk}/",
        "accept": f"cases/referrals/{referral.pk}/accept/",
        "decline": f"cases/referrals/{referral.pk}/decline/",
    }


def test_every_page_of_the_case_manager_is_there_in_both_languages(amina, case, referral, clinic):
    browser = amina.browser
    for language in ("it", "en"):
        for name, path in paths(case, referral, clinic).items():
            answer = browser.get(amina.url(path), headers={"accept-language": language})
            assert answer.status_code == 200, (name, answer.status_code)
            assert b"<c-" not in answer.content, name


def test_another_city_finds_none_of_them(carla, case, referral, clinic):
    for name, path in paths(case, referral, clinic).items():
        if name in ("cases", "cases of all", "referrals", "waiting"):
            answer = carla.browser.get(carla.url(path))
            assert answer.status_code == 200
            assert b"Fatou" not in answer.content
        else:
            assert carla.browser.get(carla.url(path)).status_code == 404, name


def test_another_citys_address_is_not_there_at_all(carla, amina, case, referral, clinic):
    for name, path in paths(case, referral, clinic).items():
        assert carla.browser.get(amina.url(path)).status_code == 404, name


def test_roles_without_business_here_are_refused(
    bruno, project_manager, city_administrator, case, referral, clinic
):
    for colleague in (bruno, project_manager, city_administrator):
        for name, path in paths(case, referral, clinic).items():
            assert colleague.browser.get(colleague.url(path)).status_code == 403, name


def test_the_data_protection_officer_reads_and_does_not_write(sassari, case, referral, clinic):
    officer = player("Delia", sassari, Role.DATA_PROTECTION_OFFICER)
    reads = {"cases", "cases of all", "case", "referrals", "waiting", "referral"}
    for name, path in paths(case, referral, clinic).items():
        expected = 200 if name in reads else 403
        assert officer.browser.get(officer.url(path)).status_code == expected, name


def test_who_is_shown_is_recorded(amina, case, referral):
    amina.browser.get(amina.url("cases/"))
    amina.browser.get(amina.url(f"cases/{case.pk}/"))
    amina.browser.get(amina.url(f"cases/referrals/{referral.pk}/"))
    with amina.at_work():
        for action in ("casework.cases_listed", "casework.case_shown", "casework.referral_shown"):
            assert case.person_id in AuditEvent.objects.get(action=action).person_ids, action


def test_a_protected_persons_case_is_nowhere_outside_her_team(
    amina, protector, protecting_team, case, referral, clinic
):
    from lgnet.people.actions.protect_person import protect_person

    with protector.at_work() as by:
        protect_person(person=case.person, team=protecting_team, reason="violence", by=by)
    for name, path in paths(case, referral, clinic).items():
        answer = amina.browser.get(amina.url(path))
        assert b"Fatou" not in answer.content, name
        assert answer.status_code == (
            200 if name in ("cases", "cases of all", "referrals", "waiting") else 404
        )
    assert protector.browser.get(protector.url(f"cases/{case.pk}/")).status_code == 200


def test_the_database_itself_hides_a_protected_persons_case_and_its_steps(
    amina, protector, protecting_team, case, referral
):
    from lgnet.casework.models import Case, CaseStep, Referral, ReferralStep
    from lgnet.people.actions.protect_person import protect_person

    tables = (Case, CaseStep, Referral, ReferralStep)
    with amina.at_work():
        assert all(table.objects.filter(person=case.person).exists() for table in tables)
    with protector.at_work() as by:
        protect_person(person=case.person, team=protecting_team, reason="trafficking", by=by)
        assert all(table.objects.filter(person=case.person).exists() for table in tables)
    with amina.at_work():
        assert not any(table.objects.filter(person=case.person).exists() for table in tables)


def queries_of(colleague, path: str) -> int:
    browser, address = colleague.browser, colleague.url(path)
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_queries_do_not_grow_with_the_rows(amina, opened, meet, person_of, sent, case, referral):
    lists = [
        "cases/",
        "cases/?whose=all",
        "cases/referrals/",
        "cases/referrals/list/waiting/",
        f"cases/{case.pk}/",
    ]
    few = [queries_of(amina, path) for path in lists]
    with amina.at_work() as by:
        for name in ("Awa", "Binta", "Coumba", "Diarra"):
            sent(by, opened(by, person_of(name)))
            meet(by, hours=3, person=case.person)
            sent(by, case)
    assert [queries_of(amina, path) for path in lists] == few
    assert max(few) < 25


def test_fifty_on_a_page(amina, opened, person_of):
    with amina.at_work() as by:
        for number in range(52):
            opened(by, person_of(f"Nome{number}"))
    first = amina.browser.get(amina.url("cases/")).content.decode()
    assert first.count("lg-row-link") == 50
    assert amina.browser.get(amina.url("cases/?page=2")).content.decode().count("lg-row-link") == 2


def test_an_empty_caseload_says_how_to_begin(amina):
    page = amina.browser.get(amina.url("cases/")).content.decode()
    assert amina.url("contacts/requests/") in page


def test_a_case_is_closed_through_its_page_and_nothing_typed_is_lost(amina, case):
    address = amina.url(f"cases/{case.pk}/close/")
    refused = amina.browser.post(address, {"reason": "autonomy", "note": "Ha trovato casa"})
    assert refused.status_code == 422
    assert "Ha trovato casa" in refused.content.decode()
    done = amina.browser.post(
        address, {"reason": "autonomy", "outcome": "autonomous", "note": "Ha trovato casa"}
    )
    assert done.status_code == 302
    with amina.at_work():
        case.refresh_from_db()
        assert case.closing_note == "Ha trovato casa"
    again = amina.browser.post(address, {"reason": "autonomy", "outcome": "autonomous"})
    assert again.status_code == 409


def test_a_move_is_not_made_by_looking(amina, case):
    assert amina.browser.get(amina.url(f"cases/{case.pk}/resume/")).status_code == 200
    with amina.at_work():
        case.refresh_from_db()
        assert case.state == "open"


def test_only_allowed_moves_are_offered(amina, protector, case):
    own = amina.browser.get(amina.url(f"cases/{case.pk}/")).content.decode()
    others = protector.browser.get(protector.url(f"cases/{case.pk}/")).content.decode()
    for move in ("suspend", "close", "refer"):
        assert f"cases/{case.pk}/{move}/" in own
        assert f"cases/{case.pk}/{move}/" not in others
    for move in ("resume", "reopen"):
        assert f"cases/{case.pk}/{move}/" not in own
    assert protector.browser.get(protector.url(f"cases/{case.pk}/close/")).status_code == 403


def test_who_died_is_not_offered_a_reopening(amina, case):
    with amina.at_work() as by:
        close_case(case=case, reason="died", outcome="unknown", by=by)
    page = amina.browser.get(amina.url(f"cases/{case.pk}/")).content.decode()
    assert f"cases/{case.pk}/reopen/" not in page


def test_an_answer_is_written_down_through_the_page(amina, referral):
    address = amina.url(f"cases/referrals/{referral.pk}/accept/")
    assert amina.browser.post(address, {}).status_code == 422
    assert amina.browser.post(address, {"told_by": "Dott. Sanna"}).status_code == 302
    with amina.at_work():
        referral.refresh_from_db()
        assert (referral.state, referral.answer_told_by) == ("accepted", "Dott. Sanna")
    again = amina.browser.post(address, {"told_by": "Dott. Sanna"})
    assert again.status_code == 409
    assert "Dott. Sanna" in again.content.decode()


def test_a_decline_says_what_to_do_next(amina, referral):
    with amina.at_work() as by:
        decline_referral(referral=referral, reason="outside_area", by=by, told_by="Dott. Sanna")
    page = amina.browser.get(amina.url(f"cases/referrals/{referral.pk}/")).content.decode()
    assert "Scegliere il servizio competente per la zona" in page
    assert f"cases/{referral.case_id}/refer/?need=health" in page


def test_the_receiving_team_sees_what_it_is_told_and_no_more(
    sassari, protecting_team, amina, case, sent, legal_desk
):
    lawyer = player("Livia", sassari, Role.DESK_OPERATOR, team=protecting_team)
    with amina.at_work() as by:
        case.person.phone = "+39 333 0000001"
        case.person.save()
        ours, theirs = sent(by, case, legal_desk), sent(by, case)
    page = lawyer.browser.get(lawyer.url(f"cases/referrals/{ours.pk}/"))
    assert page.status_code == 200
    assert "Una visita." in page.content.decode()
    assert "0000001" not in page.content.decode()
    assert f"cases/{case.pk}/" not in page.content.decode()
    assert lawyer.browser.get(lawyer.url(f"cases/referrals/{theirs.pk}/")).status_code == 404
    assert lawyer.browser.get(lawyer.url(f"cases/{case.pk}/")).status_code == 403
    assert lawyer.browser.post(lawyer.url(f"cases/referrals/{ours.pk}/accept/")).status_code == 302


def test_a_referral_is_sent_through_the_page_with_what_was_ticked(amina, case, clinic):
    with amina.at_work():
        case.person.languages, case.person.phone = ["fr"], "+39 333 0000001"
        case.person.save()
    address = amina.url(f"cases/{case.pk}/refer/{clinic.pk}/?need=health")
    shown = amina.browser.get(address).content.decode()
    assert "0000001" in shown
    assert amina.browser.post(address, {"request": " "}).status_code == 422
    assert amina.browser.post(address, {"request": "Una visita", "shared": ["languages"]}).status_code == 302
    with amina.at_work():
        sent = case.referrals.get()
        assert sent.shared == ["name", "languages"]


def test_an_unsafe_phone_is_not_offered(amina, case, clinic):
    with amina.at_work():
        case.person.phone, case.person.phone_is_safe = "+39 333 0000001", False
        case.person.save()
    shown = amina.browser.get(amina.url(f"cases/{case.pk}/refer/{clinic.pk}/?need=health")).content.decode()
    assert "0000001" not in shown


def test_the_board_sorts_by_what_is_to_be_done(amina, case, sent):
    with amina.at_work() as by:
        waiting, under_way = sent(by, case), sent(by, case)
        accept_referral(referral=under_way, by=by, told_by="Dott. Sanna")
    columns = {
        key: amina.browser.get(amina.url(f"cases/referrals/list/{key}/")).content.decode()
        for key in ("to-answer", "going-on", "waiting", "ended")
    }
    assert [key for key, page in columns.items() if str(waiting.pk) in page] == ["going-on", "waiting"]
    assert [key for key, page in columns.items() if str(under_way.pk) in page] == ["going-on"]
    assert amina.browser.get(amina.url("cases/referrals/list/lost/")).status_code == 404


def test_a_case_manager_without_a_team_finds_every_page(sassari, amina, case, referral, clinic):
    alone = player("Elisa", sassari, Role.CASE_MANAGER)
    for name, path in paths(case, referral, clinic).items():
        expected = 403 if name in ("suspend", "close", "refer", "ask", "accept", "decline") else 200
        assert alone.browser.get(alone.url(path)).status_code == expected, name
