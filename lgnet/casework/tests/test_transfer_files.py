# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and papers that go along to another city: chosen, sealed for it alone, and gone when it has answered."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from lgnet.casework import jobs
from lgnet.casework.actions.answer_transfer import accept_transfer, decline_transfer
from lgnet.casework.actions.keep_case_files import add_entry_files, add_note_files
from lgnet.casework.actions.offer_transfer import offer_transfer
from lgnet.casework.actions.withdraw_transfer import withdraw_transfer
from lgnet.casework.actions.write_intervention import write_intervention
from lgnet.casework.actions.write_restricted_note import write_restricted_note
from lgnet.casework.choices import Handed
from lgnet.casework.codes import TERMS
from lgnet.casework.models import Departure, EntryFile, Parcel, ParcelFile, Transfer
from lgnet.casework.queries.transfers import get_transfer_to_answer
from lgnet.casework.queries.travelling import files_that_may_go
from lgnet.casework.transfer_errors import TooManyEnclosed, TooMuchEnclosed
from lgnet.kernel import clock
from lgnet.people.actions.keep_permit_files import add_permit_files
from lgnet.people.models import Permit, PermitFile
from lgnet.trust import tenancy
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.looking import Seen
from lgnet.trust.models import AuditEvent
from tests.cast import fresh_city

OF_PERMIT, OF_DIARY = b"%PDF-1.7 Fenicottero-5501", b"%PDF-1.7 Cormorano-5502"
SECRET = b"%PDF-1.7 Airone-5503"


@pytest.fixture(autouse=True)
def only_here(sassari, torino, monkeypatch):
    """The jobs look into the cities of this test alone."""
    monkeypatch.setattr(jobs, "_cities", lambda: [sassari.id, torino.id])


@pytest.fixture
def case(amina, opened, person_of):
    """With a paper of the permit, one in the diary, and one of a restricted note."""
    with amina.at_work() as by:
        case = opened(by, person_of(permit=True))
        permit = Permit.objects.get(person=case.person)
        entry = write_intervention(case=case, kind="interview", on=clock.today(), by=by)
        note = write_restricted_note(case=case, kind="health", words="Riservato", by=by)
        for add, of, content in (
            (add_permit_files, {"permit": permit}, OF_PERMIT),
            (add_entry_files, {"entry": entry}, OF_DIARY),
            (add_note_files, {"note": note}, SECRET),
        ):
            (file,) = add(**of, brought=[Brought("a.pdf", content)], by=by)
            keeping.keep_seen(file, Seen("pdf", 2, content))
    return case


def offer(amina, torino, case, **told) -> Departure:
    with amina.at_work() as by:
        files = [str(file.pk) for file in files_that_may_go(case)]
        plain = {"shared": [Handed.PERMIT], "agreed_on": clock.today(), "files": files}
        return offer_transfer(case=case, to_city=torino, by=by, **{**plain, **told})


def accept(carla, torino_team, departure, **told):
    with carla.at_work() as by:
        transfer = get_transfer_to_answer(by, departure.transfer_id)
        return accept_transfer(transfer=transfer, team=torino_team, by=by, **told)


def contents(files) -> list[bytes]:
    return [keeping.opened(file) for file in files]


def test_what_may_go_is_of_her_documents_and_the_diary_never_of_restricted_notes(amina, case):
    with amina.at_work():
        assert contents(files_that_may_go(case)) == [OF_PERMIT, OF_DIARY]


def test_accepted_they_are_in_the_files_of_the_new_person(amina, carla, torino, torino_team, case):
    arrival = accept(carla, torino_team, offer(amina, torino, case))
    with carla.at_work():
        of_permit = PermitFile.objects.get(person=arrival.person_id)
        assert of_permit.permit.person_id == arrival.person_id and of_permit.pages == 2
        of_diary = EntryFile.objects.get(entry__case=arrival.case_id)
        assert contents([of_permit, of_diary]) == [OF_PERMIT, OF_DIARY]
        assert not ParcelFile.objects.exists() and not Parcel.objects.exists()
        told = AuditEvent.objects.get(action="casework.transfer_accepted").facts
        assert told["files"] == 2
    with amina.at_work():
        assert contents(PermitFile.objects.filter(person=case.person_id)) == [OF_PERMIT]


