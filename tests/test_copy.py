# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's copy holds everything that is held on her, or says why not: every table, every personal field."""

import io
import json
from datetime import date

import pytest
from django.apps import apps
from pypdf import PdfReader

from lgnet.casework.actions.open_case import open_case
from lgnet.casework.actions.send_referral import send_referral
from lgnet.casework.actions.write_assessment import write_assessment
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.ids import new_id
from lgnet.network.actions.add_provider import add_provider
from lgnet.network.actions.add_service import add_service
from lgnet.network.models import Team
from lgnet.outreach.actions.record_contact import record_contact
from lgnet.people import copy_jobs
from lgnet.people.actions.add_tie import add_tie
from lgnet.people.actions.make_copy import ask_for_copy, content_of, may_include_restricted
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.people.copying import declared
from lgnet.people.life_errors import FollowedByOthers
from lgnet.people.models import PersonCopy
from lgnet.trust import privacy
from tests.cast import fresh_programme, player

SECRET = "Salamandra-9931"


@pytest.fixture
def fatou(amina, bruno, team):
    """Known, met, taken in charge, referred, with something restricted."""
    with bruno.at_work() as by:
        programme = fresh_programme()
    with amina.at_work() as by:
        person = register_person(
            given_name="Fatou", family_name="Diallo", birth_date=date(1998, 3, 7), citizenships=["SEN"],
            languages=["wo", "fr"], by=by,
        )  # fmt: skip
        record_permit(person=person, document_kind="1", reason="RICH_ASILO", number="I1234567", by=by)
        record_identifier(person=person, kind="cui", number="05ABCD7", by=by)
        record_contact(
            by=by, programme=programme, happened_at=clock.now(), place="Stazione Ostiense", person=person,
            idempotency_key=new_id(),
        )  # fmt: skip
        case = open_case(person=person, team=team, programme=programme, by=by)
        told = {"words": "Cerca una stanza", "with_whom": "Sara Bianchi"}
        write_intervention(case=case, kind="interview", on=clock.today(), by=by, **told)
        write_restricted_note(case=case, kind="health", words=SECRET, by=by)
        write_assessment(case=case, moment="start", on=clock.today(), levels={"housing": 2}, by=by)
        provider = add_provider(name="Ambulatorio", by=by)
        service = add_service(provider=provider, name="Visite", needs=["health"], phone="079 1", by=by)
        send_referral(case=case, service=service, need="health", request="Una visita", by=by)
    return person


def made(player, person, *, language="it", restricted=False) -> PersonCopy:
    with player.at_work() as by:
        copy = ask_for_copy(person=person, language=language, restricted=restricted, by=by)
    copy_jobs.make_copy(str(copy.city_id), str(copy.pk))
    with player.at_work():
        return PersonCopy.objects.get(pk=copy.pk)


def told(player, copy) -> dict:
    with player.at_work() as by:
        return json.loads(content_of(copy, "values", by=by))


