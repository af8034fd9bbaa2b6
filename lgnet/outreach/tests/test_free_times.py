# SPDX-License-Identifier: AGPL-3.0-or-later
"""Free times keep to the hours on the door of the place; where there are none, to those of offices."""

from datetime import datetime, timedelta

import pytest

from lgnet.kernel.clock import ROME
from lgnet.kernel.holidays import is_holiday
from lgnet.outreach.actions.book_appointment import book_appointment
from lgnet.outreach.appointment_errors import OperatorBusy
from lgnet.outreach.free_times import free_times
from lgnet.outreach.tests.desk import next_monday

HOURS = "lun–ven 9:10–10:00; lun 15:00–16:00"


def working_monday() -> datetime:
    """A Monday to come that is no holiday, nor the days after it."""
    monday = next_monday(7)
    while any(is_holiday((monday + timedelta(days=ahead)).date()) for ahead in range(8)):
        monday += timedelta(days=7)
    return monday


def offered(rita, *, hours: str, after: datetime | None = None, many: int = 6) -> list[str]:
    with rita.at_work():
        asked = {"after": after or working_monday(), "minutes": 30, "many": many}
        return [f"{start:%a %H:%M}" for start in free_times(rita.user.pk, hours=hours, **asked)]


def test_only_while_the_place_is_open(rita):
    assert offered(rita, hours=HOURS) == [
        "Mon 09:15", "Mon 09:30", "Mon 15:00", "Mon 15:15", "Mon 15:30", "Tue 09:15"
    ]  # fmt: skip


@pytest.mark.parametrize("hours", ["", "su appuntamento", "sempre aperto"])
def test_without_hours_that_say_when_as_offices_do(rita, hours):
    """The control: the same colleague on the same day."""
    assert offered(rita, hours=hours, many=1) == ["Mon 08:00"]


def test_not_on_a_holiday(rita):
    before = datetime(2040, 4, 23, 7, tzinfo=ROME)  # Monday; Wednesday is 25 April
    found = offered(rita, hours="lun–ven 9:00–9:30", after=before, many=5)
    assert [time.split()[0] for time in found] == ["Mon", "Tue", "Thu", "Fri", "Mon"]


def test_what_is_taken_is_refused_with_times_at_which_the_place_is_open(rita, shop, book):
    shop.opening_hours = "lun–ven 9:00–13:00"
    shop.save()
    monday = working_monday().replace(hour=12, minute=30)
    with rita.at_work() as by:
        book(by, starts_at=monday)
        with pytest.raises(OperatorBusy) as refused:
            book_appointment(
                site=shop, starts_at=monday, minutes=30, operator=rita.user, purpose="documents", said_name="Awa", by=by
            )  # fmt: skip
    assert "09:00" in refused.value.facts["times"] and "13:00" not in refused.value.facts["times"]


def test_the_form_offers_them_and_says_why(rita, shop):
    shop.opening_hours = HOURS
    shop.save()
    day = f"{working_monday():%Y-%m-%d}"
    asked = f"?with_whom=user:{rita.user.pk}&minutes=30&day={day}"
    free = rita.url("appointments/free/") + asked
    at_the_shop = rita.browser.get(f"{free}&site={shop.pk}").content.decode()
    assert "T09:15" in at_the_shop and "T08:00" not in at_the_shop and HOURS in at_the_shop
    for nowhere in ("", "&site=x", f"&site={rita.user.pk}"):
        page = rita.browser.get(free + nowhere).content.decode()
        assert "T08:00" in page and HOURS not in page
    assert HOURS in rita.browser.get(rita.url(f"appointments/new/?day={day}")).content.decode()