def test_of_who_is_known_there_nothing_is_written_over(amina, carla, torino, torino_team, case, person_of):
    departure = offer(amina, torino, case)
    with carla.at_work():
        known = person_of("Fatou")
    arrival = accept(carla, torino_team, departure, known=known)
    with carla.at_work():
        assert not PermitFile.objects.exists()
        assert sorted(contents(EntryFile.objects.filter(entry__case=arrival.case_id))) == [
            OF_DIARY,
            OF_PERMIT,
        ]


def test_only_what_was_chosen_goes(amina, carla, torino, torino_team, case):
    with amina.at_work():
        chosen = [str(PermitFile.objects.get(person=case.person).pk)]
    arrival = accept(carla, torino_team, offer(amina, torino, case, files=chosen))
    with carla.at_work():
        assert not EntryFile.objects.exists()
        assert contents(PermitFile.objects.filter(person=arrival.person_id)) == [OF_PERMIT]


def test_a_file_of_somebody_else_does_not_go(amina, torino, case, opened, person_of):
    with amina.at_work() as by:
        other = opened(by, person_of("Awa"))
        hers = [str(file.pk) for file in files_that_may_go(case)]
    departure = offer(amina, torino, other, files=hers)
    with amina.at_work():
        assert Transfer.objects.get(pk=departure.transfer_id).files == 0


def test_the_receiver_alone_reads_them_and_nothing_is_in_clear(amina, carla, torino, case):
    offer(amina, torino, case)
    with amina.at_work():
        assert not ParcelFile.objects.exists()
    with tenancy.in_city(fresh_city("Bari").id), transaction.atomic():
        assert not ParcelFile.objects.exists()
    with carla.at_work(), connection.cursor() as cursor:
        cursor.execute("select p::text from casework_parcelfile p")
        rows = [row for (row,) in cursor.fetchall()]
    assert len(rows) == 2
    assert not any(content.hex() in row for row in rows for content in (OF_PERMIT, OF_DIARY))


def test_declined_taken_back_or_expired_they_are_gone(amina, carla, torino, case):
    declined = offer(amina, torino, case)
    with carla.at_work() as by:
        decline_transfer(
            transfer=get_transfer_to_answer(by, declined.transfer_id), reason="no_capacity", by=by
        )
        assert not ParcelFile.objects.exists()
    jobs.settle_transfers(0)
    taken_back = offer(amina, torino, case)
    with amina.at_work() as by:
        found = Departure.objects.select_related("case", "transfer").get(pk=taken_back.pk)
        withdraw_transfer(departure=found, by=by)
    jobs.settle_transfers(0)
    with carla.at_work():
        assert not ParcelFile.objects.exists()
    offer(amina, torino, case)
    with carla.at_work():
        assert ParcelFile.objects.count() == 2  # control
    with clock.telling(clock.now() + timedelta(days=TERMS["transfer_within_days"], minutes=1)):
        jobs.settle_transfers(0)
    with carla.at_work():
        assert not ParcelFile.objects.exists()


@pytest.mark.parametrize(
    ("limit", "value", "problem"),
    [("MOST_FILES", 1, TooManyEnclosed), ("MOST_TOGETHER", 30, TooMuchEnclosed)],
)
def test_too_many_or_too_large_is_refused_and_nothing_is_offered(
    amina, torino, case, monkeypatch, limit, value, problem
):
    monkeypatch.setattr(f"lgnet.casework.actions.enclose_files.{limit}", value)
    with pytest.raises(problem):
        offer(amina, torino, case)
    with amina.at_work():
        assert not Transfer.objects.exists()


def test_from_the_form_to_the_page_of_the_other_city(amina, bruno, carla, torino, case):
    address = amina.url(f"cases/{case.pk}/transfer/")
    page = amina.browser.get(address).content.decode()
    with amina.at_work():
        ids = [str(file.pk) for file in files_that_may_go(case)]
    assert all(f'value="{one}"' in page for one in ids)
    told = {"to_city": torino.pk, "files": ids, "agreed_on": clock.today().isoformat()}
    assert amina.browser.post(address, told).status_code == 302
    with carla.at_work():
        file = ParcelFile.objects.latest("id")
    arriving = carla.url(f"cases/transfers/{file.parcel_id}/")
    link = f"{arriving}files/{file.pk}/"
    assert link in carla.browser.get(arriving).content.decode()
    answer = carla.browser.get(link)
    assert answer.content == OF_DIARY and answer["Content-Disposition"].startswith("attachment")
    with carla.at_work():
        assert AuditEvent.objects.filter(action="casework.parcel_file_opened").exists()
    assert (
        amina.browser.get(amina.url(f"cases/transfers/{file.parcel_id}/files/{file.pk}/")).status_code == 404
    )