def on_paper(player, copy) -> str:
    with player.at_work() as by:
        pages = PdfReader(io.BytesIO(content_of(copy, "paper", by=by))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


# --- nothing is forgotten


def test_each_table_and_field_that_tells_of_a_person_is_told_or_left_out_with_a_reason():
    assert declared.faults() == []


def test_a_table_that_is_forgotten_is_seen(monkeypatch):
    kept = tuple(one for one in declared.tables() if one.table != "casework.Referral")
    monkeypatch.setattr(declared, "tables", lambda: kept)
    assert declared.faults() == ["casework.Referral is neither told nor left out"]


def test_a_field_that_is_forgotten_is_seen():
    diary = next(one for one in declared.tables() if one.table == "casework.Intervention")
    without = declared.Table(diary.table, "", "", tuple(one for one in diary.columns if one.path != "words"))
    assert declared.faults_of(without) == ["casework.Intervention.words is not told"]


def test_tables_that_name_her_through_another_are_among_them():
    ways = {model._meta.label: way for model, way in declared.ways().items()}
    assert ways["outreach.ContactNeed"] == "contact__person" and ways["people.Person"] == "pk"
    assert apps.get_model("trust.AuditEvent") not in declared.ways()  # told by role, under who has seen


def test_an_encrypted_field_is_told_opened_or_left_out():
    sealed = {
        f"{one.table}.{column.path}"
        for one in declared.tables()
        for column in one.columns
        if column.path in privacy.classes_of(one.model)["encrypted"] and not column.opened
    }
    assert sealed == set()


# --- what it says


def test_it_tells_what_is_held_in_json_and_on_paper(amina, fatou):
    copy = made(amina, fatou)
    values, paper = told(amina, copy), on_paper(amina, copy)
    tables = {one["table"]: one["rows"] for one in values["tables"]}
    assert tables["people.Person"][0]["given_name"] == "Fatou"
    assert tables["people.Person"][0]["birth_date"]["value"] == "1998-03-07"
    assert tables["people.Permit"][0]["number"] == "I1234567"
    assert tables["people.Identifier"][0]["sealed"] == "05ABCD7"
    assert tables["casework.Referral"][0]["request"] == "Una visita"
    assert values["seen_by"][0]["role"] == "case_manager" and values["kept_until"]
    for words in (
        "Fatou Diallo",
        "7 marzo 1998",
        "Senegal",
        "I1234567",
        "05ABCD7",
        "Stazione Ostiense",
        "Una visita",
    ):
        assert words in paper, words
    assert "Chi sei" in paper and "Chi ha visto i tuoi dati" in paper


def test_names_of_others_are_masked(amina, fatou):
    copy = made(amina, fatou)
    assert "S. B." in on_paper(amina, copy) and "Bianchi" not in on_paper(amina, copy)
    assert "Bianchi" not in json.dumps(told(amina, copy))


def test_a_tie_is_told_to_both_without_more_of_the_other(amina, fatou):
    with amina.at_work() as by:
        child = register_person(given_name="Modou", family_name="Faye", by=by)
        add_tie(person=child, kind="parent", other=fatou, since=date(2019, 5, 2), by=by)
    for person, kind in ((fatou, "child"), (child, "parent")):
        values = told(amina, made(amina, person))
        [tie] = [row for one in values["tables"] if one["table"] == "people.Tie" for row in one["rows"]]
        assert (tie["kind"]["value"], tie["since"]["value"]) == (kind, "2019-05-02")
    assert "Modou" not in json.dumps(told(amina, made(amina, fatou)))  # she is told that she has a child


def test_it_ends_with_her_rights_in_a_language_of_hers(amina, fatou):
    paper = on_paper(amina, made(amina, fatou, language="en"))
    assert "Who you are" in paper and "Comment nous utilisons vos données" in paper


def test_the_paper_is_accessible(amina, fatou):
    with amina.at_work() as by:
        copy = ask_for_copy(person=fatou, language="it", by=by)
    copy_jobs.make_copy(str(copy.city_id), str(copy.pk))
    with amina.at_work() as by:
        content = content_of(PersonCopy.objects.get(pk=copy.pk), "paper", by=by)
    paper = PdfReader(io.BytesIO(content))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"] and paper.trailer["/Root"]["/Lang"].startswith("it")
    assert b"pdfuaid" in paper.trailer["/Root"]["/Metadata"].get_data()


# --- what is restricted


def test_restricted_notes_are_in_it_only_where_who_follows_her_says_so(amina, sassari, fatou):
    plain = made(amina, fatou)
    assert SECRET not in json.dumps(told(amina, plain)) and SECRET not in on_paper(amina, plain)
    assert "Riservata" in on_paper(amina, plain) or "riservate" in on_paper(
        amina, plain
    )  # that there is one is told
    assert SECRET in on_paper(amina, made(amina, fatou, restricted=True))  # control
    officer = player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)
    asked = made(officer, fatou, restricted=True)
    assert not asked.restricted and SECRET not in json.dumps(told(officer, asked))


def test_who_does_not_follow_her_makes_none(sassari, fatou):
    elsewhere = Team.objects.create(city=sassari, name="Équipe porto")
    rosa = player("Rosa", sassari, Role.CASE_MANAGER, team=elsewhere)
    with rosa.at_work() as by:
        assert not may_include_restricted(by, fatou)
        with pytest.raises(FollowedByOthers):
            ask_for_copy(person=fatou, language="it", by=by)
