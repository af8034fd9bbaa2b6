# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos of a document: brought, looked at by a job, given out to who may, and nothing of them in clear."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from lgnet.kernel.actor import Role
from lgnet.network import file_jobs
from lgnet.people.actions.keep_permit_files import add_permit_files
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.models import Permit, PermitFile
from lgnet.people.tests.browsing import events, page, post, reading, shows
from lgnet.people.tests.factories import asylum_permit
from lgnet.people.tests.test_rotation import NEW, OLD
from lgnet.trust.encryption import key_number
from lgnet.trust.files import keeping
from lgnet.trust.files.keeping import Brought
from lgnet.trust.files.kinds import MOST_BYTES, MOST_FILES
from lgnet.trust.files.refusals import FileNotReady, NoFileChosen, NotThisFile, TooManyFiles
from lgnet.trust.tenancy import EVERY_TEAM, in_city
from tests.cast import player

CLEAR = b"Fenicottero-4471"


def photo(colour="navy", **told) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(written, "JPEG", **told)
    return written.getvalue()


@pytest.fixture
def permit(amina, somebody) -> Permit:
    with amina.at_work() as by:
        return asylum_permit(somebody, by)


def brought(*contents: bytes) -> list[Brought]:
    return [Brought(f"IMG_{number}.JPG", content) for number, content in enumerate(contents)]


def added(amina, permit, *contents: bytes) -> list[PermitFile]:
    with amina.at_work() as by:
        return add_permit_files(permit=permit, brought=brought(*contents), by=by)


def looked_at(file: PermitFile) -> PermitFile:
    """As the job does, in the process that can do nothing else."""
    file_jobs.look_at_file("people.PermitFile", str(file.city_id), str(file.pk))
    with in_city(file.city_id, teams=EVERY_TEAM), transaction.atomic():
        return PermitFile.objects.get(pk=file.pk)


def address(permit, rest="") -> str:
    return f"{permit.person_id}/permits/{permit.pk}/files/{rest}"


def sent(amina, permit, *contents: bytes, **headers):
    files = [SimpleUploadedFile(f"IMG_{n}.JPG", content) for n, content in enumerate(contents)]
    return post(amina, address(permit), {"files": files}, **headers)


def test_two_photos_are_brought_looked_at_and_saved_as_attachments(amina, permit):
    assert sent(amina, permit, photo(), photo("red")).status_code == 302
    with amina.at_work():
        files = list(permit.files.all())
    assert [file.state for file in files] == ["looking", "looking"]
    assert shows(page(amina, address(permit)), "Being checked", 'hx-trigger="every 1s"')
    assert [looked_at(file).state for file in files] == ["ready", "ready"]
    answer = page(amina, address(permit, f"{files[0].pk}/"))
    assert Image.open(io.BytesIO(answer.content)).size == (60, 40)
    assert answer["Content-Disposition"].startswith('attachment; filename="document-2')
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    opened = events(amina, "people.file_opened")
    assert [(one.target_id, one.person_ids) for one in opened] == [(files[0].pk, [permit.person_id])]
    assert shows(page(amina, f"{permit.person_id}/"), "2 photos")


def test_the_same_photo_sent_twice_is_one(amina, permit):
    assert len(added(amina, permit, photo(), photo())) == 1
    assert added(amina, permit, photo()) == []
    assert (
        shows(sent(amina, permit, photo(), **{"HX-Request": "true"}), "")
        and len(events(amina, "people.permit_files_added")) == 1
    )


def test_one_bad_file_keeps_none_and_says_which(amina, permit):
    answer = sent(amina, permit, photo(), b"MZ this is a program")
    assert answer.status_code == 422 and shows(answer, "“IMG_1.JPG”", "neither a photo")
    with amina.at_work():
        assert not permit.files.exists()
    assert not shows(sent(amina, permit, photo()), "neither a photo")  # control


def test_what_is_damaged_is_told_after_it_was_looked_at_and_not_kept(amina, permit):
    (file,) = added(amina, permit, b"\xff\xd8\xff" + CLEAR)
    file = looked_at(file)
    assert (file.state, file.problem, file.sealed) == ("refused", "trust.file_broken", None)
    assert shows(page(amina, address(permit)), "Not kept", "damaged")
    assert len(added(amina, permit, photo())) == 1  # it takes no place


def test_limits_are_said(amina, permit):
    with pytest.raises(NoFileChosen):
        added(amina, permit)
    with pytest.raises(NotThisFile):
        added(amina, permit, photo() + b"\0" * MOST_BYTES)
    with pytest.raises(TooManyFiles):
        added(amina, permit, *(photo((n, 0, 0)) for n in range(0, 10 * (MOST_FILES + 1), 10)))
    assert shows(post(amina, address(permit), {}), "No file was chosen")
    assert shows(sent(amina, permit, *[photo() + b"\0" * (MOST_BYTES - 2_000)] * 3), "larger than 24")


