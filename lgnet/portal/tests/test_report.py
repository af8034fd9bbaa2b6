# SPDX-License-Identifier: AGPL-3.0-or-later
"""An entry of the directory is wrong: said by whoever was there, without an account, and seen to by the city."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, transaction

from lgnet.kernel import clock
from lgnet.network.actions.report_service import report_service
from lgnet.network.models import Service
from lgnet.portal import jobs
from lgnet.portal.limits import REPORTED
from lgnet.portal.models import EntryReport
from lgnet.portal.places import services_of
from lgnet.portal.tests.asking import LATER, opened
from lgnet.portal.written import opened as written_of
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent

TOLD = {"what": "phone", "words": "Le nouveau numéro finit par 77", "reach": "awa@example.org"}


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


@pytest.fixture
def entry(page):
    return services_of(page.city, "it")[0]


def address(page, entry, language: str = "fr") -> str:
    return f"/{language}/{page.city.slug}/servizi/{entry.slug}/segnala/"


def send(page, reader, entry, *, token: str = "", **told):
    sent = {"website": "", "token": token or opened(page)} | TOLD | told
    return reader.post(address(page, entry), sent)


def reports(page) -> list[EntryReport]:
    with tenancy.in_city(page.city_id), transaction.atomic():
        return list(EntryReport.objects.select_related("service"))


def service_of(entry) -> Service:
    return Service.objects.get(pk=entry.entry)


def keep_watch(page, reader, entry, administrator):
    """A report has come; the page of the entry as who keeps the directory sees it."""
    send(page, reader, entry)
    return administrator.browser.get(administrator.url(f"directory/{entry.entry}/")).content.decode()


# --- it arrives


def test_each_entry_leads_to_a_form_and_a_place_of_the_network_does_not(page, reader, entry):
    shown = reader.get(f"/it/{page.city.slug}/servizi/{entry.slug}/").content.decode()
    assert address(page, entry, "it") in shown
    own = reader.get(f"/it/{page.city.slug}/servizi/sportello-unico-lgnet/").content.decode()
    assert "segnala/" not in own


def test_it_is_kept_once_and_thanked_for(page, reader, entry):
    token = opened(page)
    for _ in range(2):
        answer = send(page, reader, entry, token=token)
        assert answer.status_code == 303 and answer.url == "?grazie"
    assert "Merci" in reader.get(address(page, entry) + "?grazie").content.decode()
    (report,) = reports(page)
    assert (report.service_id, report.what, report.language) == (entry.entry, "phone", "fr")
    assert written_of(report).words == TOLD["words"] and written_of(report).reach == TOLD["reach"]
    assert service_of(entry).reported_wrong_at is not None and not answer.cookies


def test_whoever_reads_next_is_told_to_call_first(page, reader, entry):
    call_first = "telefona prima di andare"
    url = f"/it/{page.city.slug}/servizi/{entry.slug}/"
    assert call_first not in reader.get(url).content.decode()
    send(page, reader, entry)
    assert call_first in reader.get(url).content.decode()
    assert TOLD["words"] not in reader.get(url).content.decode()


def test_what_was_written_stands_nowhere_in_clear(page, reader, entry):
    send(page, reader, entry)
    with tenancy.in_city(page.city_id), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select portal_entryreport::text from portal_entryreport")
        rows = str(cursor.fetchall())
        facts = str(list(AuditEvent.objects.filter(origin="public page").values()))
    assert "phone" in rows
    for secret in ("77", "awa@example.org"):
        assert secret.encode().hex() not in rows and secret not in rows.replace("-", " ").split("(")[0]
        assert "awa@example.org" not in facts
    assert service_of(entry).reported_wrong == ""


def test_another_city_knows_nothing_of_it(page, reader, entry, torino, carla):
    send(page, reader, entry)
    (report,) = reports(page)
    with tenancy.in_city(torino.id), transaction.atomic():
        assert not EntryReport.objects.exists()
    assert carla.browser.post(carla.url(f"directory/reports/{report.pk}/set-aside/")).status_code == 404


# --- what a person may have to correct


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"what": ""}, "champs en rouge"),
        ({"what": "gold"}, "champs en rouge"),
        ({"what": "other", "words": " "}, "Écrivez-le en quelques mots"),
        ({"reach": "abc"}, "laissez-le vide"),
        ({"words": "https://spam.example"}, "pas envoyer de liens"),
        ({"website": "x"}, "champ qui doit rester vide"),
    ],
)
def test_what_does_not_hold_is_told_and_nothing_typed_is_lost(page, reader, entry, told, words):
    answer = send(page, reader, entry, **told)
    shown = answer.content.decode()
    assert answer.status_code == 422 and words in shown and reports(page) == []
    if "words" not in told:
        assert TOLD["words"] in shown
    assert answer["Cache-Control"] == "no-store"


def test_neither_words_nor_a_way_to_answer_are_needed(page, reader, entry):
    assert send(page, reader, entry, words="", reach="").status_code == 303
    (report,) = reports(page)
    assert report.sealed is None


def test_a_machine_is_too_quick_and_an_old_form_is_renewed(page, reader, entry):
    shown = reader.get(address(page, entry)).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', shown)[1]
    assert send(page, reader, entry, token=token).status_code == 422
    with time_machine.travel(clock.now() + LATER, tick=False):
        assert send(page, reader, entry, token=token).status_code == 303
    old = opened(page, at=clock.now() - timedelta(days=2))
    renewed = send(page, reader, entry, token=old)
    assert renewed.status_code == 422 and old not in renewed.content.decode()


def test_one_network_can_t_cover_the_directory_with_reports(page, reader, entry):
    for _ in range(REPORTED.from_one_network):
        assert send(page, reader, entry).status_code == 303
    assert send(page, reader, entry).status_code == 429
    assert len(reports(page)) == REPORTED.from_one_network


@pytest.mark.parametrize("language", ["it", "en", "fr", "es", "ar"])
def test_the_form_speaks_each_language(page, reader, entry, language):
    shown = reader.get(address(page, entry, language))
    assert shown.status_code == 200 and f'lang="{language}"' in shown.content.decode()


def test_a_closed_entry_takes_none(page, reader, entry, city_administrator):
    Service.objects.filter(pk=entry.entry).update(closed_on=clock.today())
    assert send(page, reader, entry).status_code == 404


# --- it is seen to


def test_who_keeps_the_directory_finds_it_and_settles_it_by_checking(page, reader, entry, city_administrator):
    shown = keep_watch(page, reader, entry, city_administrator)
    assert TOLD["words"] in shown and TOLD["reach"] in shown and "Français" in shown
    found = city_administrator.browser.get(city_administrator.url("directory/?view=to-check"))
    assert entry.name in found.content.decode()
    Service.objects.filter(pk=entry.entry).update(last_checked_on=clock.today() - timedelta(days=90))
    city_administrator.browser.post(city_administrator.url(f"directory/{entry.entry}/confirm/"))
    (report,) = reports(page)
    assert (report.outcome, report.seen_to_by) == ("checked", city_administrator.user.pk)
    assert report.seen_to_at is not None
    service = service_of(entry)
    assert service.last_checked_on == clock.today() and service.reported_wrong_at is None
    after = city_administrator.browser.get(city_administrator.url(f"directory/{entry.entry}/"))
    assert "Chiara" in after.content.decode()


def test_closing_the_service_settles_it_too(page, reader, entry, city_administrator):
    keep_watch(page, reader, entry, city_administrator)
    city_administrator.browser.post(city_administrator.url(f"directory/{entry.entry}/close/"))
    assert [report.outcome for report in reports(page)] == ["closed"]


def test_what_says_nothing_is_set_aside_without_a_check(page, reader, entry, city_administrator):
    before = service_of(entry).last_checked_on
    send(page, reader, entry, words="bla"), send(page, reader, entry, words="bla bla")
    for number, left in enumerate([True, False]):
        report = reports(page)[number]
        city_administrator.browser.post(city_administrator.url(f"directory/reports/{report.pk}/set-aside/"))
        assert (service_of(entry).reported_wrong_at is not None) == left
    assert {report.outcome for report in reports(page)} == {"set_aside"}
    assert service_of(entry).last_checked_on == before


def test_what_a_colleague_said_stays_when_the_public_s_is_set_aside(page, reader, entry, city_administrator):
    with city_administrator.at_work() as by:
        report_service(service=service_of(entry), words="Il sabato è chiuso", by=by)
    send(page, reader, entry)
    assert service_of(entry).reported_wrong == "Il sabato è chiuso"
    (report,) = reports(page)
    city_administrator.browser.post(city_administrator.url(f"directory/reports/{report.pk}/set-aside/"))
    assert service_of(entry).reported_wrong_at is not None


def test_who_only_uses_the_directory_does_not_read_it(page, reader, entry, bruno):
    send(page, reader, entry)
    shown = bruno.browser.get(bruno.url(f"directory/{entry.entry}/")).content.decode()
    assert TOLD["words"] not in shown and TOLD["reach"] not in shown
    (report,) = reports(page)
    assert bruno.browser.post(bruno.url(f"directory/reports/{report.pk}/set-aside/")).status_code == 403


def test_who_read_it_is_recorded(page, reader, entry, city_administrator):
    keep_watch(page, reader, entry, city_administrator)
    with tenancy.in_city(page.city_id), transaction.atomic():
        read = AuditEvent.objects.filter(action="portal.entry_reports_read")
        assert [event.by_id for event in read] == [city_administrator.user.pk]


# --- it is forgotten


def forget_in(days: int) -> None:
    later = clock.now() + timedelta(days=days)
    with clock.telling(later):
        jobs.forget(timestamp=int(later.timestamp()))


def test_what_was_written_goes_a_month_after_it_was_seen_to(page, reader, entry, city_administrator):
    keep_watch(page, reader, entry, city_administrator)
    city_administrator.browser.post(city_administrator.url(f"directory/{entry.entry}/confirm/"))
    forget_in(29)
    assert reports(page)[0].sealed is not None
    forget_in(31)
    assert reports(page)[0].sealed is None
    forget_in(731)
    assert reports(page) == []


def test_what_nobody_saw_to_goes_after_half_a_year(page, reader, entry):
    send(page, reader, entry)
    forget_in(179)
    assert reports(page)[0].sealed is not None
    forget_in(181)
    assert reports(page)[0].sealed is None


def test_opinions_go_after_a_year(page, reader):
    from lgnet.portal.models import Opinion

    reader.post(f"/it/{page.city.slug}/parere/", {"page": "services", "rating": "5", "website": ""})

    def given() -> int:
        with tenancy.in_city(page.city_id), transaction.atomic():
            return Opinion.objects.count()

    forget_in(364)
    assert given() == 1
    forget_in(366)
    assert given() == 0
