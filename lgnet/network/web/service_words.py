# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service of the directory in the reader's words."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lgnet.kernel import clock
from lgnet.network.choices import Acceptance
from lgnet.network.directory import Now, needs_check
from lgnet.network.models import Service
from lgnet.network.slots import lent


@dataclass(frozen=True)
class Told:
    service: Service
    needs: list[str]
    accepts: list[str]
    languages: list[str]
    needs_check: bool
    now: str = ""
    """Whether it is open, in words; empty where nobody can say."""
    is_open: bool | None = None
    far: str = ""
    months_unchecked: int | None = None

    @property
    def phone(self) -> str:
        return self.service.phone or self.service.provider.phone

    @property
    def email(self) -> str:
        return self.service.email or self.service.provider.email


def told_now(now: Now) -> Told:
    """With what changes by the hour and from where one asks."""
    far = "" if now.far is None else _("%(far)s km away") % {"far": formats.number_format(now.far, 1)}
    return replace(told(now.service), now=_now_words(now), is_open=now.is_open, far=far)


def _now_words(now: Now) -> str:
    if now.is_open is None:
        return ""
    if now.is_open:
        return _("Open until %(time)s") % {"time": _time(now.until)} if now.until else _("Always open")
    if now.opens_at is None:
        return _("Closed now")
    opens = localtime(now.opens_at)
    if opens.date() == clock.today():
        return _("Opens today at %(time)s") % {"time": _time(opens)}
    return _("Opens on %(day)s at %(time)s") % {
        "day": str(WEEKDAYS[opens.weekday()]).lower(),
        "time": _time(opens),
    }


def _time(at: datetime) -> str:
    return localtime(at).strftime("%H:%M")


def _months_unchecked(service: Service) -> int | None:
    """Whole months since somebody checked; None where nobody ever did."""
    return None if service.last_checked_on is None else (clock.today() - service.last_checked_on).days // 30


def told(service: Service) -> Told:
    reader = get_language()
    labels = dict(Acceptance.choices)
    return Told(
        months_unchecked=_months_unchecked(service),
        service=service,
        needs=[lent("needs").label(code, reader) for code in service.needs],
        accepts=[str(labels.get(code, code)) for code in service.accepts],
        languages=[lent("languages").label(code, reader) for code in service.languages],
        needs_check=needs_check(service),
    )