def test_what_is_kept_is_nowhere_in_clear(amina, permit, as_superuser):
    (file,) = added(amina, permit, photo(comment=CLEAR))
    held = as_superuser.execute("select sealed from people_permitfile where id = %s", [file.pk]).fetchone()[0]
    assert CLEAR not in bytes(held) and CLEAR in keeping.opened(file)
    assert CLEAR not in keeping.opened(looked_at(file))


def test_not_before_it_was_looked_at(amina, permit):
    (file,) = added(amina, permit, photo())
    with amina.at_work() as by, pytest.raises(FileNotReady):
        keeping.given_out(file, by=by)
    assert page(amina, address(permit, f"{file.pk}/")).status_code == 409


def test_a_killed_worker_s_file_is_looked_at_again_and_one_that_kills_is_given_up(
    amina, permit, as_superuser
):
    (file,) = added(amina, permit, photo())
    ProcrastinateJob.objects.filter(queueing_lock=f"{keeping.JOB} {file.pk}").delete()
    with amina.at_work():
        keeping.take_up(PermitFile, file.pk)
    file_jobs.look_again(0)
    assert not ProcrastinateJob.objects.filter(queueing_lock=f"{keeping.JOB} {file.pk}").exists()
    as_superuser.execute("update people_permitfile set last_sign_at = now() - interval '5 minutes'")
    file_jobs.look_again(0)
    assert ProcrastinateJob.objects.filter(queueing_lock=f"{keeping.JOB} {file.pk}").count() == 1
    as_superuser.execute("update people_permitfile set attempts = %s", [keeping.MOST_ATTEMPTS])
    assert looked_at(file).problem == "trust.file_needs_too_much"


def test_looked_at_twice_the_first_stays(amina, permit):
    (file,) = added(amina, permit, photo())
    first = looked_at(file)
    assert bytes(looked_at(file).sealed) == bytes(first.sealed)


def test_other_cities_teams_and_roles_do_not_have_it(amina, carla, bruno, permit, protecting_team):
    (file,) = added(amina, permit, photo())
    looked_at(file)
    path = address(permit, f"{file.pk}/")
    assert page(bruno, path).status_code == 403
    assert carla.browser.get(carla.url(f"people/{path}")).status_code == 404
    with amina.at_work() as by:
        protect_person(person=permit.person, team=protecting_team, reason="violence", by=by)
    assert page(amina, path).status_code == 404 and page(amina, address(permit)).status_code == 404


def test_the_officer_reads_and_brings_none(sassari, amina, permit):
    officer = player("Olga", sassari, Role.DATA_PROTECTION_OFFICER)
    (file,) = added(amina, permit, photo())
    looked_at(file)
    assert page(officer, address(permit, f"{file.pk}/")).status_code == 200
    assert not shows(page(officer, address(permit)), 'type="file"')
    assert sent(officer, permit, photo("red")).status_code == 403


def test_one_is_taken_away_after_a_question(amina, permit):
    (file,) = added(amina, permit, photo())
    looked_at(file)
    assert shows(page(amina, address(permit, f"{file.pk}/remove/")), "will be deleted")
    assert post(amina, address(permit, f"{file.pk}/remove/"), {}).status_code == 302
    with amina.at_work():
        assert not PermitFile.objects.exists()
    assert len(events(amina, "people.permit_file_removed")) == 1


def test_a_new_key_renews_them(amina, sassari, permit, settings):
    settings.IDENTIFIER_KEYS = OLD
    files = added(amina, permit, *(photo((n, 0, 0)) for n in range(0, 60, 10)))
    settings.IDENTIFIER_KEYS = f"{OLD},{NEW}"
    call_command("rotate_keys", city=[sassari.slug])
    settings.IDENTIFIER_KEYS = NEW
    with amina.at_work():
        kept = list(permit.files.all())
    assert {key_number(file.sealed) for file in kept} == {2} and len(kept) == len(files)
    assert keeping.opened(kept[0]).startswith(b"\xff\xd8\xff")


def test_a_list_reads_no_contents_and_asks_the_same_for_more(amina, permit):
    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            reading(amina).get(amina.url(f"people/{address(permit)}"))
        return [one["sql"] for one in queries]

    added(amina, permit, photo())
    one = asked()
    added(amina, permit, *(photo((n, 9, 0)) for n in range(0, 50, 10)))
    assert len(asked()) == len(one) and not any('"sealed"' in sql for sql in one)
