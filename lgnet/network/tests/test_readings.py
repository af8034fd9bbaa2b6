# SPDX-License-Identifier: AGPL-3.0-or-later
"""The data-protection officer's desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lgnet.kernel import clock
from lgnet.kernel.actor import Role
from lgnet.kernel.errors import Denied
from lgnet.kernel.ids import new_id
from lgnet.network.actions.lift_ceiling import lift_ceiling
from lgnet.network.actions.review_reading import review_reading
from lgnet.network.errors import NotYourOwnReading, NotYourRole, ReadingGoesOn
from lgnet.network.jobs import forget_readings
from lgnet.network.readings import totals, waiting_count
from lgnet.trust import audit, reading
from lgnet.trust.models import AuditEvent, ReadingHour
from tests.cast import player


@pytest.fixture
def delia(sassari):
    return player("Delia", sassari, Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def unusual(amina):
    """Amina searched 90 times, yesterday."""

    def read(*, amount: int = 90, by=amina, ago: timedelta = timedelta(hours=24), kind: str = "search"):
        with by.at_work():
            hour = reading.this_hour() - ago
            return ReadingHour.objects.create(by_id=by.user.pk, kind=kind, hour=hour, amount=amount)

    return read


def words(browser, url: str) -> str:
    return browser.get(url).content.decode()


def test_what_is_unusual_waits_on_the_desk_once(delia, amina, unusual):
    with amina.at_work() as by:
        for turn in range(70):
            reading.take("search", by=by, text=f"{turn} name")
    shown = words(delia.browser, delia.url("readings/"))
    assert shown.count("Amina") == 1 and "70 searches" in shown or "70 ricerche" in shown


def test_ordinary_work_is_not_shown(delia, unusual):
    unusual(amount=59)
    assert "Amina" not in words(delia.browser, delia.url("readings/"))


def test_a_reading_is_reviewed_and_leaves_the_desk(delia, unusual):
    one = unusual()
    url = delia.url(f"readings/{one.pk}/")
    delia.browser.post(url, {"verdict": "justified", "note": "prot. 12/2026"})
    assert "Amina" not in words(delia.browser, delia.url("readings/"))
    assert "prot. 12/2026" in words(delia.browser, url)
    with delia.at_work():
        event = AuditEvent.objects.get(action="network.reading_reviewed")
        assert event.facts["verdict"] == "justified" and "prot" not in str(event.facts)


def test_the_menu_says_how_many_wait(delia, unusual):
    unusual()
    unusual(kind="record")
    with delia.at_work() as by:
        assert waiting_count(by) == 2
    shown = words(delia.browser, delia.url("directory/"))
    assert 'lg-warning">2<' in shown


def test_a_page_outside_the_city_still_has_its_menu(delia):
    assert delia.browser.get(delia.url(f"readings/{new_id()}/")).status_code == 404


def test_nobody_reviews_her_own(delia, sassari, unusual):
    own = unusual(by=delia)
    with delia.at_work() as by:
        assert waiting_count(by) == 0
        for refused in (review_reading, lift_ceiling):
            told = {"verdict": "justified"} if refused is review_reading else {}
            with pytest.raises(NotYourOwnReading):
                refused(reading_hour=own, by=by, **told)
    with player("Dora", sassari, Role.DATA_PROTECTION_OFFICER).at_work() as by:
        assert review_reading(reading_hour=own, verdict="to_follow_up", by=by).verdict == "to_follow_up"


def test_an_hour_that_goes_on_is_not_reviewed_yet(delia, unusual):
    now = unusual(ago=timedelta(0))
    with delia.at_work() as by, pytest.raises(ReadingGoesOn):
        review_reading(reading_hour=now, verdict="justified", by=by)


def test_the_officer_lifts_the_limit_and_work_goes_on(delia, amina, unusual):
    one = unusual(amount=200, ago=timedelta(0))
    with amina.at_work() as by, pytest.raises(Exception, match="too_many_searches"):
        reading.take("search", by=by, text="one more")
    delia.browser.post(delia.url(f"readings/{one.pk}/lift/"))
    with amina.at_work() as by:
        reading.take("search", by=by, text="one more")
    with delia.at_work():
        assert AuditEvent.objects.filter(action="network.ceiling_lifted").exists()


def test_only_the_officer_does(amina, city_administrator, unusual):
    one = unusual()
    for somebody in (amina, city_administrator):
        assert somebody.browser.get(somebody.url("readings/")).status_code == 403
        with somebody.at_work() as by, pytest.raises((Denied, NotYourRole)):
            review_reading(reading_hour=one, verdict="justified", by=by)


def test_another_citys_officer_sees_nothing(delia, torino, unusual):
    one = unusual()
    other = player("Olga", torino, Role.DATA_PROTECTION_OFFICER)
    with other.at_work() as by:
        assert waiting_count(by) == 0 and not ReadingHour.objects.filter(pk=one.pk).exists()
    assert other.browser.get(other.url(f"readings/{one.pk}/")).status_code == 404
    assert "Amina" not in words(other.browser, other.url("readings/period/"))
    assert "Amina" in words(delia.browser, delia.url("readings/period/"))  # the control


def test_a_period_sums_up_the_audit_and_the_counts(delia, amina, unusual):
    unusual(amount=7)
    person = new_id()
    with amina.at_work() as by:
        audit.record("people.person_opened", by=by, people=[person])
        audit.record("people.person_opened", by=by, people=[person, new_id()])
    with delia.at_work() as by:
        today = clock.today()
        (total,) = totals(by, first=today - timedelta(days=2), last=today)
        assert (total.name, total.people, total.search) == ("Amina", 2, 7)
        assert totals(by, first=today - timedelta(days=20), last=today - timedelta(days=10)) == []


def test_a_period_too_long_is_asked_anew(delia):
    page = delia.browser.get(delia.url("readings/period/"), {"first": "2024-01-01", "last": "2026-01-01"})
    (told,) = page.context["form"].non_field_errors()
    assert told in page.content.decode()


@pytest.mark.parametrize("page", ["readings/", "readings/?all=1", "readings/period/"])
def test_a_desk_with_much_on_it_costs_the_same_queries(delia, sassari, unusual, page):
    unusual()

    def queries() -> int:
        browser = delia.browser
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(delia.url(page)).status_code == 200
        return len(seen)

    before = queries()
    for number in range(12):
        unusual(by=player(f"Bruno{number}", sassari, Role.STREET_OPERATOR), ago=timedelta(hours=25 + number))
    assert queries() == before


def test_after_24_months_it_is_forgotten(amina, unusual):
    unusual(ago=timedelta(days=731))
    kept = unusual(ago=timedelta(days=729))
    forget_readings(timestamp=0)
    with amina.at_work():
        assert list(ReadingHour.objects.all()) == [kept]
